package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;

/** {@code PUBLISH}. */
final class Publish extends ConnectedOperation<Publish.Input, Publish.Output> {
    record Input(String channel, String message) {}

    record Output(@Doc("how many were listening") long receivers) {}

    private final RedisServer server;

    Publish(RedisServer server) {
        super(
                operation("redis.publish", "Publish a message", "Tells everybody who listens to a channel in Redis.")
                        .effect(Effect.SEND)
                        .synonyms("broadcast on Redis", "pub/sub message")
                        .of(Input.class, new Output(2)),
                server.system().connections());
        this.server = server;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        return server.call(
                access, Sender.of(context), redis -> new Output(redis.publish(input.channel(), input.message())));
    }
}
