package dev.parley.engine.expression;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Between the types of JSON Schema and the kinds of value expressions know. */
final class SchemaKinds {
    /** Keywords that may allow more than {@code type} and {@code properties} beside them say, or lead elsewhere. */
    private static final List<String> MANIFOLD = List.of(
            "$ref", "$dynamicRef", "anyOf", "oneOf", "allOf", "not", "if", "patternProperties", "dependentSchemas");

    private SchemaKinds() {}

    static boolean isPlain(JsonNode schema) {
        return MANIFOLD.stream().noneMatch(schema::has);
    }

    static Set<Kind> of(JsonNode schema) {
        var type = schema.path("type");
        var kinds = EnumSet.noneOf(Kind.class);
        if (type.isString()) {
            kinds.addAll(named(type.stringValue()));
        }
        for (var name : type.isArray() ? type : List.<JsonNode>of()) {
            kinds.addAll(named(name.asString("")));
        }
        if (kinds.isEmpty() && schema.path("enum").isArray()) {
            schema.path("enum").forEach(value -> kinds.add(Kind.of(value)));
        }
        return kinds.isEmpty() ? EnumSet.allOf(Kind.class) : kinds;
    }

    private static Set<Kind> named(String type) {
        return switch (type) {
            case "string" -> EnumSet.of(Kind.TEXT);
            case "integer", "number" -> EnumSet.of(Kind.NUMBER);
            case "boolean" -> EnumSet.of(Kind.BOOLEAN);
            case "array" -> EnumSet.of(Kind.LIST);
            case "object" -> EnumSet.of(Kind.OBJECT);
            case "null" -> EnumSet.of(Kind.NULL);
            default -> EnumSet.allOf(Kind.class);
        };
    }

    /** What such a value is once it is JSON; empty when that may be anything. */
    static List<String> names(Set<Kind> kinds) {
        if (kinds.contains(Kind.OPTIONAL) || kinds.contains(Kind.OTHER)) {
            return List.of();
        }
        return kinds.stream()
                .map(kind -> switch (kind) {
                    case TEXT, TIME, DURATION -> "string";
                    case NUMBER -> "number";
                    case BOOLEAN -> "boolean";
                    case NULL -> "null";
                    case LIST -> "array";
                    case OBJECT -> "object";
                    case OPTIONAL, OTHER -> throw new IllegalStateException(kind.words());
                })
                .distinct()
                .toList();
    }
}
