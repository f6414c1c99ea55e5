package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is under keys. Source: Redis commands, "GET", "SET", "DEL", "INCRBY" and "PUBLISH". */
final class Values {
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private Values() {}

    record GetInput(String key) {}

    record Got(
            boolean exists,
            @Doc("missing when there is none") @Nullable String value) {}

    static Operation get(RedisServer server) {
        return server.operation(
                operation("redis.get", "Get a value", "Reads the value of a key in Redis.")
                        .reading()
                        .synonyms("read from the cache", "look up a key", "get from Redis")
                        .of(GetInput.class, new Got(true, "on")),
                (input, caller) -> server.call(caller, redis -> {
                    if (redis.strlen(input.key()) > MOST_BYTES) {
                        String what = "asks Redis for a value of more than 4 MiB";
                        throw caller.problem().of("response_too_large", what, "Keep less under one key.", null);
                    }
                    String value = redis.get(input.key());
                    return new Got(value != null, value);
                }));
    }

    record SetInput(
            String key,
            String value,

            @Doc("how long it is kept, such as 10m; for good when left out") @Nullable
            Duration ttl,

            @Doc("only if there is none yet") @Default("false")
            boolean ifAbsent) {}

    record Stored(
            @Doc("false when there was a value and it was to be left alone")
            boolean stored) {}

    /** The same value again changes nothing; only where it must not be there yet does the second call answer otherwise. */
    static Operation set(RedisServer server) {
        return server.operation(
                        operation("redis.set", "Set a value", "Keeps a value under a key in Redis.")
                                .idempotent()
                                .synonyms("write to the cache", "remember for a while", "store in Redis", "take a lock")
                                .of(SetInput.class, new Stored(true)),
                        (input, caller) -> {
                            SetArgs how = input.ifAbsent() ? SetArgs.Builder.nx() : new SetArgs();
                            if (input.ttl() != null && input.ttl().toMillis() < 1) {
                                throw caller.problem()
                                        .badInput(
                                                "cannot keep a value for no time",
                                                "Write \"ttl\" like 30s, 10m or 2h.");
                            } else if (input.ttl() != null) {
                                how.px(input.ttl());
                            }
                            return server.call(
                                    caller,
                                    redis -> new Stored("OK".equals(redis.set(input.key(), input.value(), how))));
                        })
                .onceWhen(input -> input.path("ifAbsent").asBoolean(false));
    }

    record DeleteInput(List<String> keys) {}

    record Deleted(long deleted) {}

    static Operation delete(RedisServer server) {
        return server.operation(
                operation("redis.delete", "Delete keys", "Removes keys and what is under them from Redis.")
                        .effect(Effect.DELETE)
                        .idempotent()
                        .synonyms("remove from the cache", "forget a key", "release a lock")
                        .of(DeleteInput.class, new Deleted(1)),
                (input, caller) -> {
                    String[] keys = input.keys().toArray(String[]::new);
                    return new Deleted(keys.length == 0 ? 0 : server.call(caller, redis -> redis.del(keys)));
                });
    }

    record IncrementInput(
            String key,
            @Doc("may be negative") @Default("1") long by) {}

    record Counted(@Doc("as it is now") long value) {}

    static Operation increment(RedisServer server) {
        return server.operation(
                operation("redis.increment", "Count up", "Adds to a number in Redis.")
                        .synonyms("increase a counter", "count in Redis", "next number")
                        .of(IncrementInput.class, new Counted(42)),
                (input, caller) -> server.call(caller, redis -> new Counted(redis.incrby(input.key(), input.by()))));
    }

    record PublishInput(String channel, String message) {}

    record Published(@Doc("how many were listening") long receivers) {}

    static Operation publish(RedisServer server) {
        return server.operation(
                operation("redis.publish", "Publish a message", "Tells everybody who listens to a channel in Redis.")
                        .effect(Effect.SEND)
                        .synonyms("broadcast on Redis", "pub/sub message")
                        .of(PublishInput.class, new Published(2)),
                (input, caller) ->
                        server.call(caller, redis -> new Published(redis.publish(input.channel(), input.message()))));
    }
}
