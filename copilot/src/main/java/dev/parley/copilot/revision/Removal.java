package dev.parley.copilot.revision;

import dev.parley.copilot.revision.Outcomes.End;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes steps and ways out of a workflow and rejoins what they held together. */
final class Removal {
    private Removal() {}

    static Workflow of(Workflow workflow, NodeId step) {
        Optional<Node> found = workflow.node(step);
        if (found.isEmpty()) {
            return workflow;
        }
        Optional<End> main = Outcomes.main(found.get());
        List<Edge> into = workflow.edges().stream()
                .filter(edge -> edge.to().equals(step) && !edge.from().equals(step))
                .toList();
        List<NodeId> next = workflow.edges().stream()
                .filter(edge -> edge.from().equals(step) && !edge.to().equals(step))
                .filter(edge -> main.isPresent()
                        && Objects.equals(edge.when(), main.get().when()))
                .map(Edge::to)
                .toList();
        Set<Edge> edges = new LinkedHashSet<>();
        for (Edge edge : workflow.edges()) {
            if (edge.to().equals(step)) {
                next.forEach(to -> edges.add(new Edge(edge.from(), to, edge.when())));
            } else if (!edge.from().equals(step)) {
                edges.add(edge);
            }
        }
        Set<NodeId> gone = within(workflow, step);
        List<Node> nodes = workflow.nodes().stream()
                .filter(node -> !gone.contains(node.id()))
                .map(node -> next.contains(node.id()) ? meeting(node, found.get(), into, workflow) : node)
                .toList();
        return withoutLost(workflow, nodes, edges);
    }

    static Workflow ofWay(Workflow workflow, NodeId step, String outcome) {
        Set<Edge> left = new LinkedHashSet<>(workflow.edges());
        left.removeIf(edge -> edge.from().equals(step) && outcome.equals(edge.when()));
        return left.size() == new HashSet<>(workflow.edges()).size()
                ? workflow
                : withoutLost(workflow, workflow.nodes(), left);
    }

    /** What had no other way than through the step that is gone waits as that step did. */
    private static Node meeting(Node next, Node gone, List<Edge> into, Workflow workflow) {
        long ways = workflow.edges().stream()
                .filter(edge -> edge.to().equals(next.id()))
                .count();
        return ways == 1 ? Nodes.joining(next, into.size() > 1 ? gone.settings().join() : Join.ALL) : next;
    }

    /** The step with all that is in it, where it is a loop. */
    private static Set<NodeId> within(Workflow workflow, NodeId step) {
        Set<NodeId> inside = new HashSet<>(Set.of(step));
        boolean grew = true;
        while (grew) {
            grew = inside.addAll(workflow.nodes().stream()
                    .filter(node -> node.settings().in() != null
                            && inside.contains(node.settings().in()))
                    .map(Node::id)
                    .toList());
        }
        return inside;
    }

    /** Without the steps that could be reached before and cannot now, and the arrows of those that are gone. */
    private static Workflow withoutLost(Workflow before, List<Node> nodes, Set<Edge> edges) {
        Set<NodeId> reachedBefore = reached(before.nodes(), before.edges());
        Set<NodeId> reached = reached(nodes, edges);
        List<Node> kept = new ArrayList<>();
        for (Node node : nodes) {
            if (reached.contains(node.id()) || !reachedBefore.contains(node.id())) {
                kept.add(node);
            }
        }
        Set<NodeId> left = Stream.concat(
                        Stream.of(NodeId.TRIGGER), kept.stream().map(Node::id))
                .collect(Collectors.toSet());
        List<Edge> arrows = edges.stream()
                .filter(edge -> left.contains(edge.from()) && left.contains(edge.to()))
                .toList();
        return new Workflow(before.name(), before.trigger(), kept, arrows, before.settings());
    }

    private static Set<NodeId> reached(List<Node> nodes, Iterable<Edge> edges) {
        Set<NodeId> targets = new HashSet<>();
        edges.forEach(edge -> targets.add(edge.to()));
        Set<NodeId> reached = new HashSet<>(Set.of(NodeId.TRIGGER));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Edge edge : edges) {
                grew |= reached.contains(edge.from()) && reached.add(edge.to());
            }
            for (Node node : nodes) {
                NodeId loop = node.settings().in();
                grew |= loop != null
                        && reached.contains(loop)
                        && !targets.contains(node.id())
                        && reached.add(node.id());
            }
        }
        return reached;
    }
}
