package dev.parley.engine.expression;

import java.util.Map;

/** An expression's text and where in it each part of the syntax tree stands. */
record Source(String text, Map<Long, Integer> codePoints) {
    /** @return -1 when unknown */
    int position(long exprId) {
        var codePoint = codePoints.get(exprId);
        return codePoint == null ? -1 : charAt(codePoint);
    }

    /** CEL counts code points, we count chars. */
    int charAt(int codePoint) {
        return codePoint < 0 || codePoint > text.codePointCount(0, text.length())
                ? -1
                : text.offsetByCodePoints(0, codePoint);
    }
}
