package dev.parley.connectors.ai.model;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What providers ask of a JSON Schema before they keep answers to it. */
final class Schemas {
    private Schemas() {}

    /** Whether every object names all its properties: none may be added, and, if so wanted, none left out. */
    static boolean isClosed(JsonNode schema, boolean allRequired) {
        boolean isObject = schema.path("properties").isObject()
                || schema.path("type").stringValueOpt().filter("object"::equals).isPresent();
        if (isObject && !(isFalse(schema.path("additionalProperties")) && (!allRequired || requiresAll(schema)))) {
            return false;
        }
        return within(schema).allMatch(part -> isClosed(part, allRequired));
    }

    private static boolean isFalse(JsonNode value) {
        return value.isBoolean() && !value.booleanValue();
    }

    private static boolean requiresAll(JsonNode schema) {
        return schema.path("properties").propertyNames().stream()
                .allMatch(name -> schema.path("required")
                        .valueStream()
                        .anyMatch(required -> required.asString("").equals(name)));
    }

    private static Stream<JsonNode> within(JsonNode schema) {
        return Stream.of(
                        schema.path("properties").valueStream(),
                        schema.path("$defs").valueStream(),
                        schema.path("anyOf").valueStream(),
                        Stream.of(schema.path("items")))
                .flatMap(parts -> parts)
                .filter(JsonNode::isObject);
    }
}
