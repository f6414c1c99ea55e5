package dev.parley.connectors.http;

import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;

/** What an HTTP status means to the person whose step got it. */
public final class StatusWords {
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    /** Bad gateway, gateway timeout, and what Cloudflare says instead. */
    private static final Set<Integer> LOST_ON_THE_WAY = Set.of(502, 504, 520, 524);

    private StatusWords() {}

    /** Such as {@code 404 Not Found}. */
    public static String titleOf(int status) {
        String reason = EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ROOT);
        return reason == null ? String.valueOf(status) : status + " " + reason;
    }

    public static boolean isRetryable(int status) {
        return PASSING.contains(status) || status >= 500;
    }

    /** Whether a call that was answered so may have been carried out: somebody between here and there lost the answer. */
    public static boolean mayHaveHappened(int status) {
        return LOST_ON_THE_WAY.contains(status);
    }

    public static @Nullable String hintFor(int status) {
        return switch (status) {
            case 401 -> "Check the step's credentials: they are missing, wrong or expired.";
            case 403 -> "The credentials are known there but may not do this. Ask for the permission, or use others.";
            case 404 -> "Check the address and the ids in it.";
            case 405 -> "Check the method: the system knows the address but not this method.";
            case 409 -> "The system holds a newer or conflicting state. Look there before you Retry.";
            case 400, 415, 422 -> "Check what the step sends: the system did not accept it.";
            case 429 -> "The system asks to slow down. Retry later, or let the step try more often.";
            default ->
                isRetryable(status)
                        ? "The fault is on their side. Retry once it is mended, or let the step try more often."
                        : null;
        };
    }
}
