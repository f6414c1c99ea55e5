package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No part of a wish is lost without a word: it is in a step, or named as not used (C7). */
class LostWordsTest {
    @Test
    void what_somebody_wants_in_a_channel_is_posted_there() {
        Draft draft = Conversation.oneShot(
                "boss wants every morning the weather for Hamburg in our team channel but only if it rains");
        assertThat(draft.steps()).anyMatch(step -> step.matches("If .*rains: POST the weather to our team channel.*"));
        assertThat(draft.questions()).anyMatch(question -> question.text().contains("our team channel"));
        assertThat(unused(draft)).containsExactly("I did not use: \"for Hamburg\".");
    }

    @Test
    void two_ways_without_a_test_are_both_named() {
        Draft draft =
                Conversation.oneShot("When a contact form is sent, check it, if yes add a note, if not create it");
        assertThat(unused(draft))
                .containsExactly("I did not use: \"if yes add a note\".", "I did not use: \"if not create it\".");
    }

    @Test
    void what_is_wanted_in_a_sheet_goes_there_and_the_reminder_waits_for_the_day_that_was_named() {
        Draft draft = Conversation.oneShot(
                "when an invoice comes in I want amount and due date in a sheet, remind me 3 days before");
        assertThat(draft.steps())
                .containsSubsequence(
                        "Add a row in Google Sheets", "Wait until 3 days before the due date", "Show the message here");
        assertThat(unused(draft)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when an invoice comes in by webhook, remind me 3 days before",
                "every weekday at 7, 3 days before the due date, post the invoices in #finance",
            })
    void a_day_to_count_back_from_that_nothing_brings_is_named(String wish) {
        assertThat(unused(Conversation.oneShot(wish))).anyMatch(note -> note.contains("before"));
    }

    @Test
    void what_nothing_that_was_fetched_can_tell_is_named() {
        assertThat(unused(Conversation.oneShot("every morning post the weather in #team only if it is raining")))
                .containsExactly("I did not use: \"only if it is raining\".");
        assertThat(
                        unused(
                                Conversation.oneShot(
                                        "every morning GET https://weather.example/hamburg and post it to #team in Slack only if it is raining")))
                .isEmpty();
    }

    @Test
    void what_a_later_answer_supplies_is_named_no_longer() {
        Conversation conversation = new Conversation();
        Draft draft = conversation
                .say(
                        "Every day at 9 GET https://weather.example/today, look at the weather for Hamburg and show it here")
                .draft();
        assertThat(unused(draft)).containsExactly("I did not use: \"for Hamburg\".");
        Draft changed =
                conversation.say("use https://weather.example/hamburg instead").draft();
        assertThat(changed.steps()).anyMatch(step -> step.contains("weather.example/hamburg"));
        assertThat(unused(changed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new invoices in Gmail: amount and due date in a sheet | amount and due date in a sheet",
                "every morning the weather for Hamburg in our team channel | the weather for Hamburg in our team channel",
                "Each morning look at the weather for Hamburg and remind the team in Slack to bring umbrellas | for Hamburg",
                "Translate new WordPress posts into Spanish and publish them as drafts | and publish them as drafts",
            })
    void a_clause_that_left_no_trace_is_named(String wish, String lost) {
        assertThat(unused(Conversation.oneShot(wish))).contains("I did not use: \"" + lost + "\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to https://api.example.com/orders",
                "When an order arrives by webhook, create a deal in HubSpot",
                "I need a workflow that is triggered by a webhook when an order is placed. POST the order to https://api.example.com/orders",
                "A customer writes to our live chat; if the question is about billing ask Ana, otherwise let AI answer.",
            })
    void what_was_understood_is_not_named(String wish) {
        assertThat(unused(Conversation.oneShot(wish))).isEmpty();
    }

    @Test
    void what_strangers_fill_in_on_our_page_comes_by_webhook() {
        Draft draft = Conversation.oneShot("When someone fills out our contact form, post it in Slack");
        assertThat(draft.steps().getFirst()).isEqualTo("When a webhook receives a submission:");
    }

    private static List<String> unused(Draft draft) {
        return draft.findings().stream()
                .filter(finding -> finding.code().equals("not_used"))
                .map(Finding::message)
                .toList();
    }
}
