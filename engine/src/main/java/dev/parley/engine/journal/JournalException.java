package dev.parley.engine.journal;

import org.jspecify.annotations.Nullable;

/** Events could not be written; the run stands where it stood before them. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
