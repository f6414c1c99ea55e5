package dev.parley.engine.workflow;

import tools.jackson.databind.JsonNode;

/** JSON in words for people. */
public final class JsonWords {
    private static final int MAX_SHOWN = 60;

    private JsonWords() {}

    /** What a value is, with its article. */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> value.isIntegralNumber() ? "a whole number" : "a number";
            case BOOLEAN -> "true or false";
            case BINARY, POJO -> "a binary value";
            case NULL, MISSING -> "null";
        };
    }

    /** The value itself, cut where it would not fit a line. */
    public static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN - 1) + "…";
    }
}
