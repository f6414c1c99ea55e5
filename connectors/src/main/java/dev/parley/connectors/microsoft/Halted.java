package dev.parley.connectors.microsoft;

import dev.parley.engine.operation.OperationException;
import java.util.List;

/** Carries what a call ended with through the SDK, whose methods declare no exceptions. */
final class Halted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Halted(OperationException cause) {
        super(cause);
    }

    Halted(InterruptedException cause) {
        super(cause);
    }

    /** Whether a delta link no longer holds ({@code syncStateNotFound}, {@code resyncRequired}). */
    boolean isGone() {
        return isOneOf("http_410");
    }

    /** Whether this one thing is not for us, whereas others may be. */
    boolean isClosedDoor() {
        return isOneOf("http_403", "http_404");
    }

    private boolean isOneOf(String... codes) {
        return getCause() instanceof OperationException refused
                && List.of(codes).contains(refused.error().code());
    }

    /** What it was. */
    OperationException unpacked() throws InterruptedException {
        return switch (getCause()) {
            case OperationException refused -> refused;
            case InterruptedException interrupted -> throw interrupted;
            default -> throw new IllegalStateException(getCause());
        };
    }
}
