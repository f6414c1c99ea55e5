package dev.parley.engine.journal;

import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are listed; whatever is null does not matter.
 *
 * @param since started then or later, to the millisecond
 * @param until started before then, to the millisecond
 */
public record RunFilter(
        @Nullable WorkflowId workflow,
        @Nullable RunStatus status,
        @Nullable Mode mode,
        @Nullable Instant since,
        @Nullable Instant until) {}
