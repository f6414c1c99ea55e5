package dev.parley.engine.journal;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at one step.
 *
 * @param step which round of which loop it was in, such as {@code orders.3.file}; null outside of loops
 * @param status {@code running}, {@code waiting}, {@code succeeded}, {@code failed}, {@code reused}, {@code abandoned} or
 *     {@code in_doubt}
 * @param durationMs null while it goes on
 * @param input rendered; null for steps that take none
 * @param choice the branch it chose; null for none
 */
public record Span(
        String node,
        @Nullable String step,
        int attempt,
        String status,
        Instant startedAt,
        @Nullable Long durationMs,
        @Nullable JsonNode input,
        @Nullable JsonNode output,
        @Nullable String choice,
        @Nullable StepError error) {

    boolean isOpen() {
        return durationMs == null;
    }

    StepId id() {
        return StepId.parse(step == null ? node : step);
    }

    /** The same without its values. */
    Span outline() {
        return new Span(node, step, attempt, status, startedAt, durationMs, null, null, choice, error);
    }
}
