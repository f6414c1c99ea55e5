package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema that a workflow's author wrote for an answer. */
final class AnswerSchema {
    private AnswerSchema() {}

    /** Whether it is one, rather than some other object. */
    static boolean isSchema(JsonNode value) {
        return value.path("properties").isObject()
                && (value.path("type").isMissingNode()
                        || value.path("type").asString("").equals("object"));
    }

    /**
     * Closed where it does not say: providers keep an answer strictly only to objects that take no further fields.
     *
     * @throws OperationException {@code bad_input} when it does not describe an object with fields, which is what models can be held to
     */
    static JsonNode written(JsonNode schema, String field, NodeId step) throws OperationException {
        if (!isSchema(schema)) {
            throw Failures.badInput(
                    step,
                    "cannot use its \"%s\": it is no JSON Schema of an object".formatted(field),
                    "Write it like {\"type\": \"object\", \"properties\": {\"total\": {\"type\": \"number\"}}}.");
        }
        return closed(((ObjectNode) schema).deepCopy().put("type", "object"));
    }

    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
            object.forEach(AnswerSchema::closed);
        } else if (schema.isArray()) {
            schema.forEach(AnswerSchema::closed);
        }
        return schema;
    }
}
