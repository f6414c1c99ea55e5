package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.standin.Gestures;
import dev.parley.bot.slack.standin.Posted;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A decision handed on in Slack: the form is for whoever presses, the outcome for all. */
class SlackDelegationTest extends SlackedParley {
    @Test
    void a_lead_hands_a_decision_to_somebody_who_is_called_and_decides() {
        command(KIM, "help");
        awaitSaying("Tell me what should happen");
        Live live = guarded();
        order(live, "D-1", 2000);
        Posted card = awaitSaying("Post order D-1?");
        press(BO, card, "Delegate");
        Posted form = awaitSaying("instead of you?");
        assertThat(form.only()).isEqualTo(BO);
        int before = SLACK.workspace().views().size();
        press(BO, form, form.buttons().getFirst());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> SLACK.workspace().views().size() > before);
        assertThat(send(signed().interaction(Gestures.submit(
                        SLACK.workspace().views().getLast(), Map.of("to", "Kim", "comment", "I am away"), BO))))
                .isEqualTo(200);

        Posted call = awaitSaying("Bo asks Kim to decide");
        assertThat(call.json().toString()).contains("<@" + KIM + ">").doesNotContain("<@" + BO + ">");
        awaitSaying("Bo handed this to Kim");
        press(KIM, card, "Approve");
        awaitSaying("*Approved by Kim*");
    }
}
