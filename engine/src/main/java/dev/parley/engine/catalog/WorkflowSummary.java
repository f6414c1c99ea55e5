package dev.parley.engine.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line in the list of workflows.
 *
 * @param trigger kind of the newest revision's trigger, such as {@code webhook}
 * @param revision the newest
 * @param liveVersion the published version that triggers use; null when never published
 */
public record WorkflowSummary(
        WorkflowId id,
        String name,
        String trigger,
        int revision,
        @Nullable Integer liveVersion,
        Instant updatedAt) {}
