package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code SET}. The same value again changes nothing; only where it must not be there yet does the second call answer otherwise. */
final class SetValue extends ConnectedOperation<SetValue.Input, SetValue.Output> {
    record Input(
            String key,
            String value,

            @Doc("how long it is kept, such as 10m; for good when left out") @Nullable
            Duration ttl,

            @Doc("only if there is none yet") @Default("false")
            boolean ifAbsent) {}

    record Output(
            @Doc("false when there was a value and it was to be left alone")
            boolean stored) {}

    private final RedisServer server;

    SetValue(RedisServer server) {
        super(
                operation("redis.set", "Set a value", "Keeps a value under a key in Redis.")
                        .idempotent()
                        .synonyms("write to the cache", "remember for a while", "store in Redis", "take a lock")
                        .of(Input.class, new Output(true)),
                server.system().connections());
        this.server = server;
    }

    @Override
    public boolean isIdempotent(JsonNode input) {
        return !input.path("ifAbsent").asBoolean(false);
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        Sender sender = Sender.of(context);
        SetArgs how = new SetArgs();
        if (input.ttl() != null) {
            if (input.ttl().toMillis() < 1) {
                throw server.system()
                        .problem(access, sender)
                        .badInput("cannot keep a value for no time", "Write \"ttl\" like 30s, 10m or 2h.");
            }
            how.px(input.ttl());
        }
        if (input.ifAbsent()) {
            how.nx();
        }
        return server.call(
                access, sender, redis -> new Output("OK".equals(redis.set(input.key(), input.value(), how))));
    }
}
