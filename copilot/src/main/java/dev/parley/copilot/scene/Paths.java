package dev.parley.copilot.scene;

import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What leads where. A loop leads to what is in it, and what is in it leads to what follows the loop. */
final class Paths {
    private final Workflow workflow;

    Paths(Workflow workflow) {
        this.workflow = workflow;
    }

    Set<NodeId> before(NodeId step) {
        return reach(
                step,
                at -> Stream.concat(
                        workflow.edges().stream()
                                .filter(edge -> edge.to().equals(at))
                                .map(Edge::from),
                        around(at)));
    }

    Set<NodeId> after(NodeId step) {
        return reach(
                step,
                at -> Stream.of(
                                workflow.edges().stream()
                                        .filter(edge -> edge.from().equals(at))
                                        .map(Edge::to),
                                workflow.nodes().stream()
                                        .filter(node -> at.equals(node.settings().in()))
                                        .map(Node::id),
                                around(at))
                        .flatMap(Function.identity()));
    }

    /** The outermost loop around a step, else the step itself. */
    NodeId outermost(NodeId step) {
        Set<NodeId> around = reach(step, this::around);
        return around.isEmpty() ? step : around.stream().reduce((_, outer) -> outer).orElse(step);
    }

    private Stream<NodeId> around(NodeId step) {
        return workflow.node(step).map(node -> node.settings().in()).stream().filter(Objects::nonNull);
    }

    private static Set<NodeId> reach(NodeId start, Function<NodeId, Stream<NodeId>> next) {
        Set<NodeId> reached = new LinkedHashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(next.apply(start).toList());
        while (!open.isEmpty()) {
            NodeId at = open.poll();
            if (reached.add(at)) {
                next.apply(at).forEach(open::add);
            }
        }
        return reached;
    }
}
