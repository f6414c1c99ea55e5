package dev.parley.connectors.ai.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One request to one model, or the reason why none was sent.
 *
 * @param cost in USD; null when the price is not known
 * @param problem null when it answered
 */
public record Attempt(
        ModelName model,
        Tokens tokens,
        @Nullable BigDecimal cost,
        @Nullable ModelProblem problem) {
    static Attempt notSent(ModelName model, ModelProblem why) {
        return new Attempt(model, Tokens.NONE, BigDecimal.ZERO, why);
    }
}
