package dev.parley.bot.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.embedded.TestServers;
import dev.parley.engine.trigger.Streams.Entry;
import io.lettuce.core.Consumer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedisStreamsTest {
    private static final Duration A_WHILE = Duration.ofSeconds(1);
    private static final RedisClient CLIENT = RedisClient.create(TestServers.redisUrl());
    private static final StatefulRedisConnection<String, String> CONNECTION = CLIENT.connect();

    private final RedisCommands<String, String> redis = CONNECTION.sync();
    private final RedisStreams streams = new RedisStreams(CLIENT, A_WHILE);
    private final String stream = "orders-" + UUID.randomUUID();

    @AfterAll
    static void disconnect() {
        CONNECTION.close();
        CLIENT.shutdown();
    }

    @AfterEach
    void close() {
        streams.close();
    }

    private String add(String total) {
        return redis.xadd(stream, Map.of("total", total));
    }

    private List<Entry> unread(String group) {
        return streams.unread(stream, group, Instant.now(), 10);
    }

    private List<Entry> abandoned() {
        return streams.abandoned(stream, "g", 10);
    }

    @Test
    void a_group_begins_with_what_was_added_since_although_it_is_made_later() {
        redis.xadd(stream, new io.lettuce.core.XAddArgs().id("1000-0"), Map.of("total", "old"));
        Instant since = Instant.now();
        String id = add("new");
        assertThat(streams.unread(stream, "g", since, 10)).containsExactly(new Entry(id, Map.of("total", "new")));
        assertThat(streams.unread(stream, "g", since, 10)).isEmpty();
    }

    @Test
    void a_stream_that_is_not_there_yet_is_empty() {
        assertThat(abandoned()).isEmpty();
        assertThat(unread("g")).isEmpty();
        add("1");
        assertThat(unread("g")).hasSize(1);
    }

    @Test
    void every_group_gets_every_entry() {
        unread("g");
        unread("h");
        add("1");
        assertThat(unread("g")).isEqualTo(unread("h")).hasSize(1);
    }

    @Test
    void what_was_read_and_not_acknowledged_comes_back_after_a_while() {
        unread("g");
        add("1");
        List<Entry> read = unread("g");
        assertThat(abandoned()).as("too early").isEmpty();
        await().untilAsserted(() -> assertThat(abandoned()).isEqualTo(read));
    }

    @Test
    void what_another_consumer_left_is_taken_over() {
        unread("g");
        add("1");
        redis.xreadgroup(Consumer.from("g", "somebody"), StreamOffset.lastConsumed(stream));
        assertThat(unread("g")).isEmpty();
        await().untilAsserted(
                        () -> assertThat(abandoned()).extracting(Entry::fields).containsExactly(Map.of("total", "1")));
    }

    @Test
    void what_was_acknowledged_is_gone_for_the_group() {
        unread("g");
        add("1");
        List<Entry> read = unread("g");
        streams.acknowledge(stream, "g", List.of(read.getFirst().id()));
        assertThat(redis.xpending(stream, "g").getCount()).isZero();
    }

    @Test
    void an_entry_deleted_before_it_was_done_is_let_go() {
        unread("g");
        String id = add("1");
        unread("g");
        redis.xdel(stream, id);
        await().untilAsserted(() -> {
            assertThat(abandoned()).isEmpty();
            assertThat(redis.xpending(stream, "g").getCount()).isZero();
        });
    }

    @Test
    void a_stream_that_was_deleted_with_its_groups_begins_anew() {
        unread("g");
        redis.del(stream);
        add("1");
        assertThat(unread("g")).hasSize(1);
    }
}
