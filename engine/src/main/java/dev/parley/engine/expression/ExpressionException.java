package dev.parley.engine.expression;

/** An expression that cannot be compiled or evaluated; the message is fit for people. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expression;
    private final int position;

    /**
     * @param expression as written
     * @param position zero-based character in it; -1 when it concerns the whole
     */
    public ExpressionException(String message, String expression, int position) {
        super(message);
        this.expression = expression;
        this.position = position;
    }

    public String expression() {
        return expression;
    }

    public int position() {
        return position;
    }
}
