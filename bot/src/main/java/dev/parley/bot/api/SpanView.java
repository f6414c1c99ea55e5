package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.journal.Span;
import dev.parley.engine.operation.StepError;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One attempt at one step as the API gives it.
 *
 * @param model which model answered; null where none did
 * @param tokens {@code {in, out}}; null where no model answered
 * @param cost in USD; JSON's null when the model's price is not known, null where no model answered
 */
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StepError error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode tokens,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode cost) {
    /** As the operations of the {@code ai} connector name what they asked. */
    private static final Pattern MODEL = Pattern.compile("[a-z]+/\\S+");

    static SpanView of(Span span) {
        JsonNode spent = isAnswerOfModel(span) ? span.output() : null;
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
                span.error(),
                spent == null ? null : spent.path("model").stringValue(),
                spent == null ? null : spent.path("tokens"),
                spent == null ? null : spent.path("cost"));
    }

    /** What a replay took over was paid for by the run it is from. */
    private static boolean isAnswerOfModel(Span span) {
        JsonNode output = span.output();
        return output != null
                && !span.status().equals("reused")
                && MODEL.matcher(output.path("model").asString("")).matches()
                && output.path("tokens").path("in").isIntegralNumber()
                && output.has("cost");
    }
}
