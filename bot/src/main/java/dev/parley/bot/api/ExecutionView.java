package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.operation.StepError;
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
 * @param startedBy name of who or what started it; null in lists and streams, where it is not looked up
 * @param thread address of the message under which it is told in chat, within the page or of another surface; null when it is told
 *     nowhere, and in lists and streams
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RunId origin,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String startedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String thread) {
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
                run.origin(),
                null,
                null);
    }

    ExecutionView withOrigins(@Nullable String startedBy, @Nullable String thread) {
        return new ExecutionView(
                id,
                workflow,
                workflowName,
                version,
                mode,
                trigger,
                status,
                startedAt,
                endedAt,
                output,
                error,
                origin,
                startedBy,
                thread);
    }
}
