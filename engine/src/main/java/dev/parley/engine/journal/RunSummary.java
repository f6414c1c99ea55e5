package dev.parley.engine.journal;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line in the list of runs.
 *
 * @param version null when a draft was run
 * @param endedAt null while it goes on
 * @param output null while it goes on
 * @param error null unless it failed
 * @param origin the run it replays; null for an ordinary run
 */
public record RunSummary(
        RunId id,
        WorkflowRef workflow,
        String workflowName,
        @Nullable Integer version,
        Mode mode,
        String trigger,
        RunStatus status,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable JsonNode output,
        @Nullable StepError error,
        @Nullable RunId origin) {}
