package dev.parley.engine.journal;

import java.time.Duration;

/** No more can be taken in at the moment; the caller may try again, nothing was accepted. */
public final class OverloadedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;
    private final boolean isQueueFull;

    public OverloadedException(Duration retryAfter) {
        this("Parley is taking in more than it can write down", retryAfter, false);
    }

    /** One workflow has too many runs waiting for their turn. @param reason the beginning of a sentence for people */
    public OverloadedException(String reason, Duration retryAfter) {
        this(reason, retryAfter, true);
    }

    private OverloadedException(String reason, Duration retryAfter, boolean isQueueFull) {
        super(reason + "; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
        this.isQueueFull = isQueueFull;
    }

    /** Whether only the queue of the one workflow is full; else Parley as a whole has too much to do. */
    public boolean isQueueFull() {
        return isQueueFull;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
