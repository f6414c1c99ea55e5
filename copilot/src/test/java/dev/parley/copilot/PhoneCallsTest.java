package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.connectors.ai.LocalModel;
import dev.parley.copilot.guided.GuidedCopilot;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls on the phone start what they are said to start, told by the connector of phone systems (E1, K1, S3). */
class PhoneCallsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a call ends, transcribe it and post it to #sales in Slack | calls.ended",
                "After every phone call in 3CX, transcribe it and create a Jira task in SUP | calls.ended",
                "Each time a 3CX call ends, POST it to https://a.example/x | calls.ended",
                "As soon as a sales call is over, transcribe the recording and post it to #sales in Slack | calls.ended",
                "When the call.ended webhook arrives, transcribe it and post it to #sales in Slack | calls.ended",
                "Whenever we miss a call, tell #support in Slack | calls.missed",
                "For each missed call, add a HubSpot note | calls.missed",
                "When a call is not answered, create a Jira ticket in SUP | calls.missed",
                "When a call comes in, post it to #support in Slack | calls.started",
            })
    void what_happens_on_the_phone_starts_it(String wish, String source) {
        Draft draft = DraftAssert.that(Conversation.oneShot(wish)).draft();
        assertThat(draft.workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Event.class, event -> assertThat(event.source()).isEqualTo(source));
        assertThat(draft.questions()).noneMatch(question -> question.id().equals("start"));
        assertThat(draft.findings()).extracting(Finding::code).doesNotContain("trigger_not_connected", "not_used");
    }

    @Test
    void the_call_is_what_is_transcribed_and_the_transcript_what_is_told() {
        Draft draft =
                Conversation.oneShot("When a call ends, transcribe it and post the transcript to #sales in Slack");
        List<Node.Call> calls = DraftAssert.that(draft).all(Node.Call.class);
        assertThat(calls).extracting(Node.Call::operation).containsExactly("ai.transcribe", "slack.send_message");
        assertThat(calls.getFirst().with().path("audio").asString()).isEqualTo("{{trigger.output.payload}}");
        assertThat(calls.getLast().with().path("text").asString()).contains("transcribe_call.output.text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When somebody calls our webhook with an order, POST it to https://a.example/x",
                "When an API call arrives at our webhook, POST it to https://a.example/x",
                "On an incoming HTTP call with an order, POST it to https://a.example/x",
            })
    void a_program_that_calls_is_no_phone(String wish) {
        DraftAssert.that(Conversation.oneShot(wish)).startsByWebhook();
    }

    @Test
    void minutes_before_a_call_it_is_still_the_calendar_that_tells() {
        Draft draft = Conversation.oneShot("15 minutes before a call, post a reminder to #sales in Slack");
        assertThat(draft.workflow().trigger().toString()).contains("event_starting:15");
    }

    @Test
    void without_that_connector_it_is_a_webhook() {
        Copilot copilot = new GuidedCopilot(
                new OperationCatalog(List.of()),
                new Expressions(),
                new LocalModel(),
                new InMemoryInterviews(),
                ZoneOffset.UTC);
        Draft draft = copilot.draftOf(Conversation.ORG, "When a call ends, POST it to https://a.example/x");
        assertThat(draft.workflow().trigger()).isInstanceOf(Trigger.Webhook.class);
    }
}
