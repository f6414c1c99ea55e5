package dev.parley.engine.expression;

import tools.jackson.databind.JsonNode;

/** Compiles what people write between braces. Thread-safe; compiled pieces are immutable and reusable. */
public final class Expressions {
    /**
     * A CEL expression without braces, such as {@code classify.output.label == 'bug'}.
     *
     * @throws ExpressionException with the character where it is wrong
     */
    public Expression expression(String cel) throws ExpressionException {
        throw new UnsupportedOperationException();
    }

    /**
     * Any JSON in which strings may hold {@code {{ }}}. A string that is one pair of braces keeps the value's type; else the
     * values are interpolated as text.
     *
     * @throws ExpressionException naming the path of the string and the character
     */
    public Template template(JsonNode value) throws ExpressionException {
        throw new UnsupportedOperationException();
    }
}
