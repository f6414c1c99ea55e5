package dev.parley.bot.identity;

import java.time.Duration;

/** Too many failed attempts to sign in; nothing was checked. */
public final class ThrottledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    ThrottledException(Duration retryAfter) {
        super("There were too many failed attempts to sign in; this one was not looked at.");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
