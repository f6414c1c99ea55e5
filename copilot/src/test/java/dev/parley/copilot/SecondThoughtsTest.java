package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say while they change their mind is no part of what they want, least of all a name. */
class SecondThoughtsTest {
    private final Conversation conversation = new Conversation();

    @BeforeEach
    void a_draft() {
        conversation.say(
                "When a webhook receives an order with total over 1000, ask Bob for approval, then POST it to https://shop.example/orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no wait, make it 2000 and ask Ana instead",
                "oh wait, ask Ana instead and make it 2000",
                "hold on, change the limit to 2000 and ask Ana instead",
                "wait, make it 2000 and ask Ana instead",
            })
    void two_changes_are_two_changes(String said) {
        DraftAssert.that(conversation.say(said).draft()).asks("ana").decidesBy("trigger.output.body.total > 2000");
    }

    @Test
    void to_wait_is_still_a_step() {
        assertThat(DraftAssert.that(conversation
                                .say("wait 10 minutes before the post")
                                .draft())
                        .all(Node.Delay.class))
                .hasSize(1);
    }
}
