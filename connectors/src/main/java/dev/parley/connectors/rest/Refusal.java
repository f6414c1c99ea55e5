package dev.parley.connectors.rest;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An API says no.
 *
 * @param status of HTTP, or the one that says the same where the API answers 200 all the same
 * @param words of the far system; empty when it gives none
 * @param missingScope what the connection would need; null when it does not say
 * @param pause before it may be asked again; null when it does not say
 * @param hint what to do, where the system's own word tells more than the status does; null for the status' own
 */
public record Refusal(
        int status,
        String words,
        @Nullable String missingScope,
        @Nullable Duration pause,
        @Nullable String hint) {
    public Refusal(int status, String words, @Nullable String missingScope, @Nullable Duration pause) {
        this(status, words, missingScope, pause, null);
    }

    /** With nothing but words. */
    public static Refusal of(int status, String words) {
        return new Refusal(status, words, null, null, null);
    }

    Refusal pausing(@Nullable Duration newPause) {
        return new Refusal(status, words, missingScope, newPause, hint);
    }

    /** The same no, by a status that says better what is meant. */
    public Refusal as(int newStatus) {
        return new Refusal(newStatus, words, missingScope, pause, hint);
    }

    /** The same no, because the connection lacks this scope. */
    public Refusal lacking(String scope) {
        return new Refusal(status, words, scope, pause, hint);
    }

    /** Whether we were too fast, whatever the status is called. */
    boolean isThrottled() {
        return status == 429 || (status == 403 && pause != null);
    }
}
