package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One conversation, several wishes (C3). */
class SeveralDraftsTest {
    private static final String ORDERS = "When a webhook receives an order, POST the order to https://a.example/x";
    private static final String TICKETS =
            "when a webhook receives a ticket, ask ops for approval, then POST the ticket to our desk";

    private final Conversation conversation = new Conversation();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "also, another one: ",
                "another one: ",
                "new: ",
                "And another: ",
                "one more thing: ",
                "I also need another workflow: ",
                "a second one: "
            })
    void another_wish_sets_the_open_draft_aside(String opening) {
        conversation.say(ORDERS);
        Turn turn =
                conversation.say(opening + "every Monday at 9:00 GET https://b.example/y and show me the result here");
        assertThat(turn.say()).contains("I keep **Order: send to a.example** as draft 1.");
        assertThat(turn.number()).isEqualTo(2);
        DraftAssert.that(turn.draft()).startsAt("0 9 * * MON");
        assertThat(conversation.drafts()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "another one: every Monday at 9:00 GET https://b.example/y and show me the result here",
                "Also, every Monday at 9:00 GET https://b.example/y and show me the result here"
            })
    void another_wish_is_heard_as_such_once_nothing_is_open_any_more(String wish) {
        conversation.say(ORDERS);
        conversation.close(Copilot.Ending.APPROVED);
        assertThat(conversation.opensAnother(wish)).isTrue();
        assertThat(conversation.say(wish).draft().workflow().trigger()).isInstanceOf(Trigger.Schedule.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Will do!", "When are you back?", "Also, when are you back?", "On it", "Also seen by Kim"})
    void what_people_say_to_each_other_is_no_wish(String aside) {
        assertThat(conversation.opensAnother(aside)).isFalse();
    }

    @Test
    void another_one_without_a_wish_asks_for_it() {
        conversation.say(ORDERS);
        Turn turn = conversation.say("another one");
        assertThat(turn.question().id()).isEqualTo("goal");
        conversation.say("new: " + TICKETS);
        assertThat(conversation.drafts()).containsExactly(1, 2);
    }

    @Test
    void they_are_listed_with_name_state_and_age() {
        conversation.say(ORDERS);
        conversation.passes(Duration.ofHours(2));
        Question open = conversation.say("new: " + TICKETS).question();
        Turn turn = conversation.say("drafts");
        assertThat(turn.say())
                .contains("draft 1: **Order: send to a.example** _waits for your approval · begun 2 hours ago_")
                .contains("draft 2: **Ticket approval** _this one · 1 question open · begun just now_");
        assertThat(turn.question()).as("the open question stays").isEqualTo(open);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "go back to the orders one",
                "draft 1",
                "back to draft 1",
                "switch to the order draft",
                "let's go back to the first one",
                "continue with the orders"
            })
    void one_set_aside_is_taken_up_again(String words) {
        conversation.say(ORDERS);
        conversation.say("new: " + TICKETS);
        Turn turn = conversation.say(words);
        assertThat(turn.number()).isEqualTo(1);
        DraftAssert.that(turn.draft()).calls("POST https://a.example/x");
        DraftAssert.that(conversation.say("use https://other.example/x instead").draft())
                .calls("POST https://other.example/x");
    }

    @Test
    void an_interview_set_aside_goes_on_with_its_question() {
        Question open = conversation.say(TICKETS).question();
        conversation.say("new: " + ORDERS);
        conversation.restart();
        assertThat(conversation.say("draft 1").question()).isEqualTo(open);
        DraftAssert.that(conversation.say("https://desk.example/t").draft()).calls("POST https://desk.example/t");
    }

    @Test
    void approving_one_leaves_the_others() {
        conversation.say(ORDERS);
        conversation.say("new: " + TICKETS);
        conversation.close(1, Copilot.Ending.APPROVED);
        assertThat(conversation.drafts()).containsExactly(2);
        assertThat(conversation.say("https://desk.example/t").draft()).isNotNull();
        conversation.close(2, Copilot.Ending.APPROVED);
        assertThat(conversation.drafts()).isEmpty();
        assertThat(conversation.isOpen()).isFalse();
    }

    @Test
    void dropping_one_names_what_is_kept() {
        conversation.say(ORDERS);
        conversation.say("new: " + TICKETS);
        assertThat(conversation.say("never mind").say()).contains("Still kept: draft 1 (Order: send to a.example)");
        assertThat(conversation.isOpen()).isFalse();
        assertThat(conversation.say("drafts").say()).contains("One draft here");
        assertThat(conversation.say("draft 1").draft()).isNotNull();
    }

    @Test
    void a_wish_told_while_none_is_current_is_a_draft_of_its_own() {
        conversation.say(ORDERS);
        conversation.say("new: " + TICKETS);
        conversation.say("never mind");
        assertThat(conversation.say(TICKETS).number()).isEqualTo(2);
        assertThat(conversation.drafts()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {". Also, ", ". And ", ", and also "})
    void two_wishes_in_one_breath_become_two_drafts(String between) {
        Turn turn = conversation.say(
                ORDERS + between + "every Monday at 9:00 GET https://b.example/y and show me the result here");
        assertThat(turn.say()).contains("two things", "draft 2");
        DraftAssert.that(turn.draft()).calls("POST https://a.example/x");
        DraftAssert.that(conversation.say("draft 2").draft()).startsAt("0 9 * * MON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order, POST the order to https://a.example/x. And if it fails, POST it to https://b.example/y",
                "When a webhook receives an order, ask ops for approval, and once approved POST the order to https://a.example/x",
                "Every Monday at 9 GET https://a.example/x, and if its total is over 100 show it here"
            })
    void what_belongs_together_stays_one(String wish) {
        conversation.say(wish);
        assertThat(conversation.drafts()).containsExactly(1);
    }

    @Test
    void two_wishes_in_one_breath_take_no_draft_s_place() {
        conversation.say("another one");
        conversation.say(ORDERS);
        conversation.say("another one");
        conversation.say("new: " + TICKETS);
        conversation.say("draft 1");
        conversation.say("another one");
        conversation.say(
                "new: " + ORDERS + ". Also, every Monday at 9:00 GET https://b.example/y and show me the result here");
        assertThat(conversation.drafts()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_different_wish_over_a_finished_draft_does_not_lose_that() {
        conversation.say(ORDERS);
        Turn turn = conversation.say("every Monday at 9:00 GET https://b.example/y and show me the result here");
        assertThat(turn.draft()).isNotNull();
        assertThat(turn.number()).isIn(1, 2);
    }

    @Test
    void a_draft_that_is_not_there_is_said_to_be_missing() {
        conversation.say(ORDERS);
        assertThat(conversation.say("draft 7").say())
                .contains("There is no draft 7")
                .contains("draft 1:");
        assertThat(conversation.say("back to the invoices draft").say()).contains("can't tell which draft");
    }

    @Test
    void second_is_still_an_answer() {
        conversation.say("On a schedule, GET https://x.example/a and show me the result here");
        DraftAssert.that(conversation.say("second").draft()).startsAt("0 8 * * MON-FRI");
    }

    @Test
    void begun_anew_after_start_over_it_is_no_longer_the_one_that_was_shown() {
        int shown = conversation.say(ORDERS).number();
        assertThat(conversation.say("start over").number()).isNotEqualTo(shown);
        assertThat(conversation.drafts()).hasSize(1);
    }
}
