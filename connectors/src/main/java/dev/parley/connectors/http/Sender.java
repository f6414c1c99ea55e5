package dev.parley.connectors.http;

import dev.parley.engine.operation.OperationContext;
import java.time.Duration;
import java.time.Instant;

/**
 * Who makes a call, and until when.
 *
 * @param name begins sentences: {@code Step "file"}
 */
public record Sender(String name, Instant deadline) {
    /** The step that this attempt is of. */
    public static Sender of(OperationContext context) {
        return new Sender("Step \"%s\"".formatted(context.node()), context.deadline());
    }

    /** How long it still waits, at least a millisecond: libraries take nothing for forever. */
    public Duration left() {
        Duration left = Duration.between(Instant.now(), deadline);
        return left.toMillis() < 1 ? Duration.ofMillis(1) : left;
    }
}
