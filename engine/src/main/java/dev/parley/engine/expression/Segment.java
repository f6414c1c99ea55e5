package dev.parley.engine.expression;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a template string: as it stands, or an expression in braces. */
sealed interface Segment {
    record Plain(String text) implements Segment {}

    /** @param offset of the expression in the string, after the braces */
    record Braces(String expression, int offset) implements Segment {}

    String OPEN = "{{";

    /**
     * @throws ExpressionException at braces that never close
     */
    static List<Segment> split(String text) throws ExpressionException {
        var segments = new ArrayList<Segment>();
        var plain = new StringBuilder();
        var at = 0;
        for (var open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
            if (open > at && text.charAt(open - 1) == '\\') {
                plain.append(text, at, open - 1).append(OPEN);
                at = open + OPEN.length();
                continue;
            }
            plain.append(text, at, open);
            addPlain(segments, plain);
            var start = open + OPEN.length();
            var close = BraceScanner.close(text, start);
            if (close < 0) {
                throw new ExpressionException(
                        "The \"{{\" is never closed. Write \"}}\" after the expression (are its quotes closed?), or \"\\{{\" for the braces themselves.",
                        text,
                        open);
            }
            segments.add(new Braces(text.substring(start, close), start));
            at = close + 2;
        }
        addPlain(segments, plain.append(text, at, text.length()));
        return segments;
    }

    private static void addPlain(List<Segment> segments, StringBuilder plain) {
        if (!plain.isEmpty()) {
            segments.add(new Plain(plain.toString()));
            plain.setLength(0);
        }
    }
}
