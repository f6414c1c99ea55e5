package dev.parley.engine.operation;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The keyword {@code type} of a JSON Schema, one name or a list of them (JSON Schema Validation 2020-12, 6.1.1). */
public final class SchemaTypes {
    private SchemaTypes() {}

    /** What a schema allows; empty means anything. */
    public static List<String> of(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString)
                        .toList()
                : type.stringValueOpt().map(List::of).orElse(List.of());
    }

    /** Whether the value is of one of the types; a name that no standard knows is not held against it. */
    public static boolean fit(JsonNode value, List<String> types) {
        return types.isEmpty() || types.stream().anyMatch(type -> fits(value, type));
    }

    private static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
