package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People fill things in on the way, messengers bring more than text, and what fails late is told of when it fails (C7). */
class FormsAndMessengersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a ticket comes in by webhook, have the requester fill in cost centre and deadline, then POST it to https://a.example/x | requester | cost_centre,deadline",
                "Every Friday ask finance to upload the bank statement, then post it to Slack | finance | bank_statement",
                "When a lead comes in by webhook, ask Ana for the industry and the budget and then send it to https://a.example/x | ana | industry,budget",
                "Every Monday ask the sales lead what is planned and what is missing, then post it to Slack | sales lead | what_is_planned,what_is_missing",
            })
    void other_people_are_asked_to_fill_something_in(String wish, String who, String fields) {
        Node.Input form = DraftAssert.that(Conversation.oneShot(wish)).only(Node.Input.class);
        assertThat(form.assignees()).containsExactly(who);
        assertThat(form.fields()).extracting(Trigger.Input::name).containsExactly(fields.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Every Friday ask each team member for their hours and post it all to Slack",
                "Every Friday collect everybody's hours and post it all to Slack",
                "Every Friday get the hours from each employee and post it all to Slack",
            })
    void each_of_many_gets_a_form_of_their_own(String wish) {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(wish));
        Node.ForEach loop = draft.only(Node.ForEach.class);
        Node.Input form = draft.only(Node.Input.class);
        assertThat(form.settings().in()).isEqualTo(loop.id());
        assertThat(form.fields()).extracting(Trigger.Input::name).containsExactly("hours");
        assertThat(draft.all(Node.Call.class).getLast().settings().in()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When an order arrives by webhook, ask ops for approval and POST it to https://a.example/x",
                "When an order arrives by webhook, ask legal for the all clear and POST it to https://a.example/x",
                "When an order arrives by webhook, have the lead review it and POST it to https://a.example/x",
            })
    void asking_for_a_yes_is_no_form(String wish) {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(wish));
        assertThat(draft.all(Node.Input.class)).isEmpty();
        assertThat(draft.all(Node.Approval.class)).hasSize(1);
    }

    @Test
    void a_bot_in_a_messenger_answers_what_has_a_text() {
        DraftAssert.that(Conversation.oneShot("WhatsApp bot that answers customer questions"))
                .decidesBy("trigger.output.text != ''");
        assertThat(DraftAssert.that(Conversation.oneShot("Build a chatbot over our company documents"))
                        .all(Node.If.class))
                .isEmpty();
    }

    @Test
    void voice_is_written_down_where_it_was_spoken_of() {
        DraftAssert draft =
                DraftAssert.that(Conversation.oneShot("Telegram assistant with AI that handles both voice and text"));
        draft.decidesBy("trigger.output.text == ''");
        assertThat(draft.workflow().edges()).extracting(Edge::when).contains("true", "false");
    }

    @Test
    void one_of_two_channels_is_chosen_by_a_value_and_the_other_left_alone() {
        DraftAssert draft = DraftAssert.that(
                Conversation.oneShot("Every day at 8 get https://a.example/news and send it via Telegram or ntfy"));
        Node.SetValues chosen = draft.only(Node.SetValues.class);
        assertThat(chosen.values().path("channel").asString()).isEqualTo("Telegram");
        assertThat(draft.only(Node.Switch.class).value()).isEqualTo(chosen.id() + ".output.channel");
    }

    @Test
    void what_is_to_be_told_of_a_failure_is_told_only_then() {
        DraftAssert draft = DraftAssert.that(Conversation.oneShot(
                "Mirror our Notion pages to Google Drive every night and tell me in Slack when it fails"));
        List<Edge> errors =
                draft.workflow().edges().stream().filter(Edge::isErrorPath).toList();
        assertThat(errors)
                .singleElement()
                .satisfies(edge -> assertThat(draft.workflow()
                                .node(edge.to())
                                .orElseThrow()
                                .settings()
                                .title())
                        .contains("Slack"));
    }

    @Test
    void a_model_is_called_by_plain_http_where_that_is_wished() {
        Draft draft = Conversation.oneShot("Every day at 8 summarize https://a.example/news with pure HTTP nodes");
        assertThat(DraftAssert.that(draft).all(Node.Call.class))
                .extracting(Node.Call::operation)
                .containsOnly("http.request");
        assertThat(draft.findings()).noneMatch(finding -> finding.code().equals("no_model"));
    }
}
