package dev.parley.bot.templates;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The other templates do what they say, begun by hand with what their trigger would bring. No language model is connected. */
class EverydayTemplatesTest extends Story {
    @BeforeEach
    void hubspot_and_github_are_connected_too() {
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo("/hubspot/account-info/v3/details"))
                        .willReturn(Systems.json("{\"portalId\": 33}")));
        SYSTEMS.far().stubFor(get(urlPathEqualTo("/github/user")).willReturn(Systems.json("{\"login\": \"parley\"}")));
        connect("hubspot", "/hubspot", "token", "\"token\": \"pat-story\"");
        connect("github", "/github", "token", "\"token\": \"ghp-story\"");
    }

    @Test
    void a_severe_bug_is_labelled_told_and_wakes_who_is_on_call() {
        SYSTEMS.far().stubFor(put(urlPathEqualTo(Systems.JIRA + "/issue/SUP-7")).willReturn(Systems.json(204, "")));
        installed("bug-triage", "{\"project\": \"SUP\", \"channel\": \"#bugs\", \"onCall\": \"john@techcorp.com\"}");
        begun("""
                {"issue": {"key": "SUP-7", "id": "7", "project": "SUP", "type": "Bug", "summary": "The shop is down, nobody can pay", "labels": ["shop"]}}""");

        succeeded();
        assertThat(Systems.body(SYSTEMS.asked(Systems.JIRA + "/issue/SUP-7").getFirst())
                        .at("/fields/labels"))
                .hasToString("[\"shop\",\"severe\"]");
        assertThat(SYSTEMS.directMessages())
                .containsExactlyInAnyOrder(
                        "*SUP-7* The shop is down, nobody can pay\nLooks severe",
                        "*Severe bug SUP-7:* The shop is down, nobody can pay");
    }

    @Test
    void a_lead_goes_to_salesforce_once_somebody_agrees() {
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo("/hubspot/crm/v3/objects/contacts/512"))
                        .willReturn(Systems.json("""
                {"id": "512", "properties": {"email": "kim@newco.io", "firstname": "Kim", "lastname": "Berg", "company": "Newco"},
                 "createdAt": "2026-03-02T09:00:00Z", "updatedAt": "2026-03-02T09:30:00Z"}""")));
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo("/hubspot/crm/v3/objects/notes")).willReturn(Systems.json(201, """
                {"id": "77", "properties": {}, "createdAt": "2026-03-02T09:00:00Z", "updatedAt": "2026-03-02T09:00:00Z"}""")));
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo(Systems.SALESFORCE + "/sobjects/Lead"))
                        .willReturn(Systems.json(201, "{\"id\": \"00QA\", \"success\": true, \"errors\": []}")));
        installed("lead-handover", "{}");
        begun("{\"eventId\": 1, \"subscriptionType\": \"contact.creation\", \"objectId\": 512}");

        assertThat(card("approval.approve").toString())
                .contains("Shall Kim Berg of Newco become a lead in Salesforce?");
        chat().press("approval.approve");

        succeeded();
        JsonNode lead = Systems.body(
                SYSTEMS.asked(Systems.SALESFORCE + "/sobjects/Lead").getFirst());
        assertThat(lead.path("LastName").asString()).isEqualTo("Berg");
        assertThat(lead.path("Email").asString()).isEqualTo("kim@newco.io");
        assertThat(SYSTEMS.asked("/hubspot/crm/v3/objects/notes")).hasSize(1);
    }

    @Test
    void a_mail_about_a_fault_becomes_a_ticket_and_is_answered() {
        SYSTEMS.far()
                .stubFor(
                        post(urlPathEqualTo(Systems.JIRA + "/issue"))
                                .willReturn(
                                        Systems.json(
                                                201,
                                                "{\"id\": \"10008\", \"key\": \"SUP-8\", \"self\": \"https://acme.atlassian.net/rest/api/3/issue/10008\"}")));
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo(Systems.GMAIL + "/messages/18f2")).willReturn(Systems.json("""
                {"id": "18f2", "threadId": "18f2", "payload": {"headers": [{"name": "From", "value": "Kim <kim@newco.io>"},
                  {"name": "Subject", "value": "Cannot log in"}, {"name": "Message-ID", "value": "<1@newco.io>"}]}}""")));
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo(Systems.GMAIL + "/messages/send"))
                        .willReturn(Systems.json("{\"id\": \"18f9\", \"threadId\": \"18f2\"}")));
        installed("support-mail", "{\"project\": \"SUP\", \"channel\": \"#accounting\"}");
        begun("""
                {"id": "18f2", "thread": "18f2", "from": "Kim <kim@newco.io>", "fromAddress": "kim@newco.io", "to": "support@techcorp.com",
                 "subject": "Cannot log in", "body": "Since this morning the page shows an error when I log in."}""");

        succeeded();
        assertThat(Systems.body(SYSTEMS.asked(Systems.JIRA + "/issue").getFirst())
                        .at("/fields/summary")
                        .asString())
                .isEqualTo("Cannot log in");
        assertThat(SYSTEMS.asked(Systems.GMAIL + "/messages/send")).hasSize(1);
        assertThat(SYSTEMS.directMessages()).isEmpty();
    }

    @Test
    void an_issue_becomes_a_task_and_says_where() {
        SYSTEMS.far()
                .stubFor(
                        get(urlPathEqualTo(Systems.NOTION + "/databases/" + Systems.DATABASE))
                                .willReturn(
                                        Systems.json(
                                                "{\"object\": \"database\", \"properties\": {\"Name\": {\"type\": \"title\", \"title\": {}}}}")));
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo(Systems.NOTION + "/pages"))
                        .willReturn(Systems.json(
                                "{\"object\": \"page\", \"id\": \"p1\", \"url\": \"https://www.notion.so/p1\"}")));
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo("/github/repos/acme/shop/issues/7/comments"))
                        .willReturn(Systems.json(201, """
                {"id": 1, "body": "x", "html_url": "https://github.com/acme/shop/issues/7#c1", "created_at": "2026-03-02T09:00:00Z"}""")));
        installed("issue-to-task", "{\"database\": \"" + Systems.DATABASE + "\"}");
        begun("""
                {"action": "opened", "repository": {"full_name": "acme/shop"},
                 "issue": {"number": 7, "title": "The shop is slow", "body": null, "html_url": "https://github.com/acme/shop/issues/7"}}""");

        succeeded();
        assertThat(Systems.body(SYSTEMS.asked("/github/repos/.*").getFirst())
                        .path("body")
                        .asString())
                .isEqualTo("This is on our list: https://www.notion.so/p1.");
    }

    @Test
    void the_digest_lists_the_latest_rows_first() {
        SYSTEMS.far()
                .stubFor(get(urlPathMatching(Systems.SHEETS + "/audit1/values/.*"))
                        .willReturn(Systems.json("""
                {"range": "Log!A1:B3", "values": [["Customer", "Total"], ["Shop Oslo", 1250], ["Shop Bergen", 80]]}""")));
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo(Systems.GMAIL + "/messages/send"))
                        .willReturn(Systems.json("{\"id\": \"18f9\", \"threadId\": \"18f9\"}")));
        installed(
                "weekly-digest",
                "{\"sheet\": \"https://docs.google.com/spreadsheets/d/audit1/edit\", \"to\": \"ana@techcorp.com\", \"rows\": 1}");
        begun("{}");

        succeeded();
        assertThat(Systems.letters(SYSTEMS.asked(Systems.GMAIL + "/messages/send"), "/raw"))
                .contains("2 rows in all", "- Customer: Shop Bergen, Total: 80")
                .doesNotContain("Oslo");
    }
}
