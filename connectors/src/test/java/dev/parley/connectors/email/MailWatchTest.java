package dev.parley.connectors.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.parley.connectors.desk.Office;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What arrives starts workflows: each mail once, soon, and across restarts. */
class MailWatchTest {
    private final Post post = new Post();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void what_was_there_before_is_not_new() throws Exception {
        post.deliver("Old", "news");

        assertThat(look(null).happenings()).isEmpty();
    }

    @Test
    void a_mail_is_told_of_while_it_is_waited_for() throws Exception {
        JsonNode begin = look(null).cursor();
        CompletableFuture<EventSource.Found> waiting = later(begin);
        // Only once the server has been asked to tell is this about waiting.
        await().until(MailWatchTest::isIdle);
        Instant sent = Instant.now();

        post.deliver("The shop is down", "Since nine");
        EventSource.Found found = waiting.get(15, TimeUnit.SECONDS);

        assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(found.happenings()).hasSize(1);
        JsonNode mail = found.happenings().getFirst().payload();
        assertThat(mail.path("subject").asString()).isEqualTo("The shop is down");
        assertThat(mail.path("text").asString()).isEqualTo("Since nine");
        assertThat(mail.path("mailbox").asString()).isEqualTo("bob@parley.test");
        assertThat(mail.path("read").asBoolean()).isFalse();
    }

    @Test
    void a_restart_loses_nothing_and_repeats_nothing() throws Exception {
        JsonNode begin = look(null).cursor();
        post.deliver("One", "1");
        EventSource.Found before = look(begin);
        post.deliver("Two", "2");
        post.deliver("Three", "3");

        EventSource.Found after;
        try (Office restarted = new Office(new EmailConnector())) {
            restarted.connect(post.values());
            after = restarted.look("email.received", before.cursor());
        }

        assertThat(subjects(before)).containsExactly("One");
        assertThat(subjects(after)).containsExactly("Two", "Three");
    }

    @Test
    void new_numbers_of_the_server_lose_nothing_and_give_known_mails_their_known_keys() throws Exception {
        JsonNode begin = look(null).cursor();
        post.deliver("One", "1");
        EventSource.Found before = look(begin);
        post.deliver("Two", "2");
        ObjectNode renumbered = (ObjectNode) before.cursor().deepCopy();
        renumbered.withObject("/INBOX").put("validity", 1).put("next", 900);

        EventSource.Found after = look(renumbered);

        assertThat(subjects(after)).containsExactly("One", "Two");
        assertThat(after.happenings().getFirst().key())
                .isEqualTo(before.happenings().getFirst().key());
        assertThat(after.happenings()).extracting(Happening::key).doesNotHaveDuplicates();
    }

    @Test
    void a_server_gone_while_waiting_is_a_failed_look_and_the_cursor_still_holds() throws Exception {
        JsonNode begin = look(null).cursor();
        CompletableFuture<EventSource.Found> waiting = later(begin);
        await().until(MailWatchTest::isIdle);

        post.far.getImap().stopService();

        ExecutionException failed =
                catchThrowableOfType(ExecutionException.class, () -> waiting.get(15, TimeUnit.SECONDS));
        assertThat(failed.getCause()).isInstanceOfSatisfying(OperationException.class, lost -> {
            assertThat(lost.error().code()).isEqualTo("connection_lost");
            assertThat(lost.error().retryable()).isTrue();
        });
    }

    @Test
    void a_mail_in_tatters_is_told_of_all_the_same() throws Exception {
        JsonNode begin = look(null).cursor();
        post.deliverRaw("""
                Subject: Broken
                From: <<>>, nobody at all
                To: (
                Date: yesterday
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="there is none"

                =?no&%
                """.replace("\n", "\r\n"));
        post.deliver("Whole", "fine");

        EventSource.Found found = look(begin);

        assertThat(subjects(found)).hasSize(2).contains("Whole");
        assertThat(found.happenings().getFirst().payload().path("problem").asString())
                .contains("cannot be read");
        assertThat(look(found.cursor()).happenings()).isEmpty();
    }

    /** GreenMail says nowhere who waits, but its session's thread does. */
    private static boolean isIdle() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().endsWith("IdleCommand"));
    }

    private CompletableFuture<EventSource.Found> later(JsonNode cursor) {
        CompletableFuture<EventSource.Found> found = new CompletableFuture<>();
        Executors.newVirtualThreadPerTaskExecutor().execute(() -> {
            try {
                found.complete(look(cursor));
            } catch (OperationException | InterruptedException e) {
                found.completeExceptionally(e);
            }
        });
        return found;
    }

    private EventSource.Found look(JsonNode cursor) throws OperationException, InterruptedException {
        return post.office.look("email.received", cursor);
    }

    private static List<String> subjects(EventSource.Found found) {
        return found.happenings().stream()
                .map(happening -> happening.payload().path("subject").asString())
                .toList();
    }
}
