package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;

class InterviewTest {
    private static final String WISH = "When a webhook receives an order, and its total is over 1000, ask for approval, then POST the order to our shop";

    private final Conversation conversation = new Conversation();

    @Test
    void asks_only_what_is_missing_one_thing_a_turn() {
        assertThat(conversation.say(WISH).question().id()).startsWith("address");
        assertThat(conversation.say("https://shop.example/orders").question().id()).startsWith("approvers");
        DraftAssert.that(conversation.say("the ops team").draft()).asks("ops").calls("POST https://shop.example/orders");
    }

    @Test
    void every_question_can_be_skipped() {
        Turn turn = conversation.say("automate my business");
        int asked = 0;
        while (turn.question() != null) {
            assertThat(turn.question().why()).isNotBlank();
            turn = conversation.say("skip");
            asked++;
        }
        assertThat(asked).isBetween(1, 6);
        DraftAssert.that(turn.draft());
    }

    @Test
    void an_option_is_taken_by_number_label_or_value() {
        conversation.say(WISH);
        conversation.say("https://shop.example/orders");
        DraftAssert byNumber = DraftAssert.that(conversation.say("1").draft());
        assertThat(byNumber.only(Node.Approval.class).approvers()).isEmpty();
        conversation.say("back");
        assertThat(DraftAssert.that(conversation.say("Anyone in the organization").draft()).only(Node.Approval.class).approvers()).isEmpty();
    }

    @Test
    void back_asks_the_question_before_again_and_forgets_its_answer() {
        String first = conversation.say(WISH).question().id();
        conversation.say("https://wrong.example/x");
        assertThat(conversation.say("back").question().id()).isEqualTo(first);
        conversation.say("https://right.example/x");
        DraftAssert.that(conversation.say("ops").draft()).calls("POST https://right.example/x");
    }

    @Test
    void pasting_everything_answers_everything() {
        conversation.say("hello");
        DraftAssert.that(conversation.say("When a webhook receives an order, ask ana for approval, then POST the order to https://shop.example/orders").draft())
                .asks("ana")
                .calls("POST https://shop.example/orders");
    }

    @Test
    void an_answer_that_says_more_fills_more() {
        conversation.say(WISH);
        DraftAssert.that(conversation.say("https://shop.example/orders and ask finance for approval").draft())
                .asks("finance")
                .calls("POST https://shop.example/orders");
    }

    @Test
    void an_answer_that_is_none_is_explained_and_then_settled_by_the_recommendation() {
        String asked = conversation.say(WISH).question().id();
        Turn again = conversation.say("purple");
        assertThat(again.question().id()).isEqualTo(asked);
        assertThat(again.say()).contains("https://");
        assertThat(conversation.say("still purple").question().id()).startsWith("approvers");
    }

    @Test
    void a_restart_goes_on_where_it_was() {
        conversation.say(WISH);
        conversation.restart();
        assertThat(conversation.isOpen()).isTrue();
        assertThat(conversation.say("https://shop.example/orders").question().id()).startsWith("approvers");
        conversation.restart();
        conversation.say("ops");
        conversation.restart();
        DraftAssert.that(conversation.draft()).asks("ops");
    }

    @Test
    void cancel_ends_it_and_start_over_begins_anew() {
        conversation.say(WISH);
        assertThat(conversation.say("start over").question().id()).isEqualTo("goal");
        conversation.say("cancel");
        assertThat(conversation.isOpen()).isFalse();
    }

    @Test
    void approving_or_discarding_closes_the_interview() {
        conversation.say("When a webhook receives an order, POST it to https://shop.example/orders");
        assertThat(conversation.hasDraft()).isTrue();
        conversation.close(Copilot.Ending.APPROVED);
        assertThat(conversation.isOpen()).isFalse();
    }

    @Test
    void a_clock_without_a_time_is_asked_for_one() {
        Turn turn = conversation.say("On a schedule, GET https://x.example/a and show me the result here");
        assertThat(turn.question().id()).isEqualTo("schedule");
        DraftAssert.that(conversation.say("weekdays at 8").draft()).startsAt("0 8 * * MON-FRI");
    }
}
