package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;

/** Two people answer in one thread (C3). */
class TwoPeopleTest {
    private static final String WISH =
            "When a webhook receives an order, ask for approval, then POST the order to our shop";

    private final Conversation conversation = new Conversation();

    @Test
    void an_answer_to_what_the_other_has_answered_is_not_taken_for_the_next_question() {
        conversation.say(Conversation.ANA, WISH);
        Question next = conversation
                .say(Conversation.ANA, "https://shop.example/orders")
                .question();
        Turn turn = conversation.say(Conversation.BO, "https://other.example/orders");
        assertThat(turn.say())
                .isEqualTo(
                        "Ana already said: the order goes to https://shop.example/orders. Say \"change it to https://other.example/orders\" to use yours.");
        assertThat(turn.question()).isEqualTo(next);
        DraftAssert.that(conversation.say(Conversation.BO, "ops").draft())
                .asks("ops")
                .calls("POST https://shop.example/orders");
    }

    @Test
    void change_it_takes_the_later_answer() {
        conversation.say(Conversation.ANA, WISH);
        conversation.say(Conversation.ANA, "https://shop.example/orders");
        conversation.say(Conversation.BO, "https://other.example/orders");
        assertThat(conversation.say(Conversation.BO, "use mine").say())
                .isEqualTo(
                        "Changed: the order goes to https://other.example/orders (before: https://shop.example/orders).");
        DraftAssert.that(conversation.say(Conversation.ANA, "ops").draft()).calls("POST https://other.example/orders");
    }

    @Test
    void an_answer_sent_before_the_next_question_could_be_read_belongs_to_the_one_before() {
        conversation.say(
                Conversation.ANA,
                "When a webhook receives data, ask for approval above 1000, then POST it to https://a.example/x");
        Turn next = conversation.say(Conversation.ANA, "amount");
        assertThat(next.question().id()).startsWith("approvers");
        Turn turn = conversation.sayAtOnce(Conversation.BO, "total");
        assertThat(turn.say()).contains("Ana already said: amount is over 1000");
        assertThat(turn.question()).isEqualTo(next.question());
        DraftAssert draft = DraftAssert.that(
                        conversation.say(Conversation.BO, "ops").draft())
                .asks("ops");
        assertThat(draft.only(Node.If.class).condition()).contains("amount");
    }

    @Test
    void both_saying_the_same_is_no_dispute() {
        conversation.say(Conversation.ANA, WISH);
        conversation.say(Conversation.ANA, "https://shop.example/orders");
        assertThat(conversation
                        .say(Conversation.BO, "https://shop.example/orders")
                        .say())
                .startsWith("Ana said so already");
    }

    @Test
    void a_late_answer_is_known_for_one_after_the_draft_as_well() {
        conversation.say(Conversation.ANA, WISH);
        conversation.say(Conversation.ANA, "https://shop.example/orders");
        conversation.say(Conversation.ANA, "ops");
        assertThat(conversation.sayAtOnce(Conversation.BO, "finance").say()).contains("Ana already said: ops approves");
        DraftAssert.that(conversation
                        .say(Conversation.BO, "change it to finance")
                        .draft())
                .asks("finance");
    }

    @Test
    void a_change_in_so_many_words_is_a_change_whoever_says_it() {
        conversation.say(Conversation.ANA, WISH);
        conversation.say(Conversation.ANA, "https://shop.example/orders");
        assertThat(conversation
                        .say(Conversation.BO, "no, use https://other.example/orders instead")
                        .say())
                .isEqualTo(
                        "Changed: the order goes to https://other.example/orders (before: https://shop.example/orders).");
    }

    @Test
    void nothing_is_asked_that_the_other_has_said() {
        conversation.say(Conversation.ANA, WISH);
        assertThat(conversation
                        .say(Conversation.BO, "https://shop.example/orders, and ops approves")
                        .draft())
                .isNotNull();
    }

    @Test
    void so_far_it_is_told_who_said_what() {
        conversation.say(Conversation.ANA, WISH);
        conversation.say(Conversation.BO, "https://shop.example/orders");
        conversation.restart();
        assertThat(conversation.say(Conversation.ANA, "show me what you have").say())
                .contains("Ana: when a webhook receives an order")
                .contains("Bo: the order goes to https://shop.example/orders");
    }
}
