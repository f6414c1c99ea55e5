package dev.parley.connectors.openapi;

import java.util.Locale;

/** What a document says, as people and ids can use it. */
final class Texts {
    private static final int LONGEST_NAME = 60;

    private Texts() {}

    /** On one line, without marks of Markdown or HTML. */
    static String line(String text, int longest) {
        String line = text.replaceAll("<[^<>]{0,200}>", " ")
                .replaceAll("[`*#]+", "")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1).stripTrailing() + "…";
    }

    /** {@code listPetsByTag} is {@code list_pets_by_tag}; empty when nothing is left. */
    static String snakeCase(String name) {
        String snake = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toLowerCase(Locale.ROOT)
                .replaceAll("^[_0-9]+|_+$", "");
        return snake.length() <= LONGEST_NAME
                ? snake
                : snake.substring(0, LONGEST_NAME).replaceAll("_+$", "");
    }

    /** {@code list_pets} is "List pets". */
    static String title(String snake) {
        String words = snake.replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
