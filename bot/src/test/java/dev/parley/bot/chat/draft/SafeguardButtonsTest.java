package dev.parley.bot.chat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import dev.parley.bot.chat.Chat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The buttons beside the safeguards of a draft, with the copilot that drafts for people. */
class SafeguardButtonsTest extends StartedParley {
    private static final String DELETE = "When a webhook receives an order, DELETE https://shop.example/orders/1";

    @Test
    void every_safeguard_can_be_decided_where_it_stands() {
        JsonNode card = chat().say(DELETE).last();
        assertThat(row(card, "Someone is asked before")).isNotNull();
        assertThat(labels(row(card, "Someone is asked before"))).containsExactly("Remove");
        assertThat(labels(row(card, "Ask someone to see to it"))).containsExactly("Add", "Leave out");
    }

    @Test
    void a_press_changes_the_card_in_its_place_and_what_goes_live() {
        Chat chat = chat().say(DELETE);
        JsonNode card = chat.last();
        chat.press(button(row(card, "Someone is asked before"), "Remove"));
        JsonNode after = chat.again(card);
        assertThat(after.toString())
                .contains("Ana López left the approval out")
                .doesNotContain("Someone is asked before");
        assertThat(after.path("position")).isEqualTo(card.path("position"));
        assertThat(chat.last().path("id")).isEqualTo(card.path("id"));
        assertThat(labels(row(after, "Ask someone before"))).containsExactly("Add");
        chat.press("draft.approve");
        JsonNode live = workflow("delete at");
        assertThat(live.toString()).doesNotContain("human.approval");
    }

    @Test
    void a_draft_that_was_tested_goes_live_with_what_was_decided_since() {
        Chat chat = chat().say(DELETE.replace("order", "parcel")).press("draft.test");
        JsonNode card = card(chat);
        chat.press(button(row(card, "Ask someone to see to it"), "Add"));
        chat.press("draft.approve");
        assertThat(workflow("Parcel").toString()).contains("see_to_it");
    }

    @Test
    void a_second_press_changes_nothing() {
        Chat chat = chat().say(DELETE);
        JsonNode add = button(row(chat.last(), "Ask someone to see to it"), "Add");
        JsonNode once = chat.press(add).last();
        JsonNode twice = chat.press(add).last();
        assertThat(twice).isEqualTo(once);
        assertThat(labels(row(twice, "someone is asked to see to it"))).containsExactly("Remove");
    }

    @Test
    void what_is_left_out_is_gone_from_the_card() {
        Chat chat = chat().say(DELETE);
        chat.press(button(row(chat.last(), "Ask someone to see to it"), "Leave out"));
        assertThat(chat.last().toString()).doesNotContain("see to it");
        assertThat(chat.say("add the error path").last().toString()).contains("someone is asked to see to it");
    }

    @Test
    void a_draft_that_is_settled_or_replaced_is_not_changed_any_more() {
        Chat chat = chat().say(DELETE);
        JsonNode remove = button(row(chat.last(), "Someone is asked before"), "Remove");
        chat.press("draft.discard").press(remove);
        assertThat(chat.last().path("text").asString()).contains("discarded this draft");
        JsonNode first = chat.say(DELETE).last();
        chat.say("call it \"Clean up\"");
        chat.press(button(row(first, "Someone is asked before"), "Remove"));
        assertThat(chat.last().path("text").asString()).contains("There is a newer draft");
    }

    @Test
    void a_one_shot_draft_tells_its_safeguards_and_what_it_takes() {
        JsonNode draft = owner().post(
                        "/api/drafts",
                        json.createObjectNode().put("request", DELETE).toString())
                .json();
        JsonNode approval = draft.path("safeguards").get(0);
        assertThat(approval.path("id").asString()).startsWith("approval:");
        assertThat(approval.path("gravity").asString()).isEqualTo("GRAVE");
        assertThat(approval.path("state").asString()).isEqualTo("APPLIED");
        assertThat(approval.path("applied").asBoolean()).isTrue();
        assertThat(approval.path("isOpen").asBoolean()).isTrue();
        assertThat(approval.path("isMendable").asBoolean()).isTrue();
        assertThat(draft.at("/estimate/time").asString()).isEqualTo("PT0.5S");
        assertThat(draft.at("/estimate/costPerRun").asInt(-1)).isZero();
        assertThat(draft.at("/estimate/summary").asString())
                .isEqualTo("About a second a run, plus the time someone takes to answer. No model cost.");
        assertThat(draft.at("/estimate/assumptions")).isNotEmpty();
    }

    private Chat chat() {
        Http.Answer opened = owner().post("/api/conversations", "{}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Chat(owner(), opened.at("/id"));
    }

    /** The newest message with a draft on it. */
    private static JsonNode card(Chat chat) {
        return chat.messages().stream()
                .filter(message -> message.toString().contains("draft.approve"))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static Stream<JsonNode> rows(JsonNode message) {
        return message.path("blocks")
                .valueStream()
                .flatMap(block -> block.path("rows").valueStream());
    }

    private static JsonNode row(JsonNode message, String words) {
        return rows(message)
                .filter(row -> row.path("text").asString().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "No row says " + words + ": " + rows(message).toList()));
    }

    private static List<String> labels(JsonNode row) {
        return row.path("actions")
                .valueStream()
                .map(action -> action.path("label").asString())
                .toList();
    }

    private static JsonNode button(JsonNode row, String label) {
        return row.path("actions")
                .valueStream()
                .filter(action -> action.path("label").asString().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** The live workflow whose name has this word. */
    private JsonNode workflow(String word) {
        String id = owner().get("/api/workflows")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().contains(word))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        return owner().get("/api/workflows/" + id).json();
    }
}
