package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Look there, if yes do this, if not do that": both ways go by what was found. */
class TwoWaysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a contact form is sent, check HubSpot, if yes add a note, if not create it",
                "When a contact form is sent, look the contact up in HubSpot. If so, add a note, otherwise create a contact",
                "When a form is submitted, check if the contact exists in HubSpot, if yes add a note, if not create the contact",
                "When a form comes in, search HubSpot for the contact; if it exists, add a note, else create it",
            })
    void what_is_found_is_noted_and_what_is_not_is_made(String wish) {
        Draft draft = Conversation.oneShot(wish);
        assertThat(draft.steps())
                .containsSubsequence(
                        "Search contacts in HubSpot",
                        "If it is found: create a note in HubSpot",
                        "If it is not found: create a contact in HubSpot");
        assertThat(json(draft)).contains("size(search_contacts.output.results) > 0");
        assertThat(draft.findings()).extracting(Finding::code).doesNotContain("not_used");
    }

    @Test
    void it_is_what_was_looked_for() {
        Draft draft = Conversation.oneShot(
                "when an order arrives by webhook, check if the customer exists in HubSpot, if so update it, otherwise create it");
        assertThat(draft.steps())
                .containsSubsequence(
                        "If it is found: update a contact in HubSpot",
                        "If it is not found: create a contact in HubSpot");
        assertThat(draft.findings()).noneMatch(Finding::isError);
    }

    @Test
    void what_was_fetched_tells_by_a_field_that_is_named_on_the_card() {
        Draft draft = Conversation.oneShot(
                "when an order arrives by webhook, fetch https://api.example.com/stock, if yes POST it to https://a.example/x, if not ask ops");
        assertThat(draft.assumptions())
                .extracting(Draft.Assumption::text)
                .contains("\"found\" is the name of the field that is compared.");
        assertThat(json(draft)).contains(".output.body.found != true").doesNotContain("trigger.output.body.found");
    }

    @Test
    void whoever_is_told_is_told_on_the_side_where_that_was_said() {
        assertThat(Conversation.oneShot(
                                "When a form is sent, look for the row in Google Sheets; if there is one, show it here, if not, add a row and tell me here")
                        .steps())
                .containsSubsequence(
                        "If it is not found: add a row in Google Sheets", "If it is not found: show the message here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a webhook receives an order, ask Ana for approval in Slack, if yes POST it to https://a.example/x, if not stop | Ask ana for approval",
                "When a webhook receives an order, check with ops in Slack, if yes POST it to https://a.example/x | Ask ops for approval",
            })
    void who_is_asked_answers_and_nothing_is_searched(String wish, String asked) {
        assertThat(Conversation.oneShot(wish).steps())
                .anyMatch(step -> step.startsWith(asked))
                .noneMatch(step -> step.contains("earch"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a webhook receives an invoice, post it to #finance in Slack 3 days before the due date | {{timestamp(string(trigger.output.body.due_date).substring(0, 10) + ' 09:00', 'yyyy-MM-dd HH:mm', 'Europe/Berlin').plus(-3, 'day', 'Europe/Berlin')}}",
                "When a webhook receives a booking, email the customer two hours before the delivery date | {{timestamp(string(trigger.output.body.delivery_date)) - duration('2h')}}",
                "When a webhook receives an order, a week before it is due, remind me here | {{timestamp(string(trigger.output.body.due_date).substring(0, 10) + ' 09:00', 'yyyy-MM-dd HH:mm', 'Europe/Berlin').plus(-7, 'day', 'Europe/Berlin')}}",
            })
    void a_date_that_comes_with_the_data_is_waited_for_counted_back(String wish, String until) {
        Draft draft = Conversation.oneShot(wish);
        assertThat(json(draft)).contains(until);
        assertThat(draft.assumptions()).extracting(Draft.Assumption::slot).anyMatch(slot -> slot.startsWith("date."));
        assertThat(draft.findings()).noneMatch(Finding::isError);
    }

    @Test
    void what_goes_on_unasked_is_called_as_its_step_is() {
        assertThat(Conversation.oneShot(
                                "When a webhook receives an order over 1000, ask Ana for approval, then post it to #sales in Slack")
                        .assumptions())
                .extracting(Draft.Assumption::text)
                .anyMatch(text -> text.contains("goes on (send a message to #sales in Slack) without asking"))
                .noneMatch(text -> text.contains("(POST)"));
    }

    private static String json(Draft draft) {
        Workflow workflow = draft.workflow();
        assertThat(workflow).isNotNull();
        return WorkflowJson.write(workflow).toString();
    }
}
