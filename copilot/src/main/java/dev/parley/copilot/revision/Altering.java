package dev.parley.copilot.revision;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes what one step says, never where it stands. */
final class Altering {
    private static final List<String> FIXED = List.of("id", "in", "use");

    private Altering() {}

    static Workflow of(Workflow workflow, NodeId step, ObjectNode patch) {
        ObjectNode json = WorkflowJson.write(workflow);
        Optional<JsonNode> found = json.path("nodes")
                .valueStream()
                .filter(node -> node.path("id").asString("").equals(step.value()))
                .findFirst();
        if (found.isEmpty() || workflow.node(step).isEmpty()) {
            return workflow;
        }
        merge((ObjectNode) found.get(), patch.deepCopy().remove(FIXED));
        try {
            return WorkflowJson.read(json).workflow();
        } catch (WorkflowSyntaxException _) {
            // The patch was made for a step that has become something else since.
            return workflow;
        }
    }

    static Workflow exchanged(Workflow workflow, NodeId step, Workflow replacement) {
        if (replacement.nodes().size() != 1 || !(replacement.nodes().getFirst() instanceof Node.Call other)) {
            return workflow;
        }
        return new Workflow(
                workflow.name(),
                workflow.trigger(),
                workflow.nodes().stream()
                        .map(node ->
                                node.id().equals(step) && node instanceof Node.Call ? inPlaceOf(node, other) : node)
                        .toList(),
                workflow.edges(),
                workflow.settings());
    }

    private static Node inPlaceOf(Node node, Node other) {
        NodeSettings old = node.settings();
        return other.with(
                node.id(),
                new NodeSettings(
                        other.settings().title(), old.in(), old.join(), old.onError(), old.retry(), old.timeout()));
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        for (String name : patch.propertyNames()) {
            JsonNode value = patch.get(name);
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode changes && target.get(name) instanceof ObjectNode known) {
                merge(known, changes);
            } else {
                target.set(name, value.deepCopy());
            }
        }
    }
}
