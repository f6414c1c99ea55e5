package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;

/** {@code INCRBY}. */
final class Increment extends ConnectedOperation<Increment.Input, Increment.Output> {
    record Input(
            String key,
            @Doc("may be negative") @Default("1") long by) {}

    record Output(@Doc("as it is now") long value) {}

    private final RedisServer server;

    Increment(RedisServer server) {
        super(
                operation("redis.increment", "Count up", "Adds to a number in Redis.")
                        .synonyms("increase a counter", "count in Redis", "next number")
                        .of(Input.class, new Output(42)),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        return server.call(access, Sender.of(context), redis -> new Output(redis.incrby(input.key(), input.by())));
    }
}
