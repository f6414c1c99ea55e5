package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every step may set, whatever its kind.
 *
 * @param title words for people; null means the kind's own title
 * @param in the container this step belongs to; null means the workflow itself
 * @param join when several arrows lead here: wait for all of them or for the first
 * @param onError what a final failure does to the run
 * @param retry null means one attempt only
 * @param timeout of one attempt; null means the engine's limit
 */
public record NodeSettings(
        @Nullable String title,
        @Nullable NodeId in,
        Join join,
        OnError onError,
        @Nullable Retry retry,
        @Nullable Duration timeout) {
    public static final NodeSettings DEFAULT = new NodeSettings(null, null, Join.ALL, OnError.FAIL, null, null);

    /** When a step with several incoming arrows is due. */
    public enum Join {
        ALL,
        ANY
    }

    /** What happens once a step has failed for good and no {@code error} arrow leaves it. */
    public enum OnError {
        FAIL,
        CONTINUE
    }

    /**
     * Attempts after the first, with exponential backoff.
     *
     * @param max further attempts after the first
     * @param backoff wait before the second attempt; doubles each time, with jitter, at most an hour
     */
    public record Retry(int max, Duration backoff) {}
}
