package dev.parley.bot.triggers;

import dev.parley.engine.trigger.Streams;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAutoClaimArgs;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams in Redis. Source: Redis, "Redis Streams", consumer groups. */
final class RedisStreams implements Streams, AutoCloseable {
    /** The same in every process: only the one that owns the runs reads. */
    private static final String CONSUMER = "parley";
    /** The clocks of Redis and of this machine may differ a little; an entry is rather taken than missed. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private final RedisClient client;
    private final Duration abandonedAfter;
    private @Nullable StatefulRedisConnection<String, String> connection;

    RedisStreams(RedisClient client, Duration abandonedAfter) {
        this.client = client;
        this.abandonedAfter = abandonedAfter;
    }

    @Override
    public List<Entry> unread(String stream, String group, Instant since, int atMost) {
        try {
            return read(stream, group, atMost);
        } catch (RedisCommandExecutionException e) {
            if (!isMissingGroup(e)) {
                throw e;
            }
            createGroup(stream, group, since);
            return read(stream, group, atMost);
        }
    }

    private List<Entry> read(String stream, String group, int atMost) {
        return entries(redis().xreadgroup(
                        Consumer.from(group, CONSUMER),
                        XReadArgs.Builder.count(atMost),
                        StreamOffset.lastConsumed(stream)));
    }

    /** The ids of Redis begin with the time in milliseconds. */
    private void createGroup(String stream, String group, Instant since) {
        String after = since.minus(CLOCKS_DIFFER).toEpochMilli() + "-0";
        try {
            redis().xgroupCreate(StreamOffset.from(stream, after), group, XGroupCreateArgs.Builder.mkstream());
        } catch (RedisBusyException alreadyThere) {
            // Whoever shares the group was faster.
        }
    }

    @Override
    public List<Entry> abandoned(String stream, String group, int atMost) {
        try {
            List<Entry> abandoned = new ArrayList<>();
            List<String> deleted = new ArrayList<>();
            for (String id : claimed(stream, group, atMost)) {
                List<Entry> entry = entries(redis().xrange(stream, Range.create(id, id)));
                if (entry.isEmpty()) {
                    deleted.add(id);
                }
                abandoned.addAll(entry);
            }
            acknowledge(stream, group, deleted);
            return abandoned;
        } catch (RedisCommandExecutionException e) {
            if (isMissingGroup(e)) {
                return List.of();
            }
            throw e;
        }
    }

    /** Ids alone, because Redis 6 does not name the entries that were deleted before anybody was done with them otherwise. */
    private List<String> claimed(String stream, String group, int atMost) {
        XAutoClaimArgs<String> idle = new XAutoClaimArgs<String>()
                .consumer(Consumer.from(group, CONSUMER))
                .minIdleTime(abandonedAfter)
                .startId("0-0")
                .count(atMost)
                .justid();
        return redis().xautoclaim(stream, idle).getMessages().stream()
                .map(StreamMessage::getId)
                .toList();
    }

    private static List<Entry> entries(List<StreamMessage<String, String>> messages) {
        return messages.stream()
                .map(message -> new Entry(message.getId(), message.getBody()))
                .toList();
    }

    @Override
    public void acknowledge(String stream, String group, List<String> ids) {
        if (!ids.isEmpty()) {
            redis().xack(stream, group, ids.toArray(String[]::new));
        }
    }

    private static boolean isMissingGroup(RedisCommandExecutionException e) {
        return e.getMessage() != null && e.getMessage().startsWith("NOGROUP");
    }

    /** Connected when first needed: most installations read no stream. */
    private synchronized RedisCommands<String, String> redis() {
        if (connection == null) {
            connection = client.connect();
        }
        return connection.sync();
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
