package dev.parley.connectors.ai.model;

import dev.parley.engine.operation.SchemaTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A model's answer against the JSON Schema it was asked to keep to: {@code type}, {@code enum}, {@code required}, {@code properties},
 * {@code additionalProperties}, {@code items} and {@code anyOf}, which is what providers enforce. Other keywords are the caller's to check.
 */
final class SchemaCheck {
    private SchemaCheck() {}

    static Optional<String> firstFault(JsonNode value, JsonNode schema) {
        return faults("the answer", value, schema).findFirst();
    }

    private static Stream<String> faults(String where, JsonNode value, JsonNode schema) {
        List<String> types = SchemaTypes.of(schema);
        if (!SchemaTypes.fit(value, types)) {
            return Stream.of(where + " must be of type " + String.join(" or ", types));
        }
        JsonNode choices = schema.path("enum");
        if (choices.isArray() && choices.valueStream().noneMatch(value::equals)) {
            return Stream.of(where + " must be one of " + choices);
        }
        JsonNode ways = schema.path("anyOf");
        if (ways.isArray()
                && ways.valueStream()
                        .noneMatch(way -> faults(where, value, way).findFirst().isEmpty())) {
            return Stream.of(where + " fits none of the forms allowed there");
        }
        return value.isObject()
                ? ofObject(where, value, schema)
                : IntStream.range(0, value.isArray() ? value.size() : 0)
                        .boxed()
                        .flatMap(index -> faults(where + "[" + index + "]", value.get(index), schema.path("items")));
    }

    private static Stream<String> ofObject(String where, JsonNode object, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        JsonNode further = schema.path("additionalProperties");
        Stream<String> missing = schema.path("required")
                .valueStream()
                .map(name -> name.asString(""))
                .filter(name -> !object.has(name))
                .map(name -> where + " lacks \"" + name + "\"");
        Stream<String> given = object.propertyStream().flatMap(property -> {
            String name = property.getKey();
            if (properties.has(name)) {
                return faults(where + "." + name, property.getValue(), properties.get(name));
            }
            return further.isBoolean() && !further.booleanValue()
                    ? Stream.of(where + " may not have \"" + name + "\"")
                    : Stream.of();
        });
        return Stream.concat(missing, given);
    }
}
