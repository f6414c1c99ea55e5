package dev.parley.engine.operation;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation could not do what was asked. */
public final class OperationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient StepError error;
    private final transient @Nullable Duration retryAfter;

    public OperationException(StepError error) {
        this(error, null, null);
    }

    /** @param retryAfter what the far system asked for (a Retry-After header); null when it did not */
    public OperationException(StepError error, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public StepError error() {
        return error;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
