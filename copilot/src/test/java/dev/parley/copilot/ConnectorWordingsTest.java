package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.Suggestions.Known;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems that Parley has, in people's words: the right operation or event, filled from what was said, never another system's (C5 C7). */
class ConnectorWordingsTest {
    private static DraftAssert draft(String wish) {
        return DraftAssert.that(Conversation.oneShot(wish));
    }

    private static Draft draft(String wish, String... connected) {
        return new Conversation()
                .knowing(new Known(List.of(), List.of(), List.of(connected)))
                .draftAtOnce(wish);
    }

    private static Node.Call last(Draft draft) {
        return DraftAssert.that(draft).all(Node.Call.class).getLast();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When an order arrives by webhook, drop it into #orders on Slack | slack.send_message | channel | #orders",
                "When an order arrives by webhook, let the billing channel in Slack know | slack.send_message | channel | #billing",
                "When an order arrives by webhook, DM Bo in Slack | slack.send_direct | user | @Bo",
                "When an alarm comes in by webhook, send ana@acme.test a direct message in Slack | slack.send_direct | user | ana@acme.test",
                "When a bug report comes in by webhook, create a Jira ticket in SUP | jira.create_issue | project | SUP",
                "When a bug report comes in by webhook, file it in Jira under the project OPS | jira.create_issue | project | OPS",
                "When a bug report comes in by webhook, open an issue on GitHub in acme/shop | github.create_issue | repo | acme/shop",
                "When a lead comes in by webhook, add a row to the sheet Leads in Google Sheets | google_sheets.append_row | sheet | Leads",
                "When a lead comes in by webhook, create a lead in Salesforce | salesforce.create_record | object | Lead",
                "When a deal is won by webhook, create an opportunity in Salesforce | salesforce.create_record | object | Opportunity",
                "When an order arrives by webhook, mail it to ops@acme.test with Gmail | gmail.send | to | ops@acme.test",
                "When an order arrives by webhook, save a draft for ana@acme.test in Gmail | gmail.create_draft | to | ana@acme.test",
                "When a new mail arrives in Gmail, label it Invoices | gmail.add_label | label | Invoices",
                "When a mail comes into Gmail, reply to it saying we are on it | gmail.reply | body | we are on it",
                "When an order arrives by webhook, create a deal in HubSpot | hubspot.create_deal | name | Order",
                "When somebody signs up by webhook, add a contact to HubSpot | hubspot.create_contact | email | {{trigger.output.body.email}}",
                "When an order arrives by webhook, post it in the Sales channel of Microsoft Teams | teams.send_channel_message | text | Order: {{trigger.output.body}}",
                "When an order arrives by webhook, send an e-mail | email.send | subject | Order",
                "When an order arrives by webhook, insert a row into the orders table in PostgreSQL | postgres.insert_row | table | orders",
                "When an order arrives by webhook, write an Outlook mail to ana@acme.test | outlook.send_mail | subject | Order",
                "When an order arrives by webhook, put a page about it into Notion | notion.create_page | title | Order",
                "When an order arrives by webhook, set up a meeting in Google Calendar | google_calendar.create_event | title | Order",
            })
    void the_operation_is_filled_from_the_words(String wish, String operation, String input, String value) {
        Node.Call call = last(Conversation.oneShot(wish));
        assertThat(call.operation()).isEqualTo(operation);
        assertThat(call.with().path(input).asString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When a Jira issue is created, POST it to https://a.example/x | jira.issue_created",
                "Whenever somebody comments on a Jira ticket, POST it to https://a.example/x | jira.comment_added",
                "When a mail comes into Gmail, POST it to https://a.example/x | gmail.received",
                "When somebody posts a message in Slack, POST it to https://a.example/x | slack.message",
                "Each time a deal is created in HubSpot, POST it to https://a.example/x | hubspot.deal_created",
                "When a new lead is created in Salesforce, POST it to https://a.example/x | salesforce.lead_created",
                "When a GitHub issue is opened, POST it to https://a.example/x | github.issue_opened",
                "When a pull request is merged on GitHub, POST it to https://a.example/x | github.pull_request_closed",
                "When a page is created in Notion, POST it to https://a.example/x | notion.page_created",
                "When an event starts in the Google Calendar, POST it to https://a.example/x | google_calendar.event_starting",
                "When a mail comes into Outlook, POST it to https://a.example/x | outlook.received",
                "When a new mail arrives, POST it to https://a.example/x | email.received",
                "15 minutes before a Google Calendar event starts, POST it to https://a.example/x | google_calendar.event_starting:15",
                "Every new row in the Google Sheet https://docs.google.com/spreadsheets/d/1q2w3E4r5T6y7U8i9O0p/edit#gid=0 should be POSTed to https://a.example/x | google_sheets.row_added:1q2w3E4r5T6y7U8i9O0p",
            })
    void what_a_connector_tells_of_starts_it(String wish, String source) {
        Draft draft = draft(wish).draft();
        assertThat(draft.workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Event.class, event -> assertThat(event.source()).isEqualTo(source));
        assertThat(draft.findings()).extracting(Finding::code).doesNotContain("trigger_not_connected", "not_used");
    }

    @Test
    void texts_are_put_together_from_the_fields_that_are_known() {
        Node.Call ticket = last(Conversation.oneShot("When a mail comes into Gmail, create a Jira ticket in SUP"));
        assertThat(ticket.with().path("summary").asString()).isEqualTo("{{trigger.output.payload.subject}}");
        assertThat(ticket.with().path("description").asString()).contains("{{trigger.output.payload.body}}");
        Node.Call message = last(Conversation.oneShot("When a Jira issue is created, post it to #dev in Slack"));
        assertThat(message.with().path("text").asString())
                .contains("{{trigger.output.payload.issue.key}}", "{{trigger.output.payload.issue.summary}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When an order arrives by webhook, post it to Slack | Which channel in Slack?",
                "When an order arrives by webhook, create a Jira ticket | Which project in Jira?",
                "When an order arrives by webhook, open a GitHub issue | Which repository in GitHub?",
                "When an order arrives by webhook, log it in a Google Sheet | Which spreadsheet in Google Sheets?",
                "When an order arrives by webhook, send a mail by Gmail | Which address in Gmail?",
                "When an order arrives by webhook, e-mail the team | Which address?",
                "When an order arrives by webhook, post it in the Sales channel of Microsoft Teams | Which team in Microsoft Teams?",
                "When an order arrives by webhook, add it to Notion | Which database in Notion?",
            })
    void one_thing_is_asked_where_the_operation_cannot_do_without(String wish, String question) {
        Draft draft = draft(wish).draft();
        assertThat(draft.questions()).extracting(Question::text).containsExactly(question);
        assertThat(draft.isPublishable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#orders", "orders", "to the orders channel", "it goes to #orders", "Post it to #orders."})
    void the_answer_goes_where_it_was_missing(String answer) {
        Conversation conversation = new Conversation();
        Turn asked = conversation.say("When an order arrives by webhook, post it to Slack");
        assertThat(asked.question().text()).isEqualTo("Which channel in Slack?");
        Turn answered = conversation.say(answer);
        assertThat(last(answered.draft()).with().path("channel").asString()).isEqualTo("#orders");
        assertThat(answered.draft().findings()).extracting(Finding::code).doesNotContain("guessed_input");
    }

    @Test
    void what_is_left_open_is_told_on_the_card_and_nothing_is_invented() {
        Conversation conversation = new Conversation();
        conversation.say("When an order arrives by webhook, post it to Slack");
        Draft draft = conversation.say("skip").draft();
        assertThat(last(draft).with().path("channel").asString()).isEmpty();
        assertThat(draft.findings())
                .filteredOn(finding -> finding.code().equals("guessed_input"))
                .extracting(Finding::message)
                .containsExactly("Nobody said the channel for \"send a message\": it is still open.");
    }

    @Test
    void an_answer_counts_for_all_steps_that_need_the_same() {
        Conversation conversation = new Conversation();
        conversation.say(
                "When an order arrives by webhook, post it to Slack; if the total is over 500 send a message in Slack too");
        Draft draft = conversation.say("#orders").draft();
        assertThat(DraftAssert.that(draft).all(Node.Call.class))
                .allSatisfy(call ->
                        assertThat(call.with().path("channel").asString()).isEqualTo("#orders"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When an order arrives by webhook, e-mail ana@acme.test | gmail | gmail.send",
                "When an order arrives by webhook, e-mail ana@acme.test | outlook | outlook.send_mail",
                "When an order arrives by webhook, message the team | teams | teams.send_channel_message",
                "When an order arrives by webhook, post it to #sales | slack | slack.send_message",
                "When an order arrives by webhook, message the team | slack | slack.send_message",
                "When an order arrives by webhook, make a ticket | jira | jira.create_issue",
                "When an order arrives by webhook, make a ticket | github | github.create_issue",
                "When an order arrives by webhook, log it in a spreadsheet | google_sheets | google_sheets.append_row",
                "When a lead comes in by webhook, create a contact in our CRM | hubspot | hubspot.create_contact",
                "When a lead comes in by webhook, add a contact to the CRM | salesforce | salesforce.create_record",
            })
    void a_kind_of_system_is_the_one_that_is_connected(String wish, String connected, String operation) {
        Draft draft = draft(wish, connected);
        assertThat(last(draft).operation()).isEqualTo(operation);
        assertThat(draft.assumptions()).extracting(Draft.Assumption::slot).anyMatch(slot -> slot.startsWith("system."));
        assertThat(draft.findings()).extracting(Finding::code).doesNotContain("not_connected");
    }

    @Test
    void where_several_may_be_meant_it_asks_which() {
        Conversation conversation =
                new Conversation().knowing(new Known(List.of(), List.of(), List.of("hubspot", "salesforce")));
        Turn asked = conversation.say("When a lead comes in by webhook, create a contact in the CRM");
        assertThat(asked.question().options())
                .extracting(Question.Option::label)
                .contains("HubSpot", "Salesforce");
        Draft draft = conversation.say("Salesforce").draft();
        assertThat(last(draft).operation()).isEqualTo("salesforce.create_record");
    }

    @Test
    void a_new_mail_is_looked_for_where_the_mailbox_is_connected() {
        Draft draft = draft("Forward new mails to https://a.example/mail", "gmail");
        assertThat(draft.workflow().trigger())
                .isInstanceOfSatisfying(
                        Trigger.Event.class, event -> assertThat(event.source()).isEqualTo("gmail.received"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "When an order arrives by webhook, post it to Discord | slack",
                "When an order arrives by webhook, send it to Telegram | slack",
                "When an order arrives by webhook, add it to Airtable | google_sheets",
                "When an order arrives by webhook, create a ticket in Zendesk | jira",
                "When an order arrives by webhook, send it by WhatsApp | gmail",
            })
    void a_system_without_a_connector_never_becomes_another(String wish, String connected) {
        Draft draft = draft(wish, connected);
        assertThat(last(draft).operation()).isEqualTo("http.request");
        assertThat(draft.findings()).extracting(Finding::code).contains("no_address");
    }

    @Test
    void the_card_says_what_has_to_be_connected_first() {
        Draft draft = draft("When a Jira issue is created, post it to #dev in Slack", "slack");
        assertThat(draft.findings())
                .filteredOn(finding -> finding.code().equals("not_connected"))
                .extracting(Finding::message)
                .containsExactly("Jira is not connected yet, so this cannot run there.");
    }

    @Test
    void what_goes_out_of_the_company_is_asked_about_first_whatever_system_sends_it() {
        draft("When an order arrives by webhook, send a mail to it@partner.test by Gmail")
                .leads(Node.Approval.class, "approved", Node.Call.class);
    }
}
