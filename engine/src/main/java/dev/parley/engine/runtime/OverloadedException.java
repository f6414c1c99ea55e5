package dev.parley.engine.runtime;

import java.time.Duration;

/** No more can be taken in at the moment; the caller may try again, nothing was accepted. */
public final class OverloadedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public OverloadedException(Duration retryAfter) {
        this("Parley is taking in more than it can write down", retryAfter);
    }

    /** @param reason the beginning of a sentence for people */
    public OverloadedException(String reason, Duration retryAfter) {
        super(reason + "; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
