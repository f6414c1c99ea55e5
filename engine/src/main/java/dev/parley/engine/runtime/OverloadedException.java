package dev.parley.engine.runtime;

import java.time.Duration;

/** The journal cannot take more at the moment; the caller may try again, nothing was accepted. */
public final class OverloadedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public OverloadedException(Duration retryAfter) {
        super("Parley is taking in more than it can write down; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
