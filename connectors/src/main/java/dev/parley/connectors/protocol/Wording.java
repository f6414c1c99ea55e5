package dev.parley.connectors.protocol;

import dev.parley.engine.operation.OperationException;
import java.util.Optional;

/** A protocol's own kinds of failure in words; empty for what is only the network's affair. */
@FunctionalInterface
public interface Wording {
    Optional<OperationException> of(Exception cause, FarProblem problem);

    /** What the far system said when it does not know us, rather than not allowing something; empty when it is something else. */
    default Optional<String> refusedLogin(Exception cause) {
        return Optional.empty();
    }
}
