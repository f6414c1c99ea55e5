package dev.parley.bot.api;

import dev.parley.engine.workflow.Trigger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run started by hand begins with, in the shape its trigger would have delivered.
 *
 * @param payload {@code trigger.output} of expressions
 * @param input {@code input} of expressions
 */
record RunInput(JsonNode payload, JsonNode input) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Whether it is what the workflow asks for, the runtime says. @param given null for nothing */
    static RunInput of(Trigger trigger, @Nullable JsonNode given) {
        JsonNode value = given == null || given.isNull() ? JSON.objectNode() : given;
        return switch (trigger) {
            case Trigger.Webhook _ -> webhook(value);
            case Trigger.Event event -> event(event, value);
            case Trigger.Stream stream -> stream(stream, value);
            case Trigger.Manual _, Trigger.Chat _, Trigger.Schedule _, Trigger.Email _, Trigger.File _ ->
                new RunInput(value, value);
        };
    }

    private static RunInput webhook(JsonNode value) {
        if (value.isObject() && value.has("body")) {
            return new RunInput(value, value.get("body"));
        }
        ObjectNode payload = JSON.objectNode();
        payload.set("body", value);
        payload.set("headers", JSON.objectNode());
        payload.set("query", JSON.objectNode());
        return new RunInput(payload, value);
    }

    private static RunInput event(Trigger.Event event, JsonNode value) {
        if (value.isObject() && value.has("payload")) {
            return new RunInput(value, value.get("payload"));
        }
        ObjectNode output = JSON.objectNode().put("source", event.source());
        output.set("payload", value);
        return new RunInput(output, value);
    }

    private static RunInput stream(Trigger.Stream stream, JsonNode value) {
        if (value.isObject() && value.has("fields")) {
            return new RunInput(value, value.get("fields"));
        }
        ObjectNode output = JSON.objectNode().put("stream", stream.stream());
        output.set("fields", value);
        return new RunInput(output, value);
    }
}
