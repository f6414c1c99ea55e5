package dev.parley.bot.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import dev.parley.bot.chat.Message;
import dev.parley.bot.chat.MessageId;
import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The web chat by HTTP. */
class ConversationTest extends ChattingParley {
    private static final String VAL_KEY = "pk_test_val_of_the_chat";

    @Autowired
    WebChatSurface surface;

    @Test
    void a_new_conversation_welcomes_with_examples_that_can_be_sent_as_they_are() {
        JsonNode welcome = chat().last();
        assertThat(welcome.path("text").asString()).contains("Tell me what should happen");
        assertThat(welcome.at("/question/options").size()).isBetween(3, 4);
        assertThat(welcome.at("/question/options/0/label")).isEqualTo(welcome.at("/question/options/0/value"));
    }

    @Test
    void what_a_person_says_is_kept_with_their_name_and_answered_before_the_request_returns() {
        Chat chat = chat();
        Http.Answer answer = owner().post("/api/conversations/" + chat.id() + "/messages", "{\"text\": \"list\"}");
        List<JsonNode> since = owner().get("/api/conversations/" + chat.id() + "/messages?after="
                        + (answer.json().path("seq").asLong() - 1))
                .json()
                .path("items")
                .valueStream()
                .toList();
        assertThat(since).hasSize(2);
        assertThat(since.getFirst().path("id")).isEqualTo(answer.json().path("id"));
        assertThat(since.getFirst().path("from").asString()).isEqualTo("user");
        assertThat(since.getFirst().path("author").asString()).isEqualTo("Ana López");
        assertThat(since.getLast().path("from").asString()).isEqualTo("bot");
    }

    @Test
    void the_first_words_become_the_title_and_the_newest_conversation_is_listed_first() {
        Chat older = chat().say("list of the first");
        Chat newer = chat().say("help");
        JsonNode items = owner().get("/api/conversations").json().path("items");
        assertThat(items.get(0).path("id").asString()).isEqualTo(newer.id());
        assertThat(items.get(0).path("title").asString()).isEqualTo("help");
        older.say("help");
        JsonNode again = owner().get("/api/conversations").json().path("items").get(0);
        assertThat(again.path("id").asString()).isEqualTo(older.id());
        assertThat(again.path("title").asString()).isEqualTo("list of the first");
        assertThat(again.path("updatedAt").asString()).endsWith("Z");
    }

    @Test
    void a_nul_in_words_or_in_a_button_s_value_costs_nothing() {
        Chat chat = chat();
        String path = "/api/conversations/" + chat.id() + "/messages";
        assertThat(owner().post(path, "{\"text\": \"list\\u0000\"}").status()).isEqualTo(202);
        assertThat(owner().post(path, "{\"action\": \"x\\u0000\", \"values\": {\"value\\u0000\": \"\\u0000\"}}")
                        .status())
                .isEqualTo(202);
        assertThat(owner().get(path).body()).contains("list\uFFFD");
    }

    @Test
    void a_page_before_the_end_of_time_is_the_first_page() {
        Chat chat = chat();
        Http.Answer page = owner().get("/api/conversations?before=%2B999999999-01-01T00:00:00Z");
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        assertThat(page.at("/items/0/id")).isEqualTo(chat.id());
    }

    @Test
    void an_empty_or_too_long_message_is_refused_with_a_hint() {
        String path = "/api/conversations/" + chat().id() + "/messages";
        for (String body : List.of("{}", "{\"text\": \"  \"}", "{\"text\": \"" + "x".repeat(8_001) + "\"}")) {
            Http.Answer refused = owner().post(path, body);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.at("/hint")).isNotBlank();
        }
        assertThat(owner().post(path, "{\"text\": \"" + "x".repeat(8_000) + "\"}")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void a_conversation_nobody_opened_is_not_found() {
        for (String id : List.of("nonsense", "7f2f1f6a-6c39-4c2b-9a57-1f4f6d1c0e11")) {
            assertThat(owner().get("/api/conversations/" + id + "/messages").status())
                    .isEqualTo(404);
            assertThat(owner().get("/api/conversations/" + id + "/stream").status())
                    .isEqualTo(404);
            Http.Answer refused = owner().post("/api/conversations/" + id + "/messages", "{\"text\": \"hello\"}");
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.at("/hint")).contains("/api/conversations");
        }
    }

    @Test
    void another_organization_sees_nothing_of_it() {
        String id = chat().id();
        jdbc.sql("""
                WITH other AS (INSERT INTO org (id, name) VALUES (gen_random_uuid(), 'Other') RETURNING id),
                eve AS (INSERT INTO person (org_id, id, name, roles)
                        SELECT id, 'eve', 'Eve', ARRAY['owner'] FROM other RETURNING org_id)
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, 'eve-key', 'eve', 'Eve''s', sha256(?::bytea), ARRAY['owner'] FROM eve""").param("pk_test_eve".getBytes()).update();
        Http eve = anyone().with("Authorization", "Bearer pk_test_eve");
        assertThat(eve.get("/api/conversations/" + id + "/messages").status()).isEqualTo(404);
        assertThat(eve.post("/api/conversations/" + id + "/messages", "{\"text\": \"hi\"}")
                        .status())
                .isEqualTo(404);
        assertThat(eve.get("/api/conversations").json().path("items").size()).isZero();
    }

    @Test
    void a_long_conversation_comes_in_pages() {
        Chat chat = chat();
        for (int i = 0; i < 101; i++) {
            chat.say("help");
        }
        JsonNode first = owner().get("/api/conversations/" + chat.id() + "/messages?after=0")
                .json();
        assertThat(first.path("items").size()).isEqualTo(200);
        JsonNode second = owner().get("/api/conversations/" + chat.id() + "/messages?after="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("items").size()).isEqualTo(3);
        assertThat(second.path("next").isMissingNode()).isTrue();
    }

    @Test
    void an_unknown_button_is_answered_kindly() {
        Chat chat = chat();
        chat.press(json.readTree("{\"id\": \"no.such\", \"value\": \"1\"}"));
        assertThat(chat.last().path("text").asString()).contains("no.such");
    }

    @Test
    void a_post_of_one_name_stands_there_once_however_often_it_is_posted() {
        Chat chat = chat();
        Place place = place(chat);
        MessageId first = surface.post(place, null, Message.of("Begun"), "run 1");
        MessageId other = surface.post(place, null, Message.of("Another"), "run 2");
        assertThat(surface.post(place, null, Message.of("Begun, after a crash"), "run 1"))
                .isEqualTo(first);

        assertThat(other).isNotEqualTo(first);
        assertThat(chat.messages().stream().map(message -> message.path("text").asString("")))
                .contains("Begun, after a crash", "Another")
                .doesNotContain("Begun");
    }

    private Http val() {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles) SELECT id, 'val', 'Val', ARRAY['viewer'] FROM org
                ON CONFLICT DO NOTHING""").update();
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT id, 'val-key', 'val', 'Val''s', sha256(?::bytea), ARRAY['viewer'] FROM org
                ON CONFLICT DO NOTHING""").param(VAL_KEY.getBytes()).update();
        return anyone().with("Authorization", "Bearer " + VAL_KEY);
    }

    private Place place(Chat chat) {
        return new Place(
                new OrgId(jdbc.sql("SELECT org_id FROM conversation WHERE id = ?")
                        .param(UUID.fromString(chat.id()))
                        .query(UUID.class)
                        .single()),
                chat.id());
    }

    @Test
    void a_viewer_reads_that_there_is_an_address_and_whom_to_ask_and_not_the_address() {
        Chat chat = chat();
        String hook = live(chat, "forward orders");
        String path = "/api/conversations/" + chat.id() + "/messages";
        assertThat(owner().get(path).body()).contains(hook);

        String seen = val().get(path).body();
        assertThat(seen).contains("is live", "Its address is for those who may start it. Ask Ana");
        assertThat(seen).doesNotContain(hook).doesNotContain("curl");
    }

    @Test
    void a_button_says_to_whom_it_would_be_refused_why_and_whom_to_ask() {
        Chat chat = chat();
        Block.Row row = new Block.Row("Ask someone first", null, List.of(Block.button("draft.safeguard", "Add", "s")));
        surface.post(
                place(chat),
                Message.of(
                        "A card",
                        new Block.Rows("Safeguards", List.of(row), 1),
                        Block.buttons(
                                Block.primary("draft.approve", "Make it live", "d"),
                                Block.button("approval.approve", "Approve", "a"),
                                Block.button("no.such", "Nothing", "n"))));
        String path = "/api/conversations/" + chat.id() + "/messages";
        assertThat(owner().get(path).body()).contains("A card").doesNotContain("refusal");

        JsonNode blocks = last(val().get(path).json()).path("blocks");
        assertThat(blocks.at("/0/rows/0/actions/0/refusal").asString()).contains("Ask Ana");
        assertThat(blocks.at("/1/actions/0/refusal").asString())
                .contains("needs the role editor, and yours is viewer. Ask Ana");
        assertThat(blocks.at("/1/actions/0/label").asString()).isEqualTo("Make it live");
        assertThat(blocks.at("/1/actions/1").has("refusal"))
                .as("whoever is asked may answer")
                .isFalse();
        assertThat(blocks.at("/1/actions/2").has("refusal")).isFalse();
    }

    private static JsonNode last(JsonNode page) {
        return page.path("items").path(page.path("items").size() - 1);
    }
}
