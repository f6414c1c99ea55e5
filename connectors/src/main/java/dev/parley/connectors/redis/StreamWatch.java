package dev.parley.connectors.redis;

import dev.parley.connectors.OperationJson;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Field;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.protocol.Settings;
import dev.parley.engine.operation.OperationException;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
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
 */
final class StreamWatch implements EventSource.Look {
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

    private final RedisServer server;
    private final Duration wait;

    /** @param wait how long a look waits for news */
    StreamWatch(RedisServer server, Duration wait) {
        this.server = server;
        this.wait = wait;
    }

    static EventSource source(RedisServer server) {
        return new EventSource.Poll(
                ID,
                "An entry is added to a stream",
                payload("orders", Entry.SAMPLE),
                EVERY,
                new StreamWatch(server, WAIT));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        Settings settings = server.system().settings(access, sender);
        List<String> streams = settings.list(STREAMS.name());
        if (streams.isEmpty()) {
            throw settings.unfit(STREAMS.name(), "names no stream, so there is nothing to watch");
        }
        Instant until = Instant.now().plus(wait);
        while (true) {
            EventSource.Found found = server.call(access, sender, redis -> look(redis, streams, cursor));
            boolean isNew = cursor == null || !found.cursor().equals(cursor);
            if (isNew || Instant.now().plus(BETWEEN).isAfter(until)) {
                return found;
            }
            Thread.sleep(BETWEEN);
        }
    }

    private static EventSource.Found look(
            RedisCommands<String, String> redis, List<String> streams, @Nullable JsonNode cursor) {
        List<Happening> happenings = new ArrayList<>();
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        for (String stream : streams) {
            String last =
                    cursor == null ? null : cursor.path(stream).stringValueOpt().orElse(null);
            next.put(stream, last == null ? newest(redis, stream) : added(redis, stream, last, happenings));
        }
        return new EventSource.Found(happenings, next);
    }

    private static String newest(RedisCommands<String, String> redis, String stream) {
        return redis.xrevrange(stream, Range.unbounded(), Limit.from(1)).stream()
                .map(StreamMessage::getId)
                .findFirst()
                .orElse(StreamIds.START);
    }

    private static String added(
            RedisCommands<String, String> redis, String stream, String last, List<Happening> happenings) {
        String next = last;
        for (StreamMessage<String, String> message : redis.xrange(stream, StreamIds.after(last), Limit.from(AT_ONCE))) {
            Entry entry = Entry.of(message);
            happenings.add(new Happening(ID, stream + " " + entry.id(), payload(stream, entry)));
            next = entry.id();
        }
        return next;
    }

    private static JsonNode payload(String stream, Entry entry) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("stream", stream);
        payload.setAll((ObjectNode) OperationJson.MAPPER.<JsonNode>valueToTree(entry));
        return payload;
    }
}
