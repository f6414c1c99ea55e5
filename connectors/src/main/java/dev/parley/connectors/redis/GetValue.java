package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import org.jspecify.annotations.Nullable;

/** {@code GET}. */
final class GetValue extends ConnectedOperation<GetValue.Input, GetValue.Output> {
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    record Input(String key) {}

    record Output(
            boolean exists,
            @Doc("missing when there is none") @Nullable String value) {}

    private final RedisServer server;

    GetValue(RedisServer server) {
        super(
                operation("redis.get", "Get a value", "Reads the value of a key in Redis.")
                        .effect(Effect.READ)
                        .idempotent()
                        .synonyms("read from the cache", "look up a key", "get from Redis")
                        .of(Input.class, new Output(true, "on")),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        return server.call(access, sender, redis -> {
            if (redis.strlen(input.key()) > MOST_BYTES) {
                throw server.system()
                        .problem(access, sender)
                        .of(
                                "response_too_large",
                                "asks Redis for a value of more than 4 MiB",
                                "Keep less under one key.",
                                null);
            }
            String value = redis.get(input.key());
            return new Output(value != null, value);
        });
    }
}
