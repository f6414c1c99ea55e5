package dev.parley.engine.run;

import dev.parley.engine.workflow.NodeSettings.Retry;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a failed attempt is repeated: exponential, with jitter, never earlier than the far system asked for. */
final class Backoff {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.2;

    private Backoff() {}

    /** @return null when the attempts are used up */
    static @Nullable Instant next(
            @Nullable Retry retry, int failedAttempt, @Nullable Instant retryAfter, Instant now, double jitter) {
        if (retry == null || failedAttempt > retry.max()) {
            return null;
        }
        long doubled = retry.backoff().toMillis() << Math.min(failedAttempt - 1, MAX_DOUBLINGS);
        long bounded = Math.min(doubled, LONGEST.toMillis());
        Instant due = now.plusMillis((long) (bounded * (1 + JITTER * (2 * jitter - 1))));
        return retryAfter != null && retryAfter.isAfter(due) ? retryAfter : due;
    }
}
