package dev.parley.connectors.rest;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Description;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;

/**
 * Something that is not one plain call, declared: what it is ({@link Description}), and how it goes.
 *
 * @param <I> what it takes
 * @param <O> what it answers
 */
public record ScriptedOperation<I extends Record, O extends Record>(Description<I, O> description, Script<I, O> script)
        implements Declared {
    /** Asks whatever it needs. */
    @FunctionalInterface
    public interface Script<I, O> {
        O run(I input, ApiSession session) throws OperationException, InterruptedException;
    }

    @Override
    public Operation boundTo(HttpApi api) {
        return new ConnectedOperation<I, O>(description, api.connections()) {
            @Override
            protected O run(I input, Access access, OperationContext context)
                    throws OperationException, InterruptedException {
                return script.run(input, api.session(access, Sender.of(context)));
            }
        };
    }
}
