package dev.parley.copilot.scene;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What leads where. A loop leads to what is in it, and what is in it leads to what follows the loop. */
final class Paths {
    private final Map<NodeId, List<NodeId>> into = new HashMap<>();
    private final Map<NodeId, List<NodeId>> outOf = new HashMap<>();
    private final Map<NodeId, List<NodeId>> within = new HashMap<>();
    private final Map<NodeId, NodeId> around = new HashMap<>();

    Paths(Workflow workflow) {
        workflow.edges().forEach(edge -> {
            into.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge.from());
            outOf.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        });
        for (Node node : workflow.nodes()) {
            NodeId loop = node.settings().in();
            if (loop != null) {
                within.computeIfAbsent(loop, _ -> new ArrayList<>()).add(node.id());
                around.put(node.id(), loop);
            }
        }
    }

    Set<NodeId> before(NodeId step) {
        return reach(step, at -> Stream.concat(of(into, at), around(at)));
    }

    Set<NodeId> after(NodeId step) {
        return reach(
                step, at -> Stream.of(of(outOf, at), of(within, at), around(at)).flatMap(Function.identity()));
    }

    /** The outermost loop around a step, else the step itself. */
    NodeId outermost(NodeId step) {
        Set<NodeId> around = reach(step, this::around);
        return around.isEmpty()
                ? step
                : around.stream().reduce((_, outer) -> outer).orElse(step);
    }

    private Stream<NodeId> around(NodeId step) {
        return Stream.ofNullable(around.get(step));
    }

    private static Stream<NodeId> of(Map<NodeId, List<NodeId>> ways, NodeId step) {
        return ways.getOrDefault(step, List.of()).stream();
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
