package dev.parley.copilot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A yes asked for in other words than "approval" is asked for all the same, and of nobody else. */
class PeopleDecideTest {
    private static final String SHOP = "POST https://shop.example/orders";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook is called, POST it to https://a.example/x but let my manager look at it first",
                "When a webhook is called, POST it to https://a.example/x. Nothing leaves before Ana is happy with it.",
                "When a webhook is called POST it to https://a.example/x, as long as the CFO is fine with it",
                "When a webhook is called, the boss has to nod before it goes to https://a.example/x by POST",
                "On a webhook, Maria decides, then POST to https://a.example/x",
                "On a webhook hold it for legal, then POST to https://a.example/x",
                "When a webhook receives an invoice, someone from accounting should look at it and only then POST it to https://a.example/x",
                "Each payout has to be waved through by finance before we POST it to https://a.example/x. Payouts come by webhook.",
                "When a webhook is called, I want to see it first; then POST it to https://a.example/x",
                "When a webhook is called, POST it to https://a.example/x, but only once I have said yes",
                "When a webhook is called, a colleague checks it, then POST it to https://a.example/x",
                "When a webhook is called, POST it to https://a.example/x only if the CEO likes it",
                "When a webhook is called, hold it until finance releases it, then POST it to https://a.example/x",
                "When a webhook is called, POST it to https://a.example/x subject to marketing's approval",
                "When a webhook is called, POST it to https://a.example/x. Nothing leaves the house unchecked.",
                "Let Anna have the last word before a webhook's payload is POSTed to https://a.example/x",
                "After QA has given the thumbs up, POST the webhook's body to https://a.example/x",
                "When a webhook is called, wait for Bob's go before you POST it to https://a.example/x",
            })
    void nothing_is_sent_before_somebody_said_yes(String wish) {
        Draft draft = DraftAssert.that(Conversation.oneShot(wish)).draft();
        Trial.of(draft, "{}").calledNothing().approvedBy("olga").called("POST https://a.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order, if the total is over 1000 check with ops whether it's ok, then POST it to https://shop.example/orders",
                "Orders come by webhook. <=1000 post straight to https://shop.example/orders, >1000 ask ops first then post",
                "Orders via webhook: total <= 1000 POST straight to https://shop.example/orders, total > 1000 ask ops first, then POST",
            })
    void cheap_orders_go_once_and_dear_ones_after_a_yes(String wish) {
        Draft draft = DraftAssert.that(Conversation.oneShot(wish)).draft();
        Trial.of(draft, "{\"total\": 10}").asksNobody().called(SHOP).isDone();
        Trial.of(draft, "{\"total\": 1500}")
                .asks("ops")
                .calledNothing()
                .approvedBy("olga")
                .called(SHOP)
                .isDone();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Whenever somebody signs up and our site calls the webhook, POST it to https://a.example/x",
                "When a customer signs in and the webhook is called, POST it to https://a.example/x",
            })
    void who_signs_up_or_in_decides_nothing(String wish) {
        Draft draft = DraftAssert.that(Conversation.oneShot(wish)).draft();
        Trial.of(draft, "{}").asksNobody().called("POST https://a.example/x").isDone();
    }

    @Test
    void two_directors_are_two_people() {
        Draft draft = DraftAssert.that(
                        Conversation.oneShot(
                                "When a webhook receives a request, it may only be POSTed to https://a.example/pay with the blessing of two directors"))
                .draft();
        Trial.of(draft, "{}")
                .asks("directors")
                .approvedBy("olga")
                .calledNothing()
                .approvedBy("fred")
                .called("POST https://a.example/pay");
    }
}
