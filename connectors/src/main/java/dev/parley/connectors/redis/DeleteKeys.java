package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.util.List;

/** {@code DEL}. */
final class DeleteKeys extends ConnectedOperation<DeleteKeys.Input, DeleteKeys.Output> {
    record Input(List<String> keys) {}

    record Output(long deleted) {}

    private final RedisServer server;

    DeleteKeys(RedisServer server) {
        super(
                operation("redis.delete", "Delete keys", "Removes keys and what is under them from Redis.")
                        .effect(Effect.DELETE)
                        .idempotent()
                        .synonyms("remove from the cache", "forget a key", "release a lock")
                        .of(Input.class, new Output(1)),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        return input.keys().isEmpty()
                ? new Output(0)
                : server.call(
                        access,
                        Sender.of(context),
                        redis -> new Output(redis.del(input.keys().toArray(String[]::new))));
    }
}
