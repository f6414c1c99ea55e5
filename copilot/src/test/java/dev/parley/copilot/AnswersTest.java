package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People answer and edit as they talk. */
class AnswersTest {
    private static final String OPEN_WISH =
            "When a webhook receives an order, and its total is over 1000, ask for approval, then POST the order to our shop";
    private static final String WHOLE_WISH =
            "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to https://shop.example/orders";

    private final Conversation conversation = new Conversation();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/orders",
                "please use https://shop.example/orders for that.",
                "it's https://shop.example/orders, thanks!",
                "shop.example/orders",
                "our shop is at shop.example/orders",
                "<https://shop.example/orders>",
            })
    void an_address_is_found_among_other_words(String answer) {
        conversation.say(OPEN_WISH);
        conversation.say(answer);
        DraftAssert.that(conversation.say("ops").draft()).calls("POST https://shop.example/orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ask finance | finance",
                "finance please | finance",
                "the finance team, I think | finance",
                "it should be finance | finance",
                "finance should do that | finance",
                "someone from finance | finance",
                "@finance | finance",
                "Finance. | finance",
                "that would be the finance department | finance",
            })
    void an_approver_is_found_among_other_words(String answer, String approver) {
        conversation.say(OPEN_WISH);
        conversation.say("https://shop.example/orders");
        DraftAssert.that(conversation.say(answer).draft()).asks(approver);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no approval needed", "nobody", "no one has to approve it", "none", "without approval"})
    void a_question_about_the_approver_can_be_answered_with_nobody(String answer) {
        conversation.say(OPEN_WISH);
        conversation.say("https://shop.example/orders");
        DraftAssert.that(conversation.say(answer).draft()).asksNobody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the second one",
                "2",
                "second",
                "option 2",
                "number two",
                "2.",
                "the 2nd",
                "weekdays at 8:00",
                "Every weekday at 8:00",
                "every weekday at eight o'clock",
                "every weekday at 8",
            })
    void an_option_is_meant_by_its_place_or_its_words(String answer) {
        conversation.say("On a schedule, GET https://x.example/a and show me the result here");
        DraftAssert.that(conversation.say(answer).draft()).startsAt("0 8 * * MON-FRI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every day at 8 | 0 8 * * *",
                "at 8 every day | 0 8 * * *",
                "daily at 8am please | 0 8 * * *",
                "the last one | 0 * * * *",
                "every day at half past eight | 30 8 * * *",
                "mornings at 7 | 0 7 * * *",
            })
    void a_time_may_be_said_freely(String answer, String cron) {
        conversation.say("On a schedule, GET https://x.example/a and show me the result here");
        DraftAssert.that(conversation.say(answer).draft()).startsAt(cron);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "make it 500",
                "500 instead",
                "use 500 as the limit",
                "lower it to 500",
                "the limit should be $500",
                "over 500 please",
                "change 1000 to 500"
            })
    void a_limit_is_changed_in_passing(String words) {
        conversation.say(WHOLE_WISH);
        DraftAssert.that(conversation.say(words).draft()).decidesBy("trigger.output.body.total > 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ask finance instead",
                "finance instead of ops",
                "it should be finance who approves",
                "let finance approve it",
                "replace ops with finance",
                "change the approver to finance",
                "finance should approve"
            })
    void another_approver_is_named_in_passing(String words) {
        conversation.say(WHOLE_WISH);
        DraftAssert draft = DraftAssert.that(conversation.say(words).draft()).asks("finance");
        assertThat(draft.all(Node.If.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "use https://other.example/x instead",
                "POST it to https://other.example/x",
                "the address is https://other.example/x",
                "change the url to https://other.example/x"
            })
    void another_address_keeps_the_rest(String words) {
        conversation.say(WHOLE_WISH);
        DraftAssert.that(conversation.say(words).draft())
                .calls("POST https://other.example/x")
                .asks("ops")
                .decidesBy("trigger.output.body.total > 1000");
    }

    @Test
    void a_button_whose_words_sound_like_a_correction_answers_its_own_question() {
        Conversation conversation = new Conversation();
        Turn asked = conversation.say(
                "When a webhook receives an order and its total is over 1000, ask for approval, then POST it to a URL");
        assertThat(asked.question().options().getFirst().label()).isEqualTo("Show it here instead");

        Turn next = conversation.say("Show it here instead");

        assertThat(next.say()).isEqualTo("Noted: it is shown here.");
        assertThat(next.question().text()).isEqualTo("Who should approve?");
    }

    @Test
    void two_of_a_team_stay_two_when_another_team_is_asked() {
        conversation.say("When a webhook is called, two of finance must approve, then POST it to https://a.example/x");
        Turn turn = conversation.say("ask sales instead");
        assertThat(turn.draft().steps()).anyMatch(step -> step.contains("sales") && step.contains("2 must say yes"));
        Trial.of(turn.draft(), "{}").asks("sales").approvedBy("ana").calledNothing();
    }

    @Test
    void an_edit_can_be_undone() {
        conversation.say(WHOLE_WISH);
        conversation.say("make it 500");
        DraftAssert.that(conversation.say("undo").draft()).decidesBy("trigger.output.body.total > 1000");
    }

    @Test
    void going_back_and_starting_over_work_between_two_restarts() {
        conversation.say(OPEN_WISH);
        conversation.restart();
        conversation.say("https://shop.example/orders");
        conversation.restart();
        assertThat(conversation.say("back").question().id()).startsWith("address");
        conversation.restart();
        assertThat(conversation.say("start over").question().id()).isEqualTo("goal");
    }
}
