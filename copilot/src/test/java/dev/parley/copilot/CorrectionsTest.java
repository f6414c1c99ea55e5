package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Question.Option;
import dev.parley.copilot.Suggestions.Known;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was answered is corrected in a few words, whatever is asked by then (C3). */
class CorrectionsTest {
    private static final String SHOP =
            "On a schedule, GET https://x.example/a, and if its total is over 1000, post it to Slack, ask for approval, then POST it to our shop";
    private static final String TICKET =
            "When a webhook receives an order, post it to Slack, then create a Jira ticket, then ask for approval";
    private static final String TWO_PLACES =
            "When a webhook receives an order, POST the order to our shop, then POST the order to our warehouse, then post it to Slack, then ask for approval";

    private final Conversation conversation = new Conversation();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actually #ops | Changed: in Slack: #ops (before: #sales).",
                "no, #ops instead | Changed: in Slack: #ops (before: #sales).",
                "no #ops | Changed: in Slack: #ops (before: #sales).",
                "I meant #ops | Changed: in Slack: #ops (before: #sales).",
                "sorry, I meant #ops! | Changed: in Slack: #ops (before: #sales).",
                "make that #ops | Changed: in Slack: #ops (before: #sales).",
                "oops, wait, post it to #ops instead | Changed: in Slack: #ops (before: #sales).",
                "#ops, not #sales | Changed: in Slack: #ops (before: #sales).",
                "#ops instead of #sales | Changed: in Slack: #ops (before: #sales).",
                "sorry, 9 am not 8 | Changed: every day at 9:00 (before: 8:00).",
                "actually at 7:30 | Changed: every day at 7:30 (before: 8:00).",
                "make it 6 pm | Changed: every day at 18:00 (before: 8:00).",
                "9 instead of 8 | Changed: every day at 9:00 (before: 8:00).",
                "500 not 1,000 | Changed: total is over 500 (before: 1000).",
                "make that 2k rather than 1000 | Changed: total is over 2000 (before: 1000).",
            })
    void what_was_told_is_changed_by_its_kind_and_what_it_was_is_said(String words, String told) {
        conversation.say(SHOP);
        conversation.say("every day at 8");
        Question open = conversation.say("#sales").question();
        assertThat(open.id()).startsWith("address");

        Turn turn = conversation.say(words);

        assertThat(turn.say()).isEqualTo(told);
        assertThat(turn.question()).isEqualTo(open);
    }

    @Test
    void the_draft_has_what_was_said_last() {
        conversation.say(TICKET);
        conversation.say("#sales");
        conversation.say("actually #ops");
        conversation.say("SUP");
        conversation.say("no, #support instead");
        Draft draft = conversation.say("ana").draft();
        assertThat(draft.steps())
                .containsExactly(
                        "When a webhook receives an order:",
                        "Ask ana for approval; a no ends it there",
                        "Send a message to #support in Slack",
                        "Create an issue in Jira (SUP)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"make that Bo", "actually Bo", "no, Bo instead", "I meant Bo", "Bo, not ops", "sorry, @bo"})
    void a_person_takes_the_place_of_a_person_on_the_draft_as_well(String words) {
        conversation.say("When a webhook receives an order, post it to Slack, then ask for approval");
        conversation.say("#sales");
        conversation.say("ops");
        Turn turn = conversation.say(words);
        assertThat(turn.say()).startsWith("Changed: bo approves (before: ops).");
        assertThat(turn.changes().changes()).isNotEmpty();
        DraftAssert.that(turn.draft()).asks("bo");
    }

    @Test
    void one_of_two_people_is_exchanged_and_the_other_stays() {
        conversation.say(
                "When a webhook receives an order, ask ana or ops for approval, then post it to #sales in Slack");
        DraftAssert.that(conversation.say("Bo, not ops").draft()).asks("ana", "bo");
    }

    @Test
    void a_channel_is_never_taken_for_a_person_or_a_project() {
        conversation.say("When a webhook receives an order, create a Jira ticket, then ask for approval");
        Turn project = conversation.say("actually #ops");
        assertThat(project.question().text()).isEqualTo("Which project in Jira?");
        conversation.say("SUP");
        assertThat(conversation.say("no, #ops instead").question().text()).isEqualTo("Who should approve?");
    }

    @Test
    void a_channel_approves_nothing() {
        conversation.say("When a webhook receives an order, ask for approval, then POST it to https://a.example/x");
        assertThat(conversation.say("#ops").question().text()).isEqualTo("Who should approve?");
    }

    @Test
    void a_draft_without_a_channel_says_that_it_has_none() {
        conversation.say("When a webhook receives an order, ask ops for approval, then POST it to https://a.example/x");
        Turn turn = conversation.say("no, #help instead");
        assertThat(turn.say()).startsWith("This draft has no channel to change, so nothing changed.");
        DraftAssert.that(conversation.draft()).asks("ops");
    }

    @Test
    void what_was_told_last_goes_first() {
        conversation.say(TWO_PLACES);
        conversation.say("https://shop.example/a");
        conversation.say("https://warehouse.example/b");
        assertThat(conversation.say("no, I meant https://right.example/c").say())
                .isEqualTo("Changed: the order goes to https://right.example/c (before: https://warehouse.example/b).");
    }

    @Test
    void where_two_answers_fit_equally_it_asks_which() {
        conversation.say(TWO_PLACES);
        conversation.say("https://shop.example/a");
        conversation.say("https://warehouse.example/b");
        conversation.say("#sales");

        Turn turn = conversation.say("actually https://right.example/c");
        assertThat(turn.question().options())
                .extracting(Option::value)
                .containsExactly(
                        "https://right.example/c instead of https://shop.example/a",
                        "https://right.example/c instead of https://warehouse.example/b");

        Turn pressed = conversation.say("https://right.example/c instead of https://shop.example/a");
        assertThat(pressed.say())
                .isEqualTo("Changed: the order goes to https://right.example/c (before: https://shop.example/a).");
        assertThat(pressed.question().text()).isEqualTo("Who should approve?");
    }

    @Test
    void what_may_as_well_be_the_answer_is_asked_about() {
        conversation.say(TICKET);
        conversation.say("#sales");
        Turn turn = conversation.say("sorry, ops");
        assertThat(turn.question().options())
                .extracting(Option::value)
                .containsExactly("ops instead of #sales", "My answer: ops");

        Turn pressed = conversation.say("My answer: ops");
        assertThat(pressed.say()).isEqualTo("Noted: in Jira: ops.");
        assertThat(pressed.question().text()).isEqualTo("Who should approve?");
    }

    @Test
    void a_name_that_somebody_here_has_is_no_channel() {
        conversation.knowing(new Known(List.of(new Option("Ops", "role:ops", false)), List.of(), null));
        conversation.say(TICKET);
        conversation.say("#sales");
        conversation.say("SUP");
        assertThat(conversation.say("actually ops").draft()).isNotNull();
        DraftAssert.that(conversation.draft()).asks("role:ops");
    }

    @Test
    void a_correcting_word_before_the_first_answer_is_left_out_of_it() {
        conversation.say(TICKET);
        assertThat(conversation.say("sorry, #sales").say()).isEqualTo("Noted: in Slack: #sales.");
        assertThat(conversation.say("well, actually SUP").say()).isEqualTo("Noted: in Jira: SUP.");
    }

    @Test
    void what_was_left_open_is_filled() {
        conversation.say(TICKET);
        conversation.say("later");
        conversation.say("SUP");
        conversation.say("no, #ops");
        assertThat(conversation.say("ana").draft().steps()).contains("Send a message to #ops in Slack");
    }

    @Test
    void a_value_that_was_changed_on_the_draft_is_corrected_there() {
        conversation.say("When a webhook receives an order, ask ops for approval, then post it to #sales in Slack");
        conversation.say("change the channel to #news");
        Draft draft = conversation.say("sorry, #help").draft();
        assertThat(draft.workflow().toString()).contains("#help").doesNotContain("#news");
    }

    @Test
    void back_takes_it_back() {
        conversation.say(TICKET);
        conversation.say("#sales");
        conversation.say("actually #ops");
        assertThat(conversation.say("back").say()).isEqualTo("Taken back: in Slack: #sales.");
    }

    @Test
    void the_same_again_changes_nothing() {
        conversation.say(TICKET);
        conversation.say("#sales");
        assertThat(conversation.say("I meant #sales").say()).isEqualTo("That is so already.");
    }
}
