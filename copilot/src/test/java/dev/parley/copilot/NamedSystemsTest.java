package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems and models that Parley does not have are stood in for, in the right place and by name, and never invented. */
class NamedSystemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Send a Slack message to #general every time a new product is added to WooCommerce | woocommerce.product",
                "When a pull request is merged on GitLab, post its title to Slack | gitlab.request",
                "Whenever a new row is added to Airtable, create a contact in HubSpot | airtable.row",
            })
    void what_happens_elsewhere_comes_in_as_an_event(String wish, String source) {
        Draft draft = DraftAssert.that(Conversation.oneShot(wish)).draft();
        assertThat(draft.workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Event.class, event -> assertThat(event.source()).isEqualTo(source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Telegram bot that answers customer questions",
                "Respond to WhatsApp messages with AI",
                "Build a chatbot over our company documents",
            })
    void a_bot_starts_when_somebody_writes(String wish) {
        assertThat(DraftAssert.that(Conversation.oneShot(wish)).workflow().trigger())
                .isInstanceOf(Trigger.Chat.class);
    }

    @Test
    void data_is_read_from_one_system_and_written_to_the_other() {
        Draft draft = DraftAssert.that(Conversation.oneShot(
                        "Every Monday at 8 compile last week's Zendesk tickets and store them in Airtable"))
                .calls("GET https://zendesk.invalid/", "POST https://airtable.invalid/")
                .draft();
        assertThat(draft.findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("no connector for Zendesk"))
                .anyMatch(message -> message.contains("no connector for Airtable"));
    }

    @Test
    void things_are_sorted_before_anything_goes_by_their_kind() {
        DraftAssert draft = DraftAssert.that(
                Conversation.oneShot(
                        "Classify incoming tickets as billing, technical or other; if it is technical POST it to https://a.example/it, otherwise POST it to https://a.example/desk"));
        Node.Call classify = draft.all(Node.Call.class).getFirst();
        assertThat(classify.operation()).isEqualTo("ai.classify");
        assertThat(classify.with().path("labels"))
                .extracting(label -> label.asString())
                .isEqualTo(List.of("billing", "technical", "other"));
        draft.decidesBy(classify.id() + ".output.label == 'technical'");
    }

    @Test
    void what_only_a_language_model_can_do_is_said_to_need_one() {
        Draft draft = DraftAssert.that(Conversation.oneShot(
                        "When a webhook is called, translate the text and POST it to https://a.example/x"))
                .draft();
        assertThat(draft.findings()).extracting(Finding::code).contains("no_model");
        assertThat(DraftAssert.that(draft)
                        .all(Node.Call.class)
                        .getLast()
                        .with()
                        .path("body")
                        .asString())
                .isEqualTo("{{translate_text.output.translation}}");
    }

    @Test
    void what_must_not_be_sent_is_not_sent() {
        Draft draft = DraftAssert.that(Conversation.oneShot(
                        "Draft replies to incoming mails but don't send them, just save them as drafts in Gmail"))
                .draft();
        assertThat(draft.steps()).noneMatch(step -> step.contains("e-mail")).anyMatch(step -> step.contains("Gmail"));
    }
}
