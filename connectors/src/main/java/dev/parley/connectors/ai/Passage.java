package dev.parley.connectors.ai;

/**
 * A part of a text, as it stands there.
 *
 * @param start of its first character, from 0
 * @param end after its last character
 */
record Passage(String text, int start, int end) {
    static Passage of(String whole, int start, int end) {
        return new Passage(whole.substring(start, end), start, end);
    }
}
