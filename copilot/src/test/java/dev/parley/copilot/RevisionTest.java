package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private final Conversation conversation = new Conversation();

    @BeforeEach
    void a_draft_is_on_the_table() {
        conversation.say(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to https://shop.example/orders");
    }

    @Test
    void plain_words_change_one_thing_each() {
        DraftAssert.that(conversation.say("change the limit to 500").draft())
                .decidesBy("trigger.output.body.total > 500");
        DraftAssert.that(conversation.say("ask finance instead of ops").draft()).asks("finance");
        DraftAssert.that(conversation.say("use https://other.example/x instead").draft())
                .calls("POST https://other.example/x");
        assertThat(DraftAssert.that(conversation.say("rename it to Big orders").draft())
                        .workflow()
                        .name())
                .isEqualTo("Big orders");
        DraftAssert.that(conversation.say("remove the approval").draft()).asksNobody();
        DraftAssert.that(conversation
                        .say("add an approval by ana before the post")
                        .draft())
                .asks("ana");
    }

    @Test
    void only_big_orders_means_small_ones_stop() {
        DraftAssert draft =
                DraftAssert.that(conversation.say("only post orders over 1000").draft());
        assertThat(draft.workflow().edges()).noneMatch(edge -> "false".equals(edge.when()));
    }

    @Test
    void a_time_turns_it_into_a_scheduled_one_and_another_time_moves_it() {
        conversation.say("run it every Monday at 9");
        DraftAssert.that(conversation.say("run it at 8").draft()).startsAt("0 8 * * MON");
    }

    @Test
    void what_is_not_understood_changes_nothing_and_says_what_would_work() {
        Draft before = conversation.draft();
        Turn turn = conversation.say("make it purple");
        assertThat(turn.say()).contains("nothing changed").contains("change the limit");
        assertThat(conversation.draft().workflow()).isEqualTo(before.workflow());
    }

    @Test
    void editing_offers_the_parts_of_the_draft() {
        Turn turn = conversation.edit();
        assertThat(turn.question().options())
                .extracting(Question.Option::label)
                .anyMatch(label -> label.contains("ops"))
                .anyMatch(label -> label.contains("shop.example"));
        Question.Option people = turn.question().options().stream()
                .filter(option -> option.value().startsWith("approvers"))
                .findFirst()
                .orElseThrow();
        assertThat(conversation.say(people.value()).question().id()).isEqualTo(people.value());
        DraftAssert.that(conversation.say("ana").draft()).asks("ana");
        assertThat(DraftAssert.that(conversation.draft()).all(Node.If.class)).hasSize(1);
    }
}
