package dev.parley.engine.workflow;

import dev.parley.engine.workflow.WorkflowSettings.Concurrency;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Workflow JSON (v1) to {@link Workflow} and back. Also reads the {@code start_at}/{@code nodes}/{@code next_node} form. */
public final class WorkflowJson {
    private WorkflowJson() {}

    /** @throws WorkflowSyntaxException when the JSON has not the shape of a workflow at all; it tells all mistakes at once */
    public static Parsed read(JsonNode json) throws WorkflowSyntaxException {
        if (!(json instanceof ObjectNode object)) {
            throw new WorkflowSyntaxException(List.of(Finding.error(
                    "wrong_type",
                    "",
                    "A workflow must be an object, but this is " + JsonWords.kind(json) + ".",
                    "Write { \"parley\": 1, \"name\": …, \"trigger\": …, \"nodes\": […], \"edges\": […] }.")));
        }
        return HybridImport.recognises(object) ? new HybridImport().read(object) : new WorkflowReader().read(object);
    }

    public static ObjectNode write(Workflow workflow) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("parley", WorkflowReader.VERSION).put("name", workflow.name());
        json.set("trigger", TriggerJson.write(workflow.trigger()));
        json.setAll(write(workflow.settings()));
        ArrayNode nodes = json.putArray("nodes");
        workflow.nodes().forEach(node -> nodes.add(NodeWriter.write(node)));
        ArrayNode edges = json.putArray("edges");
        workflow.edges().forEach(edge -> edges.add(write(edge)));
        if (!workflow.layout().positions().isEmpty()) {
            ObjectNode layout = json.putObject("layout");
            workflow.layout()
                    .positions()
                    .forEach((id, at) ->
                            layout.putObject(id.value()).put("x", at.x()).put("y", at.y()));
        }
        return json;
    }

    /** The JSON Schema (draft 2020-12) of version 1, for editors and models. */
    public static JsonNode schema() {
        try (InputStream schema = WorkflowJson.class.getResourceAsStream("workflow-v1.schema.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(schema, "workflow-v1.schema.json is not packaged"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ObjectNode write(WorkflowSettings settings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (settings.timeout() != null) {
            json.put("timeout", Durations.format(settings.timeout()));
        }
        Concurrency concurrency = settings.concurrency();
        if (concurrency != null) {
            ObjectNode written = json.putObject("concurrency").put("max", concurrency.max());
            if (concurrency.queue() != Concurrency.DEFAULT_QUEUE) {
                written.put("queue", concurrency.queue());
            }
        }
        return json;
    }

    static ObjectNode write(Edge edge) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", edge.from().value()).put("to", edge.to().value());
        if (edge.when() != null) {
            json.put("when", edge.when());
        }
        return json;
    }

    /** @param notes what had to be assumed or left out, as WARN or INFO findings */
    public record Parsed(Workflow workflow, List<Finding> notes) {}
}
