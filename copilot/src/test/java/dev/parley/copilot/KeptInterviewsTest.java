package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What another release kept may be more, less, or beyond reading. */
class KeptInterviewsTest {
    private final Conversation conversation = new Conversation();

    @Test
    void one_that_cannot_be_read_says_so_and_begins_again_from_its_own_words() {
        conversation.isKeptAs("""
                {"phase": "NEGOTIATING", "brief": {"wish": "When a webhook receives an order, POST the order to our shop"}}""");
        Turn turn = conversation.say("https://shop.example/orders");
        assertThat(turn.say())
                .contains("kept by another release of Parley")
                .contains("When a webhook receives an order, POST the order to our shop")
                .contains("please say the rest again");
        assertThat(turn.question().id()).startsWith("address");
        assertThat(conversation.say("https://shop.example/orders").draft()).isNotNull();
    }

    @Test
    void one_whose_words_are_lost_as_well_takes_what_is_said_now() {
        conversation.isKeptAs("{\"phase\": \"NEGOTIATING\"}");
        Turn turn = conversation.say("When a webhook receives an order, POST the order to https://shop.example/orders");
        assertThat(turn.say()).contains("kept by another release of Parley");
        DraftAssert.that(turn.draft()).calls("POST https://shop.example/orders");
    }

    @Test
    void it_is_listed_and_can_be_dropped() {
        conversation.isKeptAs("{\"phase\": \"NEGOTIATING\"}");
        assertThat(conversation.say("drafts").say()).contains("kept by another release of Parley");
        assertThat(conversation.say("never mind").say()).contains("Dropped");
        assertThat(conversation.drafts()).isEmpty();
    }

    @Test
    void one_of_an_earlier_release_goes_on() {
        conversation.isKeptAs("""
                {"phase": "SYSTEMS", "asking": "address.1", "asked": 1, "misses": 0, "history": [],
                 "brief": {"wish": "When a webhook receives an order, POST the order to our shop",
                   "name": {"value": null, "source": "DEFAULT", "confidence": 0.0},
                   "start": {"value": {"kind": "Webhook", "noun": "order"}, "source": "SAID", "confidence": 1.0},
                   "zone": {"value": "Europe/Berlin", "source": "DEFAULT", "confidence": 1.0},
                   "steps": [{"kind": "Call", "key": 1, "method": {"value": "POST", "source": "SAID", "confidence": 1.0},
                     "address": {"value": null, "source": "DEFAULT", "confidence": 0.0}, "sends": "RECEIVED", "what": "order",
                     "system": "our shop", "onError": []}],
                   "retries": {"value": null, "source": "DEFAULT", "confidence": 0.0},
                   "answerWithin": {"value": null, "source": "DEFAULT", "confidence": 0.0}, "notes": []}}""");
        DraftAssert.that(conversation.say("https://shop.example/orders").draft())
                .calls("POST https://shop.example/orders");
    }
}
