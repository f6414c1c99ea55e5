package dev.parley.connectors.redis;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.engine.operation.Operation;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in streams. Source: Redis commands, "XADD" and "XRANGE". */
final class Streams {
    private static final int MOST = 10_000;

    private Streams() {}

    /** An entry of a stream. @param id milliseconds, and a number among those of the same millisecond */
    record Entry(String id, Map<String, String> fields) {
        static final Entry SAMPLE = new Entry("1772442000000-0", Map.of("order", "7", "total", "19.90"));
    }

    record AddInput(
            String stream,
            Map<String, String> fields,

            @Doc("about how many entries the stream keeps; all when left out") @Nullable
            Integer maxLength) {}

    record Added(String id) {}

    static Operation add(RedisServer server) {
        return server.operation(
                operation("redis.stream_add", "Add to a stream", "Adds an entry to a stream in Redis.")
                        .synonyms("append to a Redis stream", "queue a job", "put on the stream", "enqueue")
                        .of(AddInput.class, new Added(Entry.SAMPLE.id())),
                (input, caller) -> {
                    if (input.fields().isEmpty()) {
                        String hint = "An entry needs at least one field with its value.";
                        throw caller.problem().badInput("has no \"fields\"", hint);
                    }
                    XAddArgs how = new XAddArgs();
                    if (input.maxLength() != null) {
                        how.maxlen(Math.max(1, input.maxLength())).approximateTrimming();
                    }
                    return server.call(caller, redis -> new Added(redis.xadd(input.stream(), how, input.fields())));
                });
    }

    record ReadInput(
            String stream,

            @Doc("id of the last one that is known already; from the beginning when left out") @Default("\"0-0\"")
            String after,

            @Doc("how many at most") @Default("100") int limit) {}

    record Listed(
            List<Entry> entries,
            @Doc("id to go on after") String last,
            @Doc("whether there are further ones") boolean more) {}

    static Operation read(RedisServer server) {
        return server.operation(
                operation("redis.stream_read", "Read a stream", "Reads entries of a stream in Redis, oldest first.")
                        .reading()
                        .synonyms("entries of a Redis stream", "read the queue", "list stream messages")
                        .of(ReadInput.class, new Listed(List.of(Entry.SAMPLE), Entry.SAMPLE.id(), false)),
                (input, caller) -> {
                    if (!input.after().matches("\\d{1,19}(-\\d{1,19})?")) {
                        String hint = "Give the id of an entry, such as %s.".formatted(Entry.SAMPLE.id());
                        throw caller.problem().badInput("cannot read on after \"%s\"".formatted(input.after()), hint);
                    }
                    int limit = Math.clamp(input.limit(), 1, MOST);
                    List<Entry> entries =
                            server.call(caller, redis -> after(input.after(), redis, input.stream(), limit + 1));
                    boolean isCut = entries.size() > limit;
                    List<Entry> shown = isCut ? entries.subList(0, limit) : entries;
                    return new Listed(
                            shown,
                            shown.isEmpty() ? input.after() : shown.getLast().id(),
                            isCut);
                });
    }

    /** The next entries, oldest first. */
    static List<Entry> after(String id, RedisCommands<String, String> redis, String stream, int most) {
        Range<String> later = Range.from(Range.Boundary.excluding(id), Range.Boundary.unbounded());
        return redis.xrange(stream, later, Limit.from(most)).stream()
                .map(message -> new Entry(message.getId(), message.getBody()))
                .toList();
    }

    /** The id of the newest entry; before every entry when there is none. */
    static String newest(RedisCommands<String, String> redis, String stream) {
        return redis.xrevrange(stream, Range.unbounded(), Limit.from(1)).stream()
                .map(StreamMessage::getId)
                .findFirst()
                .orElse("0-0");
    }
}
