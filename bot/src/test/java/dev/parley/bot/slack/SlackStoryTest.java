package dev.parley.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.slack.standin.ApiCall;
import dev.parley.bot.slack.standin.Posted;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From a mention to a result, as the people in a channel see it. */
class SlackStoryTest extends SlackedParley {
    @Test
    void an_order_is_approved_in_the_thread_where_its_workflow_was_asked_for() {
        String thread = mention(ANA, "guard orders");
        awaitSaying("Who approves large orders?");
        reply(ANA, thread, "role:lead");
        Posted draft = awaitButton("Approve");
        assertThat(draft.thread()).isEqualTo(thread);
        assertThat(draft.buttons()).contains("Approve", "Edit", "Test", "Discard");
        press(ANA, draft, "Approve");
        Live live = new Live(thread, hook(awaitSaying("This starts")));

        order(live, "A-1", 1500);
        Posted card = awaitSaying("Post order A-1?");
        assertThat(card.thread()).isEqualTo(thread);
        press(BO, card, "Approve");

        awaitSaying("Approved by Bo");
        await().atMost(Duration.ofSeconds(60)).until(() -> farSystem.received().size() == 1);
        awaitMessage(channel, "that the run is done", message -> message.seen().contains("*Done* · Guard orders"));
        assertThat(SLACK.workspace().message(channel, card.ts()).buttons()).isEmpty();
        assertThat(SLACK.calls("chat.postMessage"))
                .filteredOn(call -> call.text("channel").equals(channel))
                .isNotEmpty()
                .allMatch(ApiCall::isOk);
        assertThat(SLACK.workspace().messages(channel).stream()
                        .filter(message -> message.thread().isEmpty()))
                .as("nothing outside the thread")
                .hasSize(1);
    }
}
