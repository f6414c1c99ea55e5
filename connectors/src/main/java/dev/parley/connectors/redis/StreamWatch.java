package dev.parley.connectors.redis;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.protocol.Caller;
import dev.parley.connectors.protocol.Vigil;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Entries added to the streams that the connection names. Parley keeps the id of the last one, so that Redis keeps nothing for it and
 * other groups read undisturbed. A look waits for news a while, so that they come in at once.
 *
 * @param patience how long a look waits for news
 */
record StreamWatch(RedisServer server, Duration patience) implements EventSource.Look {
    static final String ID = "redis.stream_message";

    static final Field STREAMS = Field.text(
                    "streams",
                    "Streams to watch",
                    "For the event that an entry is added: their keys, such as orders, mails.")
            .optional();

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final int AT_ONCE = 200;

    static EventSource source(RedisServer server) {
        JsonNode sample = payload("orders", Streams.Entry.SAMPLE);
        return EventSource.poll(ID, "An entry is added to a stream", sample, EVERY, new StreamWatch(server, WAIT));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        Caller caller = new Caller(server.system(), access, sender);
        List<String> streams = caller.settings().list(STREAMS.name());
        if (streams.isEmpty()) {
            throw caller.settings().unfit(STREAMS.name(), "names no stream, so there is nothing to watch");
        }
        return new Vigil(BETWEEN, Instant.now().plus(patience))
                .look(
                        () -> server.call(caller, redis -> look(redis, streams, cursor)),
                        found -> !found.cursor().equals(cursor));
    }

    private static EventSource.Found look(
            RedisCommands<String, String> redis, List<String> streams, @Nullable JsonNode cursor) {
        List<Happening> happenings = new ArrayList<>();
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        for (String stream : streams) {
            JsonNode last = cursor == null ? null : cursor.get(stream);
            if (last == null) {
                next.put(stream, Streams.newest(redis, stream));
                continue;
            }
            List<Streams.Entry> added = Streams.after(last.stringValue(), redis, stream, AT_ONCE);
            added.forEach(
                    entry -> happenings.add(new Happening(ID, stream + " " + entry.id(), payload(stream, entry))));
            next.put(
                    stream,
                    added.isEmpty() ? last.stringValue() : added.getLast().id());
        }
        return new EventSource.Found(happenings, next);
    }

    private static JsonNode payload(String stream, Streams.Entry entry) {
        return Json.object("stream", stream, "id", entry.id(), "fields", entry.fields());
    }
}
