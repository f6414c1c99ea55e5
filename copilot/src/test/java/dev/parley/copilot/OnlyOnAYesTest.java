package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is to be done when somebody says yes is not done where nobody is asked. */
class OnlyOnAYesTest {
    private static final String BUY = "https://shop.example/buy";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fetch https://shop.example/rates every hour, if the eur rate is below 1.05 ask Ana if we should buy, and when she says yes post it to "
                        + BUY,
                "every hour fetch https://shop.example/rates, if the eur rate is below 1.05 ask Ana for approval, and when she agrees post it to "
                        + BUY,
                "every hour fetch https://shop.example/rates, if the eur rate is below 1.05 ask Ana for approval and when approved post it to "
                        + BUY,
            })
    void nothing_is_bought_where_the_one_who_decides_was_not_asked(String wish) {
        DraftAssert draft = DraftAssert.that(new Conversation().say(wish).draft())
                .asks("ana")
                .leads(Node.If.class, "true", Node.Approval.class)
                .leads(Node.Approval.class, "approved", Node.Call.class);
        assertThat(draft.workflow().edges()).noneMatch(edge -> "false".equals(edge.when()));
        assertThat(draft.draft().assumptions())
                .anySatisfy(assumption -> assertThat(assumption.text()).contains("at least 1.05, nothing is done"));
    }

    @Test
    void she_is_the_one_who_was_asked_and_a_no_may_be_told_too() {
        DraftAssert draft = DraftAssert.that(new Conversation()
                .say(
                        "fetch https://shop.example/rates every hour, if the eur rate is below 1.05 ask Ana if we should buy,"
                                + " and when she says yes post it to " + BUY + ", when no then show it here")
                .draft());
        assertThat(draft.all(Node.Approval.class)).hasSize(1);
        draft.asks("ana").leads(Node.Approval.class, "rejected", Node.SetValues.class);
    }

    @Test
    void what_goes_on_after_approval_or_without_one_goes_on_for_all() {
        DraftAssert.that(new Conversation()
                        .say(
                                "When a webhook receives an order, if total > 1000 ask ops for approval, if approved or not required POST it to "
                                        + BUY)
                        .draft())
                .leads(Node.If.class, "false", Node.Call.class);
    }

    @Test
    void what_to_do_after_the_inputs_is_no_input() {
        DraftAssert.that(new Conversation()
                        .say("When I press a button with one input: name, show it here")
                        .draft())
                .startsByHandWith("name");
    }
}
