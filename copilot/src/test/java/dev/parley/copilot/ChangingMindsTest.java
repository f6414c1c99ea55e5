package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People change their minds, ask back, hurry and wander off while a question is open (C3). */
class ChangingMindsTest {
    private static final String WISH =
            "When a webhook receives an order, and its total is over 1000, ask for approval, then POST the order to our shop";

    private final Conversation conversation = new Conversation();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actually make it 500 | Changed: total is over 500 (before: 1000).",
                "no wait, make that 500 | Changed: total is over 500 (before: 1000).",
                "sorry, the limit should be 500 | Changed: total is over 500 (before: 1000).",
                "change 1000 to 500 | Changed: total is over 500 (before: 1000).",
                "no, ask finance instead | Noted: finance approves.",
                "the approver is finance | Noted: finance approves.",
                "actually make it 500 and ask finance instead | Changed: total is over 500 (before: 1000); finance approves.",
                "the boss is called Stefan | Noted: stefan approves.",
                "actually every Monday at 9 | Changed: every Monday at 9:00 (before: when a webhook receives an order)."
            })
    void what_was_said_is_changed_in_one_line_and_the_open_question_repeated(String words, String told) {
        Question open = conversation.say(WISH).question();
        Turn turn = conversation.say(words);
        assertThat(turn.say()).isEqualTo(told);
        assertThat(turn.question()).isEqualTo(open);
    }

    @Test
    void an_answer_is_changed_while_a_question_of_the_same_kind_is_open() {
        conversation.say(
                "When a webhook receives an order, POST the order to our shop, then POST the order to our warehouse");
        conversation.say("https://wrong.example/x");
        Turn turn = conversation.say("sorry, I meant https://right.example/x");
        assertThat(turn.question().text()).contains("warehouse");
        DraftAssert.that(conversation.say("https://warehouse.example/y").draft())
                .calls("POST https://right.example/x", "POST https://warehouse.example/y");
    }

    @Test
    void what_was_changed_is_asked_no_more() {
        conversation.say(WISH);
        conversation.say("no, ask finance instead");
        assertThat(conversation.say("https://shop.example/orders").draft()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what do you mean?",
                "why?",
                "Why do you ask?",
                "e.g.?",
                "example",
                "I don't understand",
                "help",
                "?",
                "what are the options?",
                "who could approve?",
                "where do I find that?"
            })
    void asked_back_it_says_why_with_an_example_and_counts_no_miss(String words) {
        Question open = conversation.say(WISH).question();
        for (int i = 0; i < 5; i++) {
            Turn turn = conversation.say(words);
            assertThat(turn.say()).contains(open.why()).contains("https://example.com");
            assertThat(turn.question()).isEqualTo(open);
        }
        conversation.say("https://shop.example/orders");
        DraftAssert.that(conversation.say("ops").draft()).asks("ops");
    }

    @Test
    void every_question_can_explain_itself() {
        for (String wish : List.of(
                "hello",
                "ask ops for approval, then POST it to https://a.example/x",
                "every Monday at 9",
                "On a schedule, GET https://x.example/a and show me the result here",
                WISH)) {
            Conversation other = new Conversation();
            Turn turn = other.say(wish);
            assertThat(other.say("why?").say()).contains(turn.question().why()).contains("For example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"show me what you have", "what do you have so far?", "show", "recap please"})
    void shown_what_there_is_so_far_the_question_stays_open(String words) {
        Question open = conversation.say(WISH).question();
        Turn turn = conversation.say(words);
        assertThat(turn.say()).contains("So far:", "total is over 1000", "our shop, whose address is missing");
        assertThat(turn.question()).isEqualTo(open);
    }

    @Test
    void who_does_not_know_gets_the_recommendation_and_can_change_it() {
        conversation.say(WISH);
        Turn turn = conversation.say("I don't know");
        assertThat(turn.say()).contains("\"Show it here instead\" for now");
        assertThat(turn.question().id()).startsWith("approvers");
    }

    @Test
    void who_does_not_know_what_to_begin_with_is_helped_before_anything_is_assumed() {
        conversation.say("hello");
        Turn turn = conversation.say("no idea");
        assertThat(turn.question().id()).isEqualTo("goal");
        assertThat(turn.question().options()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"just do it", "enough questions", "stop asking me questions!", "go ahead"})
    void who_is_in_a_hurry_gets_a_draft_with_the_rest_assumed(String words) {
        conversation.say(WISH);
        Draft draft = conversation.say(words).draft();
        DraftAssert.that(draft).decidesBy("trigger.output.body.total > 1000");
        assertThat(draft.assumptions()).extracting(Draft.Assumption::slot).contains("approvers.1");
    }

    @Test
    void back_before_the_first_answer_shows_the_wish_and_how_to_begin_anew() {
        conversation.say(WISH);
        assertThat(conversation.say("back").say()).contains("where we began", WISH, "start over");
        assertThat(conversation.say("start over").question().id()).isEqualTo("goal");
        assertThat(conversation.say("back").say()).contains("tell me in a sentence");
    }

    @Test
    void back_works_several_times_and_across_phases_and_costs_no_question() {
        String wish = "ask for approval, then POST the order to our shop";
        String start = conversation.say(wish).question().id();
        String address = conversation.say("webhook").question().id();
        conversation.say("https://shop.example/orders");
        for (int i = 0; i < 3; i++) {
            assertThat(conversation.say("back").question().id()).isEqualTo(address);
            assertThat(conversation.say("back").question().id()).isEqualTo(start);
            assertThat(conversation.say("back").say()).contains("where we began");
            conversation.say("every Monday at 9");
            assertThat(conversation.say("https://shop.example/later").question().id())
                    .startsWith("approvers");
        }
        DraftAssert.that(conversation.say("ops").draft())
                .startsAt("0 9 * * MON")
                .calls("POST https://shop.example/later");
    }

    @Test
    void back_takes_a_correction_back_and_says_so() {
        conversation.say(WISH);
        conversation.say("actually make it 500");
        assertThat(conversation.say("back").say()).isEqualTo("Taken back: total is over 1000.");
    }

    @Test
    void everything_pasted_in_the_middle_replaces_what_was_said_and_keeps_the_answers_it_leaves_open() {
        conversation.say(WISH);
        conversation.say("https://shop.example/orders");
        DraftAssert.that(conversation
                        .say(
                                "When a webhook receives an order, and its total is over 300, ask ana for approval, then POST the order to our shop")
                        .draft())
                .asks("ana")
                .decidesBy("trigger.output.body.total > 300")
                .calls("POST https://shop.example/orders");
    }

    @Test
    void a_wish_pasted_over_another_start_starts_as_the_newer_words_say() {
        conversation.say("every weekday at 8");
        Turn turn = conversation.say(
                "When a webhook receives a ticket, ask ops for approval, then POST the ticket to https://desk.example/t");
        assertThat(turn.say()).contains("when a webhook receives a ticket");
        DraftAssert.that(turn.draft()).asks("ops").calls("POST https://desk.example/t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/orders and ask finance for approval",
                "post to https://shop.example/orders and finance approves",
                "finance approves, and it goes to https://shop.example/orders"
            })
    void two_questions_are_answered_in_one_sentence(String words) {
        conversation.say(WISH);
        DraftAssert.that(conversation.say(words).draft()).asks("finance").calls("POST https://shop.example/orders");
    }

    @Test
    void an_approver_named_anew_beside_another_answer_is_asked_once() {
        conversation.say(WISH);
        conversation.say("no, ask finance instead");
        DraftAssert.that(conversation
                        .say("use https://shop.example/orders and ask ana")
                        .draft())
                .asks("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "no", "what", "hm", "500", "wait", "show", "here"})
    void what_is_no_name_approves_nothing(String words) {
        conversation.say("When a webhook receives an order, ask for approval, then POST it to https://a.example/x");
        Turn turn = conversation.say(words);
        Draft draft = turn.draft() == null ? conversation.say("ops").draft() : turn.draft();
        assertThat(draft.steps()).noneMatch(step -> step.contains("ask " + words));
    }

    @Test
    void never_mind_ends_it() {
        conversation.say(WISH);
        assertThat(conversation.say("never mind").say()).contains("Nothing was built");
        assertThat(conversation.isOpen()).isFalse();
    }

    @Test
    void with_more_open_than_may_be_asked_the_questions_go_to_what_matters_most() {
        Turn turn = conversation.say(
                "Every Monday at 9 POST it to our shop, then POST it to our erp, then POST it to our warehouse, then POST it to our archive, then POST it to our billing, then POST it to our crm, then ask for approval, then POST it to our desk");
        int asked = 0;
        boolean isAskedWho = false;
        while (turn.question() != null) {
            isAskedWho |= turn.question().id().startsWith("approvers");
            turn = conversation.say(
                    turn.question().id().startsWith("approvers") ? "ops" : "https://a.example/" + asked);
            asked++;
        }
        assertThat(asked).isLessThanOrEqualTo(6);
        assertThat(isAskedWho).isTrue();
        DraftAssert.that(turn.draft()).asks("ops");
    }

    @Test
    void a_time_in_another_zone_is_kept_in_that_zone() {
        Turn turn = conversation.say("On a schedule, GET https://x.example/a and show me the result here");
        assertThat(turn.question().options())
                .extracting(Question.Option::label)
                .contains("Every Monday at 9:00 (Europe/Berlin)");
        assertThat(conversation
                        .say("weekdays at 9 London time")
                        .draft()
                        .workflow()
                        .trigger()
                        .toString())
                .contains("0 9 * * MON-FRI", "Europe/London");
    }
}
