package dev.parley.connectors.protocol;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;

/** Somebody who has something to say to a far system: a step or a look, in the name of one connection. */
public record Caller(FarSystem system, Access access, Sender sender) {
    /** As {@link FarSystem#call}. */
    public <T> T call(Work<T> work) throws OperationException, InterruptedException {
        return system.call(access, sender, work);
    }

    public FarProblem problem() {
        return system.problem(access, sender);
    }

    public Settings settings() {
        return system.settings(access, sender);
    }
}
