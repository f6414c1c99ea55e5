package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every arrow leads from something that exists to another step. */
final class ArrowRule implements Rule {
    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        Set<Edge> seen = new HashSet<>();
        return IntStream.range(0, workflow.edges().size()).boxed().flatMap(index -> {
            Edge edge = workflow.edges().get(index);
            String where = "edges[" + index + "]";
            return seen.add(edge)
                    ? Stream.concat(ofSource(edge, where, graph), ofTarget(edge, where, graph))
                    : Stream.of(Finding.warn(
                            "duplicate_edge",
                            where,
                            "The arrow from \"" + edge.from() + "\" to \"" + edge.to() + "\" is there twice.",
                            "Remove one."));
        });
    }

    private static Stream<Finding> ofSource(Edge edge, String where, Graph graph) {
        return edge.from().equals(NodeId.TRIGGER) || graph.node(edge.from()).isPresent()
                ? Stream.of()
                : Stream.of(dangling(where, "starts at", edge.from(), graph));
    }

    private static Stream<Finding> ofTarget(Edge edge, String where, Graph graph) {
        if (edge.to().equals(NodeId.TRIGGER)) {
            return Stream.of(Finding.error(
                    "edge_into_trigger",
                    where,
                    "The arrow from \"" + edge.from() + "\" leads into the trigger, which only starts.",
                    "Let it lead to a step, or remove it."));
        }
        if (edge.to().equals(edge.from())) {
            return Stream.of(Finding.error(
                    "self_edge",
                    where,
                    "The arrow at \"" + edge.from() + "\" leads back to the same step.",
                    "Remove it; to try again, give the step a retry."));
        }
        return graph.node(edge.to()).isPresent()
                ? Stream.of()
                : Stream.of(dangling(where, "leads to", edge.to(), graph));
    }

    private static Finding dangling(String where, String verb, NodeId missing, Graph graph) {
        return Finding.error(
                "dangling_edge",
                where,
                "The arrow " + verb + " \"" + missing + "\", which is no step.",
                Nearest.suggestion(missing.value(), graph.names()));
    }
}
