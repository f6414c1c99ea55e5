package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a tester wishes single steps to answer. */
public final class Mocks {
    private static final Set<String> DECISIONS = Set.of("approved", "rejected");

    private Mocks() {}

    /** What is wrong with them for this workflow; empty when a test may use them. */
    public static List<Finding> findings(Workflow workflow, Map<NodeId, JsonNode> mocks) {
        List<Finding> findings = new ArrayList<>();
        mocks.forEach((id, answer) -> workflow.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .ifPresentOrElse(
                        node -> findings.addAll(findings(node, answer)), () -> findings.add(unknown(workflow, id))));
        return findings;
    }

    private static List<Finding> findings(Node node, JsonNode answer) {
        return switch (node) {
            case Node.Call _, Node.CallWorkflow _, Node.WaitForEvent _ -> List.of();
            case Node.Approval _ ->
                DECISIONS.contains(answer.path("decision").asString(""))
                        ? List.of()
                        : List.of(unfit(
                                node, "It must be {\"decision\": \"approved\"} or {\"decision\": \"rejected\"}."));
            case Node.Input form ->
                Forms.problems(form.fields(), answer).stream()
                        .map(problem -> unfit(node, problem))
                        .toList();
            case Node.SetValues _, Node.If _, Node.Switch _, Node.Delay _, Node.ForEach _, Node.Repeat _, Node.Stop _ ->
                List.of(Finding.error(
                        "not_mockable",
                        node.id().value(),
                        "Step \"%s\" (%s) reaches nothing outside, so it is not mocked."
                                .formatted(node.id(), node.use()),
                        "Mock a step that it reads, or choose another input."));
        };
    }

    private static Finding unfit(Node node, String problem) {
        return Finding.error(
                "bad_mock",
                node.id().value(),
                "The mock of step \"%s\" is nothing that %s could answer.".formatted(node.id(), node.use()),
                problem);
    }

    private static Finding unknown(Workflow workflow, NodeId id) {
        List<String> steps =
                workflow.nodes().stream().map(node -> node.id().value()).toList();
        return Finding.error(
                "unknown_step",
                id.value(),
                "There is no step \"%s\" to mock.".formatted(id),
                "The steps are " + String.join(", ", steps) + ".");
    }
}
