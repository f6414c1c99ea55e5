package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order story as other people would tell it; what counts is what a run of the draft does. */
class OrderWordingsTest {
    private static final String URL = "https://shop.example/orders";
    private static final String BIG = order(1500);
    private static final String LIMIT = order(1000);
    private static final String SMALL = order(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When an order is received by webhook and its total is over 1000, approval must be obtained from ops before the order is POSTed to <url>",
                "Orders come in through a webhook. Those over 1000 in total have to be approved by the ops team. After that they are posted to <url>.",
                "Webhook: order. Total > 1000: ops approval. POST to <url>.",
                "webhook order -> total > 1000 -> ask ops -> POST <url>",
                "- trigger: webhook with an order\n- if total > 1000: ask ops for approval\n- POST the order to <url>",
                "Could you please set something up so that whenever our webhook receives an order with a total over 1000, ops is asked for approval and then the order is sent to <url>? Thank you!",
                "Hi! I'd like incoming webhook orders to be forwarded to <url>, but if the total is more than $1,000 I want somebody from ops to OK it first.",
                "wen a webhook recieves an order and teh total is over 1000 ask ops for aproval then POST the order to <url>",
                "When a webhook receives an order whose amount is bigger than 1k, get the ops people to sign it off, then submit the order to <url>",
                "POST orders to <url>, but have ops approve those over 1000; they arrive by webhook",
                "Post each order that arrives via webhook to <url> unless its total is over 1000, in which case ask ops for approval first.",
                "When a webhook receives an order, POST it to <url>. Orders above 1000 need the green light from ops. Without approval otherwise.",
                "A webhook delivers orders. If the total exceeds 1000 euros, request a sign-off from operations and then push the order to <url>; orders below that go straight through.",
                "Orders over 1000 received by webhook require ops' approval prior to being handed over to <url>; others are handed over right away.",
                "Upon receipt of an order by webhook, if the order value is higher than 1000, seek confirmation from ops, and subsequently deliver the order to <url>.",
                "Deliver orders from our webhook to <url>; if the sum is greater than 1000 ops needs to confirm first",
                "If a webhook order's total is over 1000, ops should review it. Approved orders, and all the smaller ones, are POSTed to <url>.",
                "We get orders by webhook and want them POSTed to <url>. For anything with a price of more than 1,000 the ops team must give its OK beforehand.",
                "Whenever an order comes in (webhook), check the total. More than 1000? Then @ops must approve. Finally call <url> with the order.",
                "<url> should get every order our webhook receives. Before that, ops must approve orders with a total above 1000.",
                "Send orders to <url> after ops approved them, if total > 1000. Cheaper orders need no approval. Trigger is a webhook.",
                "please build: webhook in, order total above 1000 => approval by ops, then HTTP POST of the order to <url>",
                "I need a workflow that is triggered by a webhook when an order is placed. If the total amount of the order is above 1000, the operations team should be asked to approve it. Once approved, the order should be posted to <url>.",
                "Let orders from the webhook through to <url> when the total is 1000 or less; otherwise ask ops for approval before posting them.",
                "An order arrives at the webhook; when it's worth over 1000 we need a yes from ops; then it goes to <url> by POST.",
                "Any order with total greater than 1000 that hits the webhook has to wait for ops to approve it, then POST it to <url>",
                "After ops gives the go-ahead for orders over 1000 coming in by webhook, POST them to <url>. Orders up to 1000 don't need it.",
                "By webhook we receive orders; POST them to <url>, asking ops for permission first where the total is above 1000",
                "On webhook order: ops approves if total over 1000; POST order to <url>",
                "Take orders from a webhook. Should the total be over 1000, ask ops for approval. Next, POST the order to <url>.",
                "when order webhook fires and total>1000 ask ops to approve then post to <url>",
                "Every order received over the webhook gets POSTed to <url>, except big ones (total over 1000), which ops has to approve first.",
                "As orders come in on a webhook, those exceeding 1,000 go to ops for approval; afterwards every order is POSTed to <url>.",
                "If an order's total tops 1000, don't POST it to <url> until ops has approved it. All orders come via webhook.",
                "Never POST an order above 1000 to <url> without ops approving it. Orders come from a webhook; POST the rest immediately.",
                "Webhook receives order; is total > 1000? yes: ask ops for approval; no: continue. Finally POST order to <url>",
                "For orders from the webhook: total over 1000 => ops approval required. Then POST order => <url>",
                "Whenever we get an order through our webhook that's worth more than 1000 bucks, run it by ops, and then POST it over to <url>.",
                "Ask ops before POSTing webhook orders over 1000 to <url>; smaller ones can be posted directly",
                "Make a workflow: start = webhook (order). Condition = total > 1000. Approver = ops. Action = POST order to <url>.",
                "An order hits our endpoint. Bigger than 1000 total? Get ops to give a thumbs up. Afterwards send it on to <url>.",
                "incoming order (webhook) => if more than 1000 total then ops must sign off => POST to <url>",
                "I want ops to approve every webhook order over 1000 before it is forwarded to <url>. Smaller orders should be forwarded right away.",
                "When our shop's webhook fires with an order: 1) if total is above 1000, ask ops to approve 2) POST the order to <url>",
                "Can you watch our order webhook and, for totals over 1000, check with ops before sending the order to <url>?",
                "New orders reach us by webhook. They should end up at <url> (POST). If the total is higher than 1000, ops must say yes first.",
                "POST webhook orders to <url>; total > 1000 needs ops approval",
                "On receiving an order via webhook with total above 1000 have someone from ops approve, then POST it to <url>; else POST it right away.",
                "If total of the order received by the webhook is over 1000 then ask ops for approval and then POST to <url>, otherwise POST to <url> directly",
                "When a webhook receives an order, POST it to <url>, but only after approval by ops if the total is over 1000",
                "Trigger: webhook. Orders with a total of more than one thousand require the approval of ops. Then: POST <url>",
                "when webhook gets order and order.total > 1000, approval from ops, post order to <url>",
                "Receive orders through a webhook. Ones with a total greater than 1000 should first be approved by ops. Then POST them to <url>.",
                "I'd like to get orders via webhook and POST them to <url>, however anything whose total exceeds 1000 has to be cleared by ops.",
                "If a webhook delivers an order of more than 1000, ask somebody in ops to approve it; either way, if it's allowed, POST the order to <url>.",
                "set up: order webhook. ops approval when total >1000. POST to <url> after that",
                "Once a webhook gives us an order with total above 1000 we need ops' sign-off; then do a POST of the order to <url>",
                "webhook orders > 1000: ops okays. all: POST to <url>",
                "Hello, whenever an order is sent to our webhook I need ops to approve it if the total is higher than 1000 and after that the order must be posted to <url>",
                "For each order (webhook), ask ops for approval when order total is more than 1000. Afterwards, HTTP POST the order JSON to <url>",
                "Orders from a webhook get POSTed to <url>. Exception: total over 1000 → ops must approve first.",
                "Whenever a webhook order has a total exceeding 1000, hold it until ops approves, and then POST it to <url>. Everything else can be posted immediately.",
                "Get ops approval on webhook orders with a total over 1000 and POST all (approved) orders to <url>",
                "POST to <url> every order the webhook gets; for totals over 1000, only after ops has approved.",
                "When an order comes in over the webhook I'd want it posted to <url>, but big ones - over 1000 total - should wait for an OK from ops.",
                "Use a webhook to receive orders, check if total > 1000, if yes request approval from ops, if approved or not required POST order to <url>",
                "new order webhook; if the order's total is over $1000, ops has to say yes; after approval (or if it's cheaper) POST the order to <url>",
                "Our store calls a webhook for every order. Any order costing over 1000 needs to go past ops. Then it should be POSTed to <url>.",
                "If an incoming webhook order totals more than 1000, get a manual approval from ops; then hit <url> with a POST of that order.",
                "Webhook gets order, ops approves if total > 1000, order is POSTed to <url>",
                "I'd appreciate it if orders received via webhook were posted to <url>; orders with total > 1000 only once ops has said yes.",
                "When we get an order via the webhook, then as long as the total is not over 1000 just POST it to <url>, otherwise ask ops for approval first.",
                "Have a webhook take orders. Let ops decide on those over 1000. POST accepted orders and the small ones to <url>.",
                "The webhook receives an order. Is its total over 1000? Then it needs ops approval. POST the order to <url> in the end.",
                "Before an order with total over 1000 is POSTed to <url>, ops must approve. Orders come through a webhook, small ones need nothing.",
                "A webhook triggers with an order; require ops' approval where total > 1000; POST the order body to <url>",
            })
    void expensive_orders_wait_for_a_yes_and_cheap_ones_pass(String wish) {
        Draft draft = draftOf(wish);
        String people = wish.contains("operations") ? "operations" : "ops";
        Trial.of(draft, BIG)
                .asks(people)
                .calledNothing()
                .approvedBy("olga")
                .called("POST " + URL)
                .sent(BIG)
                .isDone();
        Trial.of(draft, BIG).asks(people).rejectedBy("olga").calledNothing().isDone();
        Trial.of(draft, SMALL).asksNobody().called("POST " + URL).sent(SMALL).isDone();
        Trial.of(draft, LIMIT).asksNobody();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order of at least 1000, ask ops for approval, then POST the order to <url>",
                "When a webhook receives an order and its total is 1000 or more, ops has to approve it; then POST the order to <url>",
                "Webhook orders with total ≥ 1000 need approval by ops, then POST them to <url>",
                "When a webhook receives an order and total >= 1.000, let ops okay it and POST the order to <url>",
                "Orders from 1000 upwards that reach our webhook must be confirmed by ops before they are POSTed to <url>",
            })
    void at_least_means_that_the_limit_itself_is_asked_for(String wish) {
        Draft draft = draftOf(wish);
        Trial.of(draft, LIMIT).asks("ops").calledNothing().approvedBy("olga").called("POST " + URL);
        Trial.of(draft, order(999)).asksNobody().called("POST " + URL);
    }

    static Draft draftOf(String wish) {
        Turn turn = new Conversation().say(wish.replace("<url>", URL));
        assertThat(turn.draft()).as("asks instead: %s", turn.question()).isNotNull();
        DraftAssert.that(turn.draft()).startsByWebhook();
        return turn.draft();
    }

    /** Money goes by the name that the wish gave it: each of them is in the data. */
    private static String order(int money) {
        return "{\"id\": \"A-1\", \"total\": %1$d, \"amount\": %1$d, \"value\": %1$d, \"sum\": %1$d, \"price\": %1$d}"
                .formatted(money);
    }
}
