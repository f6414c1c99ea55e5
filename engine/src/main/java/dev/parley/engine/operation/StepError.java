package dev.parley.engine.operation;

import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, in words that say what happened, where, and what to do next.
 *
 * @param code stable, such as {@code http_500}, {@code timeout}, {@code egress_denied}, {@code bad_expression}
 * @param hint what to do next; null when there is nothing useful to say
 * @param retryable whether the same call may succeed later
 */
public record StepError(
        String code, String message, @Nullable String hint, boolean retryable) {
    /** No connector here has what the step uses. */
    public static StepError unknownOperation(String step, String operation) {
        return new StepError(
                "unknown_operation",
                "Step \"%s\" uses \"%s\", which this installation does not have.".formatted(step, operation),
                "Install the connector, or choose another operation for this step.",
                false);
    }
}
