package dev.parley.connectors.protocol;

import dev.parley.engine.operation.OperationException;
import java.util.Optional;

/** A protocol's own kinds of failure in words; empty for what is only the network's affair. */
@FunctionalInterface
public interface Wording {
    Optional<OperationException> of(Exception cause, FarProblem problem);
}
