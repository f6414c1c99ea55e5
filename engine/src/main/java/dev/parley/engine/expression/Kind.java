package dev.parley.engine.expression;

import dev.cel.common.values.NullValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The kinds of value an expression knows, named as people name them. */
enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NULL("null"),
    LIST("a list"),
    OBJECT("an object"),
    TIME("a date and time"),
    DURATION("a duration"),
    OPTIONAL("an optional value"),
    OTHER("another kind of value");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Kind of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING, BINARY -> TEXT;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case ARRAY -> LIST;
            case OBJECT -> OBJECT;
            case NULL, MISSING -> NULL;
            case POJO -> OTHER;
        };
    }

    static Kind of(Object value) {
        return switch (value) {
            case String _ -> TEXT;
            case Number _ -> NUMBER;
            case Boolean _ -> BOOLEAN;
            case NullValue _ -> NULL;
            case List<?> _ -> LIST;
            case Map<?, ?> _ -> OBJECT;
            case Instant _ -> TIME;
            case Duration _ -> DURATION;
            case Optional<?> _ -> OPTIONAL;
            default -> OTHER;
        };
    }
}
