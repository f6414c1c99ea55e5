package dev.parley.engine.runtime;

import java.time.Duration;

/** This process starts, stops, or stands by for the one that owns the runs; the caller may try again. */
public final class NotReadyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public NotReadyException(Duration retryAfter) {
        super("This Parley starts, stops or stands by for another; try again in " + retryAfter.toSeconds() + " s");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
