package dev.parley.engine.expression;

/**
 * Stops an evaluation that does too much work. An Error, for {@code a || b} keeps an exception of {@code a} to itself when
 * {@code b} is true, as CEL demands; this one must get through.
 */
final class CostExceeded extends Error {
    private static final long serialVersionUID = 1L;

    CostExceeded() {
        super("evaluation cost exceeded", null, false, false);
    }
}
