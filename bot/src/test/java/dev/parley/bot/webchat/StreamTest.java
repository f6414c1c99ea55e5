package dev.parley.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Live messages: in order, resumable, and nothing lost between two connections. */
class StreamTest extends ChattingParley {
    @Autowired
    MessageStore messages;

    @Autowired
    RedisClient redis;

    @Test
    void a_reader_gets_what_was_said_before_and_what_is_said_while_it_listens() {
        Chat chat = chat();
        try (Reader reader = read(chat, "0")) {
            reader.awaitData("Tell me what should happen");
            chat.say("help");
            reader.awaitData("your workflows");
            assertThat(reader.ids()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void a_reader_that_comes_back_misses_nothing_and_gets_nothing_twice() {
        Chat chat = chat();
        long last;
        try (Reader reader = read(chat, "0")) {
            chat.say("help");
            reader.awaitData("your workflows");
            last = reader.ids().getLast();
        }
        chat.say("list");
        chat.say("schedules");
        try (Reader reader = read(chat, Long.toString(last))) {
            reader.awaitData("Nothing is scheduled");
            assertThat(reader.ids()).containsExactly(last + 1, last + 2, last + 3, last + 4);
        }
    }

    @Test
    void a_changed_message_comes_again_with_the_same_id_and_a_higher_seq() {
        Chat chat = chat().say("forward orders");
        String card = chat.last().path("id").asString();
        try (Reader reader = read(chat, "0")) {
            reader.awaitData("draft.approve");
            chat.press("draft.approve");
            reader.awaitData("Approved by Ana");
            assertThat(reader.lines.stream().filter(line -> line.contains("\"id\":\"" + card + "\"")))
                    .hasSize(2);
        }
    }

    @Test
    void a_message_written_by_another_process_arrives_by_way_of_redis() {
        Chat chat = chat();
        OrgId org = new OrgId(jdbc.sql("SELECT org_id FROM conversation WHERE id = :id")
                .param("id", UUID.fromString(chat.id()))
                .query(UUID.class)
                .single());
        try (Reader reader = read(chat, "0");
                var otherProcess = redis.connect()) {
            reader.awaitData("Tell me");
            long seq = messages.post(new Place(org, chat.id()), null, dev.parley.bot.chat.Message.of("from elsewhere"))
                    .orElseThrow()
                    .seq();
            otherProcess.sync().publish("parley:conversation", org + " " + chat.id() + " " + seq);
            reader.awaitData("from elsewhere", Duration.ofSeconds(5));
        }
    }

    private Reader read(Chat chat, String lastEventId) {
        Http caller = owner().with("Last-Event-ID", lastEventId);
        return new Reader(caller.lines("/api/conversations/" + chat.id() + "/stream"));
    }

    private static final class Reader implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> stream;

        Reader(Stream<String> stream) {
            this.stream = stream;
            Thread.ofVirtual().start(() -> {
                try {
                    stream.forEach(lines::add);
                } catch (java.io.UncheckedIOException closed) {
                    lines.add("closed");
                }
            });
        }

        void awaitData(String words) {
            awaitData(words, Duration.ofSeconds(10));
        }

        void awaitData(String words, Duration atMost) {
            await(words)
                    .atMost(atMost)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> lines.stream().anyMatch(line -> line.startsWith("data:") && line.contains(words)));
        }

        List<Long> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Long.parseLong(line.substring(3).strip()))
                    .toList();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
