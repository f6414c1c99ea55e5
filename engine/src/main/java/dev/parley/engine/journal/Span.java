package dev.parley.engine.journal;

import dev.parley.engine.operation.StepError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at one step.
 *
 * @param status {@code running}, {@code waiting}, {@code succeeded}, {@code failed}, {@code reused} or {@code in_doubt}
 * @param durationMs null while it goes on
 * @param input rendered; null for steps that take none
 * @param choice the branch it chose; null for none
 */
public record Span(
        String node,
        int attempt,
        String status,
        Instant startedAt,
        @Nullable Long durationMs,
        @Nullable JsonNode input,
        @Nullable JsonNode output,
        @Nullable String choice,
        @Nullable StepError error) {}
