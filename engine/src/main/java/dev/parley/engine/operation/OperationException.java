package dev.parley.engine.operation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation could not do what was asked. */
public final class OperationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient StepError error;
    private final transient @Nullable Duration retryAfter;
    private final boolean mayHaveHappened;

    public OperationException(StepError error) {
        this(error, null, null);
    }

    /** @param retryAfter what the far system asked for (a Retry-After header); null when it did not */
    public OperationException(StepError error, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        this(error, retryAfter, cause, false);
    }

    private OperationException(
            StepError error, @Nullable Duration retryAfter, @Nullable Throwable cause, boolean mayHaveHappened) {
        super(error.message(), cause);
        this.error = error;
        this.retryAfter = retryAfter;
        this.mayHaveHappened = mayHaveHappened;
    }

    /** The same, where nobody here can tell whether the far system has done it: no answer came, or one that says nothing about it. */
    public OperationException unclear() {
        return new OperationException(error, retryAfter, getCause(), true);
    }

    public StepError error() {
        return error;
    }

    /** Whether the far system may have done it all the same. Such a call is repeated by itself only if that does no harm. */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
