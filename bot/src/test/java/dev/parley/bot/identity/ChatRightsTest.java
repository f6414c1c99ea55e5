package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A conversation allows what HTTP allows, and nothing else. */
class ChatRightsTest extends StartedParley {
    private static final String WISH = "When a webhook receives an order, POST the order to http://localhost:9/orders";

    @Autowired
    JdbcClient jdbc;

    private Http viewer;
    private String conversation;

    @BeforeEach
    void a_viewer_in_a_conversation() {
        byte[] hash = ApiKeys.hash("pk_viewer_in_chat");
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, ?, id, 'For a test', ?, ARRAY['viewer'] FROM person WHERE 'owner' = ANY (roles)
                ON CONFLICT DO NOTHING
                """).params(List.of(ApiKeys.idOf(hash), hash)).update();
        viewer = anyone().with("Authorization", "Bearer pk_viewer_in_chat");
        conversation =
                "/api/conversations/" + viewer.post("/api/conversations", "{}").at("/id") + "/messages";
    }

    @Test
    void a_viewer_is_told_what_there_is() {
        assertThat(said(viewer, "list")).doesNotContain("needs the role");
        assertThat(said(viewer, "help")).doesNotContain("needs the role");
        assertThat(said(viewer, "approvals")).doesNotContain("needs the role");
    }

    @Test
    void a_viewer_builds_changes_and_runs_nothing_and_is_told_whom_to_ask() {
        for (String words : List.of(WISH, "run Forward orders", "cancel", "edit Forward orders: run it at 8")) {
            assertThat(said(viewer, words)).as(words).contains("needs the role editor", "yours is viewer", "Ask Ana");
        }
    }

    @Test
    void a_viewer_does_nothing_by_words_with_a_form_of_their_own_either() {
        String workflow =
                "/api/workflows/" + owner().post("/api/workflows", """
                {"parley": 1, "name": "Watched", "trigger": {"type": "schedule", "cron": "0 9 1 1 *", "zone": "UTC"},
                 "nodes": [{"id": "keep", "use": "data.set", "with": {"values": {"a": 1}}}],
                 "edges": [{"from": "trigger", "to": "keep"}]}
                """).at("/id");
        owner().post(workflow + "/publish", "{}");
        owner().post(workflow + "/executions", "{}");
        for (String words : List.of(
                "replay Watched with a=2",
                "run Watched again",
                "retry Watched",
                "quiet Watched",
                "schedule Watched daily at 9")) {
            assertThat(said(viewer, words)).as(words).contains("needs the role editor");
        }
        assertThat(said(viewer, "explain Watched")).doesNotContain("needs the role");
        assertThat(owner().get("/api/executions")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(run -> run.toString().contains("Watched")))
                .hasSize(1);
    }

    @Test
    void a_viewer_cannot_press_what_an_editor_can() {
        String drafted = said(owner(), WISH);
        assertThat(drafted).contains("draft.approve");
        String draft = drafted.replaceFirst("(?s).*\"draft.approve\"[^}]*\"value\":\"([^\"]+)\".*", "$1");
        for (String action : List.of("draft.approve", "draft.discard", "draft.test")) {
            assertThat(after(viewer, "{\"action\": \"%s\", \"values\": {\"value\": \"%s\"}}".formatted(action, draft)))
                    .as(action)
                    .contains("needs the role editor");
        }
        assertThat(after(owner(), "{\"action\": \"draft.approve\", \"values\": {\"value\": \"%s\"}}".formatted(draft)))
                .contains("is live");
    }

    @Test
    void a_viewer_does_not_learn_the_address_that_starts_a_workflow() {
        String created = owner().post("/api/workflows", """
                {"parley": 1, "name": "Hooked", "trigger": {"type": "webhook"},
                 "nodes": [{"id": "keep", "use": "data.set", "with": {"values": {"a": 1}}}],
                 "edges": [{"from": "trigger", "to": "keep"}]}
                """).at("/id");
        owner().post("/api/workflows/" + created + "/publish", "{}");
        assertThat(owner().get("/api/workflows/" + created).at("/hookUrl")).contains("/hooks/");
        assertThat(viewer.get("/api/workflows/" + created).body()).doesNotContain("/hooks/");
        assertThat(viewer.get("/api/workflows/" + created + "/versions").body()).doesNotContain("/hooks/");
    }

    private String said(Http by, String words) {
        return after(by, "{\"text\": \"%s\"}".formatted(words));
    }

    /** What was said in answer to this. */
    private String after(Http by, String body) {
        String seq = owner().post(conversation, "{\"text\": \"approvals\"}").at("/seq");
        long before = highest(seq);
        assertThat(by.post(conversation, body).status()).isEqualTo(202);
        return owner().get(conversation + "?after=" + before).body();
    }

    private long highest(String seq) {
        return owner().get(conversation + "?after=" + seq)
                .json()
                .path("items")
                .valueStream()
                .mapToLong(message -> message.path("seq").asLong())
                .max()
                .orElse(Long.parseLong(seq));
    }
}
