package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.journal.Span;
import dev.parley.engine.operation.StepError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One attempt at one step as the API gives it. */
record SpanView(
        String node,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step,
        int attempt,
        String status,
        Instant startedAt,
        @Nullable Long durationMs,
        @Nullable JsonNode input,
        @Nullable JsonNode output,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String choice,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StepError error) {
    static SpanView of(Span span) {
        return new SpanView(
                span.node(),
                span.step(),
                span.attempt(),
                span.status(),
                span.startedAt(),
                span.durationMs(),
                span.input(),
                span.output(),
                span.choice(),
                span.error());
    }
}
