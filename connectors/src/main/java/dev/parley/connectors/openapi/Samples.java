package dev.parley.connectors.openapi;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An answer as the far system may give it, made of the schema of its answers. */
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Samples() {}

    /** @param schema as {@link SchemaReader} gives it */
    static JsonNode of(JsonNode schema) {
        JsonNode given = given(schema);
        if (!given.isMissingNode()) {
            return given;
        }
        JsonNode choice = schema.path("oneOf").path(0);
        JsonNode chosen = choice.isMissingNode() ? schema.path("anyOf").path(0) : choice;
        if (!chosen.isMissingNode() && !schema.path("properties").isObject()) {
            return of(chosen);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> JSON.arrayNode().add(of(schema.path("items")));
            case "integer" -> JSON.numberNode(schema.path("minimum").asLong(1));
            case "number" -> JSON.numberNode(schema.path("minimum").asDouble(1.5));
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.stringNode(text(schema.path("format").asString("")));
            default -> JSON.nullNode();
        };
    }

    private static JsonNode given(JsonNode schema) {
        if (schema.has("const")) {
            return schema.get("const");
        } else if (schema.path("examples").has(0)) {
            return schema.path("examples").get(0);
        } else if (schema.has("default") && !schema.get("default").isNull()) {
            return schema.get("default");
        }
        return schema.path("enum").path(0);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.valueStream()
                    .map(one -> one.asString(""))
                    .filter(one -> !one.equals("null"))
                    .findFirst()
                    .orElse("null");
        }
        return type.asString("");
    }

    private static ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").forEachEntry((name, property) -> object.set(name, of(property)));
        return object;
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2026-01-31T09:30:00Z";
            case "date" -> "2026-01-31";
            case "time" -> "09:30:00Z";
            case "uuid" -> "3f0c7d0e-5b1a-4a55-9d6e-8c1f2b7a9e10";
            case "email" -> "ana@example.com";
            case "uri", "url" -> "https://example.com/";
            case "byte", "binary" -> "UGFybGV5";
            default -> "text";
        };
    }
}
