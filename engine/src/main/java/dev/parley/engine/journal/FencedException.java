package dev.parley.engine.journal;

import java.time.Duration;

/** This process does not own the runs of the database, or no longer: another one does, and this one may write nothing. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private FencedException(String message) {
        super(message);
    }

    /** Sure that nothing of it is on disk. */
    public static FencedException nothingWritten() {
        return new FencedException("Another Parley owns the runs of this database by now; nothing was written.");
    }

    /** A commit was lost on its way, and before it could be made again another process took the runs over. */
    static FencedException perhapsWritten() {
        return new FencedException("Another Parley took the runs over while the database was out of reach;"
                + " what was asked for last may or may not have been accepted: look before asking again.");
    }

    /** When another process, or this one, can be expected to be ready. */
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
