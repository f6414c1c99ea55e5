package dev.parley.engine.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every run of a workflow.
 *
 * @param timeout how long a run may take from its first step on, waits included; null means as long as it needs
 * @param concurrency how many runs may be open at once; null means any number
 */
public record WorkflowSettings(
        @Nullable Duration timeout, @Nullable Concurrency concurrency) {
    public static final WorkflowSettings DEFAULT = new WorkflowSettings(null, null);

    /**
     * Runs beyond the limit wait in the order they came; a run that waits for people or time counts as open.
     *
     * @param max open runs, at least 1
     * @param queue how many may wait for their turn; further ones are refused
     */
    public record Concurrency(int max, int queue) {
        static final int DEFAULT_QUEUE = 1_000;
    }
}
