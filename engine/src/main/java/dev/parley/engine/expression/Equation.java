package dev.parley.engine.expression;

/**
 * Two values that must be equal for an expression to be true, such as {@code event.order == input.id}.
 *
 * @param left path of fields: {@code event.order}
 * @param right path of fields: {@code input.id}
 */
public record Equation(String left, String right) {
    Equation turned() {
        return new Equation(right, left);
    }

    boolean isAbout(String root) {
        return left.startsWith(root + ".") && !right.startsWith(root + ".");
    }
}
