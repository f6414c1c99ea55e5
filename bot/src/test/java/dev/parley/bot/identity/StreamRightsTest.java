package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stream that is open tells nothing more to somebody who may not have it any longer. */
class StreamRightsTest extends StartedParley {
    private static final String SHOP = "https://shop.test";
    private static final String WAITING = """
            {"parley": 1, "name": "Wait", "trigger": {"type": "manual"},
             "nodes": [{"id": "pause", "use": "logic.delay", "with": {"duration": "1h"}}],
             "edges": [{"from": "trigger", "to": "pause"}]}""";

    @Autowired
    JdbcClient jdbc;

    private final String person = "p" + UUID.randomUUID();

    /** Somebody new, by API key. */
    private Http newcomer() {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles) SELECT id, ?, 'Some One', ARRAY['editor'] FROM org LIMIT 1
                """).param(person).update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, id, id, 'For a test', ?, ARRAY['editor'] FROM person WHERE id = ?
                """).params(List.of(ApiKeys.hash("pk_" + person), person)).update();
        return anyone().with("Authorization", "Bearer pk_" + person);
    }

    private String signedIn(Http newcomer) {
        return newcomer.post("/api/session", "{\"key\": \"pk_%s\"}".formatted(person))
                .header("Set-Cookie")
                .orElseThrow();
    }

    private String conversation() {
        return owner().post("/api/conversations", "{}").at("/id");
    }

    private static String stream(String conversation) {
        return "/api/conversations/" + conversation + "/stream";
    }

    private void say(String conversation, String words) {
        Answer said = owner().post("/api/conversations/" + conversation + "/messages", "{\"text\": \"" + words + "\"}");
        assertThat(said.status()).isEqualTo(202);
    }

    @Test
    void a_conversation_is_over_for_a_session_that_is_ended() {
        Http newcomer = newcomer();
        String phone = signedIn(newcomer);
        String conversation = conversation();
        try (Listener listener = new Listener(anyone().withCookie(phone), stream(conversation))) {
            listener.awaits("Tell me what should happen");
            assertThat(newcomer.delete("/api/sessions").status()).isEqualTo(204);
            say(conversation, "The secret is 4711");
            listener.isSentAway();
            assertThat(listener.lines).noneMatch(line -> line.contains("4711"));
        }
    }

    @Test
    void a_run_is_over_for_somebody_whose_role_changes_until_they_come_back() {
        Http newcomer = newcomer();
        String workflow = owner().post("/api/workflows", WAITING).at("/id");
        owner().post("/api/workflows/" + workflow + "/publish");
        String run =
                owner().post("/api/workflows/" + workflow + "/executions", "{}").at("/id");
        String path = "/api/executions/" + run + "/stream";
        String browser = signedIn(newcomer);
        try (Listener listener = new Listener(newcomer, path);
                Listener again = new Listener(anyone().withCookie(browser), path)) {
            listener.awaits("WAITING");
            again.awaits("WAITING");
            jdbc.sql("UPDATE api_key SET roles = ARRAY['viewer'] WHERE id = ?")
                    .param(person)
                    .update();
            assertThat(newcomer.delete("/api/sessions").status())
                    .as("this process hears of it")
                    .isEqualTo(204);
            owner().post("/api/executions/" + run + "/cancel", "{}");
            listener.isSentAway();
            again.isSentAway();
            assertThat(listener.lines).noneMatch(line -> line.contains("CANCELLED"));
            assertThat(again.lines).noneMatch(line -> line.contains("CANCELLED"));
        }
        try (Listener back = new Listener(newcomer, path)) {
            back.awaits("CANCELLED");
        }
    }

    @Test
    void the_chat_on_another_page_is_over_when_its_person_signs_out_everywhere() {
        Http newcomer = newcomer();
        String token = newcomer.post("/api/widget/tokens", "{\"origin\": \"" + SHOP + "\"}")
                .at("/token");
        Http page = anyone().with("Authorization", "Bearer " + token).with("Origin", SHOP);
        String conversation = page.post("/api/widget/conversations", "{}").at("/id");
        try (Listener listener = new Listener(page, stream(conversation))) {
            listener.awaits("Tell me what should happen");
            assertThat(newcomer.delete("/api/sessions").status()).isEqualTo(204);
            say(conversation, "The secret is 4711");
            listener.isSentAway();
            assertThat(listener.lines).noneMatch(line -> line.contains("4711"));
        }
    }

    @Test
    void a_key_that_ran_out_is_noticed_without_anybody_saying_so() {
        Http newcomer = newcomer();
        String conversation = conversation();
        try (Listener listener = new Listener(newcomer, stream(conversation))) {
            listener.awaits("Tell me what should happen");
            jdbc.sql("UPDATE api_key SET expires_at = now() WHERE id = ?")
                    .param(person)
                    .update();
            listener.isSentAway();
        }
    }

    private static final class Listener implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> stream;
        private volatile boolean isOver;

        Listener(Http caller, String path) {
            stream = caller.lines(path);
            Thread.ofVirtual().start(() -> {
                try {
                    stream.forEach(lines::add);
                } catch (UncheckedIOException closed) {
                    lines.add("closed");
                }
                isOver = true;
            });
        }

        void awaits(String words) {
            await(words)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> lines.stream().anyMatch(line -> line.contains(words)));
        }

        void isSentAway() {
            await("the end of the stream").until(() -> isOver);
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
