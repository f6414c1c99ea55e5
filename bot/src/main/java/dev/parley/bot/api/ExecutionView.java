package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunId;
import dev.parley.engine.run.RunStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run as the API gives it.
 *
 * @param version null when a draft was run
 * @param mode {@code live} or {@code test}
 */
record ExecutionView(
        RunId id,
        WorkflowId workflow,
        String workflowName,
        @Nullable Integer version,
        String mode,
        String trigger,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JsonNode output,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StepError error,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RunId origin) {
    static ExecutionView of(RunSummary run) {
        return new ExecutionView(
                run.id(),
                run.workflow().id(),
                run.workflowName(),
                run.version(),
                run.mode().name().toLowerCase(Locale.ROOT),
                run.trigger(),
                run.status(),
                run.startedAt(),
                run.endedAt(),
                run.output(),
                run.error(),
                run.origin());
    }
}
