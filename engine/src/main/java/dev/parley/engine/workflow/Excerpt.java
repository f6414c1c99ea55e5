package dev.parley.engine.workflow;

/** Points at a character of an expression. */
final class Excerpt {
    private static final int SHORT = 30;
    private static final int BEFORE = 30;
    private static final int AFTER = 30;

    private Excerpt() {}

    /** {@code (character 14)}, counted from one; empty when the place is not known. */
    static String place(int position) {
        return position < 0 ? "" : " (character " + (position + 1) + ")";
    }

    /** The line around the place and a caret below it, each on a line of its own; empty where the expression is short. */
    static String of(String text, int position) {
        if (position < 0 || position > text.length() || (text.length() <= SHORT && text.indexOf('\n') < 0)) {
            return "";
        }
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        int lineEnd = text.indexOf('\n', position) < 0 ? text.length() : text.indexOf('\n', position);
        int start = Math.max(lineStart, position - BEFORE);
        int end = Math.min(lineEnd, position + AFTER);
        String head = start > lineStart ? "…" : "";
        String shown = head + text.substring(start, end).replace('\t', ' ') + (end < lineEnd ? "…" : "");
        int column = head.length() + text.codePointCount(start, position);
        return "\n  " + shown + "\n  " + " ".repeat(column) + "^";
    }
}
