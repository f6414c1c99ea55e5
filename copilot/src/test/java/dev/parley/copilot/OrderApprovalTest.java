package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderApprovalTest {
    private static final String URL = "https://shop.example/orders";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to " + URL,
                "Whenever our shop calls us with an order, POST it to " + URL + ", but get approval from ops first if the total exceeds 1000.",
                "Orders arrive by webhook. Anything above 1000 must be approved by ops before it's POSTed to " + URL + "; the rest can go straight through.",
                "POST incoming orders to " + URL + ". If the order total is larger than 1000, ops has to sign off first.",
                "I want an HTTP endpoint that takes orders; forward each to " + URL + ", except that those with total > 1000 need ops to approve.",
                "On an incoming HTTP POST with an order: if total > 1000 then ask ops to approve it; finally send the order to " + URL,
                "If an order that comes in via webhook is worth more than 1000, let ops confirm before sending it to " + URL,
                "Forward webhook orders to " + URL + ", with ops approval required for totals over 1000",
                "Each time a new order comes in through a webhook, check whether its total is greater than 1,000. If so, have ops approve it. Then POST the order to " + URL + ".",
                "As soon as we receive an order by webhook: ops must approve it if its total is more than $1000, after that POST it to " + URL,
                "An order comes in by webhook. Total over 1000? Ask ops. Then POST it to " + URL,
                "Send every order from our webhook to " + URL + " but anything over 1000 total needs approval by ops",
                "Once an order hits our webhook, have ops sign off on it whenever the total is more than 1,000 and then send it to " + URL,
                "For every order our webhook gets: total above 1000 → ops approval; then POST to " + URL,
                "1. a webhook gets an order\n2. if total > 1000 ask ops\n3. POST it to " + URL,
            })
    void many_wordings_mean_one_workflow(String wish) {
        DraftAssert.that(new Conversation().say(wish).draft())
                .startsByWebhook()
                .decidesBy("trigger.output.body.total > 1000")
                .asks("ops")
                .calls("POST " + URL)
                .leads(Node.If.class, "true", Node.Approval.class)
                .leads(Node.If.class, "false", Node.Call.class)
                .leads(Node.Approval.class, "approved", Node.Call.class)
                .leads(Node.Approval.class, "rejected", Node.Stop.class);
    }

    @Test
    void the_order_is_what_is_posted_and_either_way_into_the_post_is_enough() {
        Node.Call post = draft().only(Node.Call.class);
        assertThat(post.with().path("body").asString()).isEqualTo("{{trigger.output.body}}");
        assertThat(post.settings().join()).isEqualTo(NodeSettings.Join.ANY);
    }

    @Test
    void a_far_system_may_fail_three_times_and_an_unanswered_question_counts_as_a_no() {
        assertThat(draft().only(Node.Call.class).settings().retry().max()).isGreaterThanOrEqualTo(3);
        assertThat(draft().only(Node.Approval.class).expires()).isNotNull();
        assertThat(draft().draft().safeguards())
                .filteredOn(Draft.Safeguard::applied)
                .extracting(Draft.Safeguard::kind)
                .contains("retry", "limit");
    }

    @Test
    void small_orders_go_on_without_asking_and_the_card_says_so() {
        assertThat(draft().draft().assumptions()).anySatisfy(assumption -> {
            assertThat(assumption.slot()).isEqualTo("otherwise");
            assertThat(assumption.text()).contains("total is at most 1000").contains("without asking");
        });
    }

    private static DraftAssert draft() {
        return DraftAssert.that(Conversation.oneShot(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to " + URL));
    }
}
