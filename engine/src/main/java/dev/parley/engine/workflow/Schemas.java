package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.expression.Scope;
import dev.parley.engine.operation.OperationCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas of what expressions read, as far as they are certain: of the trigger, the run and what each step gives. */
final class Schemas implements Scope {
    private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();

    private final Workflow workflow;
    private final Graph graph;
    private final OperationCatalog operations;
    private final Expressions expressions;
    private final Map<String, JsonNode> known = new HashMap<>();

    Schemas(Workflow workflow, Graph graph, OperationCatalog operations, Expressions expressions) {
        this.workflow = workflow;
        this.graph = graph;
        this.operations = operations;
        this.expressions = expressions;
    }

    @Override
    public @Nullable JsonNode root(String name) {
        JsonNode schema = known.get(name);
        if (schema == null) {
            // A step may read itself by mistake; nothing is known of it meanwhile.
            known.put(name, ANYTHING);
            schema = found(name);
            known.put(name, schema);
        }
        return schema;
    }

    private JsonNode found(String name) {
        return switch (name) {
            case "trigger" ->
                open().field("type", "string")
                        .field("output", payload(workflow.trigger()))
                        .schema();
            case "input" -> input(workflow.trigger());
            case "run" ->
                closed().field("id", "string")
                        .field("mode", "string")
                        .field("startedAt", "string")
                        .schema();
            default -> graph.node(new NodeId(name)).map(this::step).orElse(ANYTHING);
        };
    }

    /** What can be read of a step besides is for {@link ReferenceCheck} to say. */
    private JsonNode step(Node node) {
        return open().field("output", output(node))
                .field("status", "string")
                .field(
                        "error",
                        closed().field("code", "string")
                                .field("message", "string")
                                .schema())
                .schema();
    }

    private JsonNode output(Node node) {
        return switch (node) {
            case Node.Call call ->
                operations
                        .find(call.operation())
                        .map(operation -> operation.spec().output())
                        .orElse(ANYTHING);
            case Node.SetValues set -> filled(set.values());
            case Node.If _ -> closed().field("result", "boolean").schema();
            case Node.Switch _ ->
                closed().field("case", "string").field("value", ANYTHING).schema();
            case Node.Delay _ -> closed().field("until", "string").schema();
            case Node.Approval _ ->
                closed().field("decision", "string")
                        .field("by", "string")
                        .field("comment", "string")
                        .field("at", "string")
                        .schema();
            case Node.Input form ->
                closed().field("values", inputs(form.fields()))
                        .field("by", "string")
                        .field("at", "string")
                        .field("expired", "boolean")
                        .schema();
            case Node.ForEach _, Node.Repeat _ ->
                closed().field("results", "array").field("errors", "array").schema();
            case Node.WaitForEvent _ ->
                closed().field("event", ANYTHING)
                        .field("at", "string")
                        .field("expired", "boolean")
                        .schema();
            case Node.CallWorkflow _ -> ANYTHING;
            case Node.Stop _ -> closed().field("message", "string").schema();
        };
    }

    /** A person may start any workflow by hand with an input of their own, so that only a manual trigger's is certain. */
    private static JsonNode payload(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual manual -> inputs(manual.inputs());
            case Trigger.Webhook _ -> named("body", "headers", "query", "method");
            case Trigger.Schedule _ -> named("scheduledAt", "leftOutSince");
            case Trigger.Event _ -> named("id", "source", "key", "at", "payload");
            case Trigger.Email _ ->
                named(
                        "id",
                        "messageId",
                        "mailbox",
                        "folder",
                        "from",
                        "fromName",
                        "to",
                        "cc",
                        "subject",
                        "receivedAt",
                        "read",
                        "automatic",
                        "inReplyTo",
                        "text",
                        "attachments",
                        "problem");
            case Trigger.Stream _ -> named("stream", "id", "fields");
            case Trigger.File _ -> named("name", "path", "size", "modifiedAt", "text", "base64");
            case Trigger.Chat _ -> named("text", "by", "person");
        };
    }

    private static JsonNode input(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual manual -> inputs(manual.inputs());
            case Trigger.Schedule _, Trigger.Email _, Trigger.File _ -> payload(trigger);
            case Trigger.Webhook _, Trigger.Event _, Trigger.Stream _, Trigger.Chat _ -> ANYTHING;
        };
    }

    private static JsonNode inputs(List<Trigger.Input> inputs) {
        if (inputs.isEmpty()) {
            return ANYTHING;
        }
        Fields fields = new Fields();
        for (Trigger.Input input : inputs) {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            String type = Set.of("text", "date").contains(input.type()) ? "string" : input.type();
            schema.putArray("type").add(type).add(input.required() ? type : "null");
            fields.field(input.name(), schema);
        }
        return fields.schema();
    }

    private static JsonNode named(String... names) {
        Fields fields = new Fields();
        for (String name : names) {
            fields.field(name, ANYTHING);
        }
        return fields.schema();
    }

    /** What a template becomes: the shape it has, the types its expressions give. */
    private JsonNode filled(JsonNode template) {
        return switch (template.getNodeType()) {
            case OBJECT -> {
                Fields fields = closed();
                template.propertyStream().forEach(entry -> fields.field(entry.getKey(), filled(entry.getValue())));
                yield fields.schema();
            }
            case ARRAY -> type("array");
            case STRING -> Braces.areIn(template.stringValue()) ? computed(template.stringValue()) : type("string");
            case NUMBER -> type("number");
            case BOOLEAN -> type("boolean");
            case NULL -> type("null");
            case BINARY, MISSING, POJO -> ANYTHING;
        };
    }

    private JsonNode computed(String template) {
        try {
            return expressions.reviewTemplate(template, this).schema();
        } catch (ExpressionException _) {
            // The finding is made where the template stands.
            return ANYTHING;
        }
    }

    private static JsonNode type(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }

    /** Other fields than those named may be there, and nobody wonders. */
    private static Fields open() {
        return new Fields(true);
    }

    private static Fields closed() {
        return new Fields(false);
    }

    /** The schema of an object, field by field; it says nothing of further fields unless told. */
    private static final class Fields {
        private final ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        private final ObjectNode properties = schema.putObject("properties");

        Fields() {}

        Fields(boolean isOpen) {
            schema.put("additionalProperties", isOpen);
        }

        Fields field(String name, JsonNode type) {
            properties.set(name, type);
            return this;
        }

        Fields field(String name, String type) {
            return field(name, type(type));
        }

        ObjectNode schema() {
            return schema;
        }
    }
}
