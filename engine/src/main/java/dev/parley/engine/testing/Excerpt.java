package dev.parley.engine.testing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Values cut to what people can take in. */
final class Excerpt {
    private static final int MOST_CHARS = 1_000;
    private static final int MOST_CHARS_IN_A_SENTENCE = 80;

    private Excerpt() {}

    /** The value itself, or the beginning of its text when that is too long. */
    static @Nullable JsonNode of(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return text.length() <= MOST_CHARS ? value : StringNode.valueOf(cut(text, MOST_CHARS));
    }

    /** As JSON. */
    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= MOST_CHARS_IN_A_SENTENCE ? text : cut(text, MOST_CHARS_IN_A_SENTENCE);
    }

    private static String cut(String text, int chars) {
        boolean isWithinPair = Character.isHighSurrogate(text.charAt(chars - 1));
        return text.substring(0, isWithinPair ? chars - 1 : chars) + "…";
    }
}
