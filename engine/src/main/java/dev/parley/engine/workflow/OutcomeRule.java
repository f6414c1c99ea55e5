package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An arrow waits only for what its source can decide. */
final class OutcomeRule implements Rule {
    private static final String ROUTE = "ai.route";

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        return IntStream.range(0, workflow.edges().size())
                .boxed()
                .flatMap(index -> ofArrow(workflow.edges().get(index), "edges[" + index + "]", graph));
    }

    private static Stream<Finding> ofArrow(Edge edge, String where, Graph graph) {
        if (edge.when() == null) {
            return Stream.of();
        }
        if (edge.from().equals(NodeId.TRIGGER)) {
            return Stream.of(Finding.error(
                    "unknown_outcome",
                    where,
                    "The arrow from the trigger waits for \"" + edge.when() + "\", but a trigger decides nothing.",
                    "Remove \"when\", or put a logic.if between."));
        }
        return graph
                .node(edge.from())
                .flatMap(OutcomeRule::outcomes)
                .filter(outcomes -> !outcomes.contains(edge.when()))
                .map(outcomes -> Finding.error(
                        "unknown_outcome",
                        where,
                        "The arrow from \"" + edge.from() + "\" waits for \"" + edge.when()
                                + "\", which never comes from there.",
                        Nearest.suggestion(edge.when(), outcomes)))
                .stream();
    }

    /** What a step may decide, {@code error} included; empty when that is known only when it runs. */
    static Optional<Set<String>> outcomes(Node node) {
        return choices(node).map(choices -> {
            Set<String> outcomes = new LinkedHashSet<>(choices);
            outcomes.add(Edge.ERROR);
            return outcomes;
        });
    }

    private static Optional<List<String>> choices(Node node) {
        return switch (node) {
            case Node.If _ -> Optional.of(List.of("true", "false"));
            case Node.Switch branch ->
                Optional.of(Stream.concat(branch.cases().keySet().stream(), Stream.of("default"))
                        .toList());
            case Node.Approval _ -> Optional.of(List.of("approved", "rejected", "expired"));
            case Node.Call call
            when call.operation().equals(ROUTE) -> labels(call.with().path("routes"));
            case Node.Input _, Node.WaitForEvent _ -> Optional.of(List.of("expired"));
            case Node.Call _,
                    Node.SetValues _,
                    Node.Delay _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> Optional.of(List.of());
        };
    }

    private static Optional<List<String>> labels(JsonNode routes) {
        List<String> labels = routes.valueStream()
                .map(route -> route.isString() ? route : route.path("label"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .toList();
        boolean written = routes.isArray() && labels.size() == routes.size();
        return written && labels.stream().noneMatch(Braces::areIn) ? Optional.of(labels) : Optional.empty();
    }
}
