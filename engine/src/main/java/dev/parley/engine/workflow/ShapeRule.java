package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arrows form no circle, and every step can be reached from the trigger. */
final class ShapeRule implements Rule {
    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        return Stream.concat(cycle(graph), reach(graph));
    }

    private static Stream<Finding> cycle(Graph graph) {
        return graph.cycle().stream()
                .map(path -> Finding.error(
                        "cycle",
                        path.getFirst().value(),
                        "The steps run in a circle: "
                                + path.stream().map(NodeId::value).collect(Collectors.joining(" → ")) + ".",
                        "Remove the arrow from \"" + path.get(path.size() - 2) + "\" to \"" + path.getLast()
                                + "\"; to try a step again, give it a retry."));
    }

    private static Stream<Finding> reach(Graph graph) {
        Set<NodeId> reached = graph.after(NodeId.TRIGGER);
        List<NodeId> lost = graph.nodes().stream()
                .map(Node::id)
                .filter(id -> !reached.contains(id))
                .toList();
        if (!lost.isEmpty() && graph.outOf(NodeId.TRIGGER).isEmpty()) {
            return Stream.of(Finding.error(
                    "no_start",
                    "edges",
                    "No arrow leaves the trigger, so no step would ever run.",
                    "Add {\"from\": \"trigger\", \"to\": \"" + lost.getFirst() + "\"}."));
        }
        return lost.stream()
                .map(id -> Finding.warn(
                        "unreachable",
                        id.value(),
                        "No way leads from the trigger to step \"" + id + "\", so it never runs.",
                        "Draw an arrow to it, or remove it."));
    }
}
