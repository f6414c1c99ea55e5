package dev.parley.bot.chat.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.chat.Chat;
import dev.parley.bot.chat.ChattingParley;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the first wish to a live workflow. */
class DraftTest extends ChattingParley {
    @Test
    void a_draft_with_a_loop_lists_what_is_done_for_each_item_beneath_it() {
        Chat chat = chat().say("file lines");
        assertThat(chat.awaitSaying("For each line").toString())
                .contains("2. For each line _in lines_\\n   - Large? _total > 1000_\\n   - Ask the lead")
                .contains("3. Count them");
    }

    @Test
    void a_wish_is_met_with_a_question_whose_answers_are_chips() {
        JsonNode asked = chat().say("guard orders").last();
        assertThat(asked.path("text").asString()).contains("Understood.", "Who approves large orders?");
        JsonNode question = asked.path("question");
        assertThat(question.path("kind").asString()).isEqualTo("choice");
        assertThat(question.path("why").asString()).contains("before money moves");
        assertThat(question.at("/options/0/label").asString()).isEqualTo("Leads");
        assertThat(question.at("/options/0/recommended").asBoolean()).isTrue();
        assertThat(question.path("optional").asBoolean()).isTrue();
    }

    @Test
    void the_draft_card_says_what_it_does_what_was_assumed_and_what_guards_it() {
        JsonNode card = chat().say("guard orders").say("role:lead").last();
        assertThat(card.toString())
                .contains("Guard orders", "1. A webhook receives an order")
                .doesNotContain("Does what you said.")
                .contains("The order has a field total.", "Retries three times", "networks fail");
        assertThat(card.findValuesAsString("id"))
                .contains("draft.approve", "draft.edit", "draft.test", "draft.discard");
    }

    @Test
    void an_approved_webhook_workflow_is_live_and_its_curl_line_works() {
        Chat chat = chat();
        String hook = live(chat.say("guard orders"), "role:lead");
        JsonNode live = chat.last();
        assertThat(live.path("text").asString()).contains("**Guard orders** is live");
        assertThat(live.at("/blocks/0/text").asString()).contains("\"total\":1001");
        assertThat(anyone().post(hook, "{\"id\":\"A-1\",\"total\":10}").status())
                .isEqualTo(202);
        chat.awaitSaying("**Done** · Guard orders");
    }

    @Test
    void the_approved_card_names_who_approved_and_loses_its_buttons() {
        Chat chat = chat().say("forward orders");
        JsonNode card = chat.last();
        chat.press("draft.approve");
        JsonNode after = chat.again(card);
        assertThat(after.toString()).contains("Approved by Ana López").doesNotContain("\"buttons\"");
        assertThat(after.path("seq").asLong()).isGreaterThan(card.path("seq").asLong());
        assertThat(after.path("position").asLong())
                .isEqualTo(card.path("position").asLong());
    }

    @Test
    void a_second_press_of_approve_publishes_nothing_more() {
        Chat chat = chat().say("forward orders");
        JsonNode approve = chat.button("draft.approve").orElseThrow();
        chat.press(approve);
        int workflows = owner().get("/api/workflows").json().path("items").size();
        chat.press(approve);
        assertThat(chat.last().path("text").asString()).contains("Ana López approved this", "is live already");
        assertThat(owner().get("/api/workflows").json().path("items").size()).isEqualTo(workflows);
    }

    @Test
    void a_draft_can_be_approved_in_plain_words() {
        Chat chat = chat().say("forward orders").say("approve it");
        assertThat(chat.last().path("text").asString()).contains("is live");
    }

    @Test
    void an_edited_draft_replaces_the_one_before() {
        Chat chat = chat().say("guard orders").say("role:lead");
        JsonNode first = chat.last();
        JsonNode approveFirst = chat.button("draft.approve").orElseThrow();
        chat.press("draft.edit");
        assertThat(chat.last().path("text").asString()).contains("What shall I change?");
        chat.say("bo");
        assertThat(chat.again(first).toString())
                .contains("Replaced by the newer draft")
                .doesNotContain("\"buttons\"");
        chat.press(approveFirst);
        assertThat(chat.last().path("text").asString()).contains("There is a newer draft");
    }

    @Test
    void a_test_runs_the_draft_on_a_made_up_input_and_changes_nothing_outside() {
        Chat chat = chat().say("guard orders").say("role:lead").press("draft.test");
        assertThat(chat.blocks("fields").map(JsonNode::toString))
                .anySatisfy(fields ->
                        assertThat(fields).contains("\"Total\",\"value\":\"1001\"", "\"Id\",\"value\":\"A-1\""));
        JsonNode result = chat.awaitSaying("**Test done** · Guard orders");
        assertThat(result.toString()).contains("\"progress\"", "\"status\":\"done\"");
        assertThat(farSystem.received()).isEmpty();
        int workflows = owner().get("/api/workflows").json().path("items").size();
        chat.press("draft.approve");
        assertThat(owner().get("/api/workflows").json().path("items").size()).isEqualTo(workflows);
    }

    @Test
    void a_discarded_draft_is_gone_from_the_catalog_too() {
        int before = owner().get("/api/workflows").json().path("items").size();
        Chat chat = chat().say("forward orders").press("draft.test");
        chat.press("draft.discard");
        assertThat(owner().get("/api/workflows").json().path("items").size()).isEqualTo(before);
        assertThat(chat.buttons().map(button -> button.path("id").asString())).noneMatch(id -> id.startsWith("draft."));
    }

    @Test
    void a_manual_workflow_comes_with_a_form_that_starts_it() {
        Chat chat = chat();
        live(chat, "greet by hand");
        assertThat(chat.blocks("input")
                        .map(block -> block.path("id").asString() + " "
                                + block.path("kind").asString()))
                .containsExactly("input.who text", "input.times number");
        chat.press(chat.button("workflow.run").orElseThrow(), "input.who", "Ana", "input.times", "2");
        chat.awaitSaying("Hello Ana");
    }

    @Test
    void a_value_that_is_missing_or_does_not_fit_is_asked_for_again() {
        Chat chat = chat();
        live(chat, "greet by hand");
        JsonNode run = chat.button("workflow.run").orElseThrow();
        chat.press(run, "input.times", "2");
        assertThat(chat.last().toString()).contains("This is needed");
        chat.press(run, "input.who", "Ana", "input.times", "many");
        assertThat(chat.last().toString()).contains("Write a number here", "many");
    }

    @Test
    void a_schedule_says_when_it_runs_next() {
        Chat chat = chat();
        live(chat, "greet daily");
        assertThat(chat.last().path("text").asString())
                .contains("runs next on **")
                .contains("09:00 (Europe/Berlin)");
    }

    @Test
    void a_draft_that_cannot_go_live_says_why() {
        Chat chat = chat().say("draft nonsense").press("draft.approve");
        assertThat(chat.last().toString()).contains("cannot go live yet", "no.such_thing");
        assertThat(chat.button("draft.edit")).isPresent();
    }
}
