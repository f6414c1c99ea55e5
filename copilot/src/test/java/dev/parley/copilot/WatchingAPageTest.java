package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "Is it up?" is the commonest watch there is: word comes when it is down, and only then. */
class WatchingAPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "every 5 min check if https://shop.example is up and tell me here if not",
                "every 5 minutes check whether https://shop.example is up and alert me here if it's not",
                "check if https://shop.example is reachable every 5 minutes and tell me here if it isn't",
                "every 5 minutes check that https://shop.example works, otherwise tell me here",
                "every 5 minutes check if https://shop.example is up. If not, tell me here",
                "every 5 minutes check https://shop.example and tell me here if it is down",
            })
    void word_comes_only_when_it_is_down(String wish) {
        DraftAssert draft = DraftAssert.that(new Conversation().say(wish).draft())
                .startsAt("*/5 * * * *")
                .calls("GET https://shop.example")
                .leads(Node.Call.class, "error", Node.SetValues.class);
        assertThat(draft.workflow().edges()).hasSize(2);
        assertThat(draft.draft().findings()).isEmpty();
    }

    @Test
    void a_removal_nothing_here_can_do_is_named_rather_than_dropped() {
        assertThat(new Conversation()
                        .say("every night delete all customers older than 2 years from Salesforce")
                        .draft()
                        .findings())
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains("I did not use", "delete all customers older than 2 years"));
    }
}
