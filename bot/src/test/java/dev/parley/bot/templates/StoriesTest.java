package dev.parley.bot.templates;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.bot.api.Http.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A Friday at TechCorp, told by S1, S2 and S3 of the requirements: what happens outside, and what the person reads. */
@Isolated("S1 and S2 are promised within seconds.")
class StoriesTest extends Story {
    private static final Model MODEL = new Model(SYSTEMS);
    private static final String BRIEF = """
            {"domain": "techcorp.com", "database": "https://www.notion.so/acme/d9824bdc84454327be8b5b47500af6ce"}""";
    private static final String RESCUE = """
            {"engineers": "mia@techcorp.com, john@techcorp.com", "join": "https://techcorp.3cx.eu/join/{call}"}""";
    private static final String AFTERMATH = """
            {"project": "SUP", "colleague": "john@techcorp.com", "page": "https://www.notion.so/be633bf1dfa0436db259571129a590e5",
             "sheet": "https://docs.google.com/spreadsheets/d/audit1/edit"}""";

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        registry.add("parley.openai.api-key", () -> "sk-story");
        registry.add("parley.openai.base-url", () -> SYSTEMS.at(Model.PATH));
    }

    @BeforeEach
    void the_model_is_well() {
        MODEL.knowsTheCall(0.98);
        MODEL.answers("You are one step of an automated workflow", "1. Lead with the API fix: it is 80% done.");
    }

    @Test
    void the_brief_reaches_who_holds_the_meeting_within_five_seconds() {
        installed("the-brief", BRIEF);
        aMeetingIsComing("jane@acme.com");

        JsonNode run = run();

        assertThat(run.path("status").asString()).isEqualTo("SUCCEEDED");
        LoggedRequest sent = SYSTEMS.asked(Systems.SLACK + "/chat.postMessage").getFirst();
        Duration took = until(run, sent.getLoggedDate().toInstant());
        System.out.println("S1, from the trigger to the brief: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(5));
        assertThat(Systems.body(sent).path("text").asString())
                .startsWith("*Acme Industries: Demo, in ")
                .contains(
                        "With Jane Wilson",
                        "- Deal: Demo, 500,000, to close by 2026-12-20",
                        "- Last contact:",
                        "- Flag: Q4 close priority",
                        "- Open: SUP-456 API latency (In Progress, John Martinez)",
                        "- john in #acme-technical: API fix is 80% done",
                        "Suggested talking points:\n1. Lead with the API fix",
                        "John Martinez is active in Slack",
                        "https://meet.google.com/abc-defg-hij")
                .doesNotContain("Not in this brief");
        assertThat(told()).contains("Sent to ana@techcorp.com", "Acme Industries: Demo");
    }

    @Test
    void a_brief_says_what_could_not_be_looked_up_and_why() {
        SYSTEMS.isDown("/notion");
        SYSTEMS.isDown("/salesforce");
        slackLetsNoBotSearch();
        installed("the-brief", BRIEF);
        aMeetingIsComing("jane@acme.com");

        succeeded();
        assertThat(SYSTEMS.directMessages().getFirst())
                .contains(
                        "Not in this brief, because it could not be looked up:",
                        "- Salesforce: ",
                        "- Notion: ",
                        "- In #sales: Acme wants the fix",
                        "- Open: SUP-456")
                .doesNotContain("Step \"", "- Slack: ");
    }

    @Test
    void the_rescue_sends_the_engineer_on_the_ticket_within_four_seconds() {
        installed("the-rescue", RESCUE);
        Instant said = Instant.now();
        chat().say("need SE for API performance question");

        JsonNode run = run();

        Duration took = Duration.between(said, Instant.parse(run.path("endedAt").asString()));
        System.out.println("S2, from the words to the last step: " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(4));
        assertThat(SYSTEMS.directMessages()).singleElement().asString().isEqualTo("""
                        *Urgent: Ana López needs you on a call with Acme Industries (Jane Wilson)*
                        Question: API performance question
                        Context: SUP-456 API latency, which you are on
                        <https://techcorp.3cx.eu/join/4711|Join the call>""");
        assertThat(Systems.body(SYSTEMS.asked(Systems.SALESFORCE + "/sobjects/Task")
                                .getFirst())
                        .path("Subject")
                        .asString())
                .isEqualTo("SE John Martinez requested for technical discussion");
        assertThat(told())
                .contains(
                        "**On it.** John Martinez is active in Slack and free in the calendar", "Noted in Salesforce");
    }

    @Test
    void when_nobody_is_free_the_rescue_says_so_and_whom_it_tried() {
        SYSTEMS.knows("john@techcorp.com", "U0JOHN00000", "John Martinez", "away");
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo(Systems.CALENDAR + "/freeBusy")).willReturn(Systems.json("""
                {"calendars": {"john@techcorp.com": {"busy": []},
                  "mia@techcorp.com": {"busy": [{"start": "2020-01-01T00:00:00Z", "end": "2040-01-01T00:00:00Z"}]}}}""")));
        installed("the-rescue", RESCUE);
        chat().say("need SE for API performance question");

        succeeded();
        assertThat(told())
                .contains(
                        "Nobody is free right now",
                        "Mia Novak (busy in the calendar)",
                        "John Martinez (away in Slack)",
                        "SUP-456 API latency");
        assertThat(SYSTEMS.directMessages()).isEmpty();
        assertThat(SYSTEMS.asked(Systems.SALESFORCE + "/sobjects/Task")).isEmpty();
    }

    @Test
    void the_rescue_makes_do_without_the_phone_system_the_calendar_and_the_crm() {
        SYSTEMS.isDown("/pbx");
        SYSTEMS.isDown("/calendar");
        SYSTEMS.isDown("/salesforce");
        installed("the-rescue", RESCUE);
        chat().say("need SE for P99 latency under load on Acme");

        succeeded();
        assertThat(SYSTEMS.directMessages().getFirst())
                .startsWith("*Urgent: Ana López needs you with Acme*")
                .contains("Question: P99 latency under load on Acme", "SUP-456");
        assertThat(told())
                .contains(
                        "**On it.** John Martinez is active in Slack",
                        "could not look into the calendars",
                        "Not noted in Salesforce: got 503")
                .doesNotContain("free in the calendar", "link to join");
    }

    @Test
    void the_aftermath_brings_six_systems_up_to_date_each_once_although_one_wants_a_pause() {
        salesforceWantsAPauseFirst();
        installed("the-aftermath", AFTERMATH);
        aCallEnds();

        chat().press(
                        button(card("input.submit"), "input.submit"),
                        "input.to",
                        "jane@acme.com",
                        "input.subject",
                        "Our call: next steps",
                        "input.body",
                        "Dear Jane,\n\nall clear.\n\nCheers",
                        "input.send",
                        "true");
        JsonNode run = run();

        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(SYSTEMS.asked(Systems.SALESFORCE + "/composite")).hasSize(2);
        assertThat(SYSTEMS.asked(Systems.GMAIL + "/drafts")).hasSize(1);
        assertThat(SYSTEMS.asked(Systems.JIRA + "/issue/SUP-456/comment")).hasSize(1);
        assertThat(SYSTEMS.asked(Systems.NOTION + "/blocks/.*")).hasSize(1);
        assertThat(SYSTEMS.asked(Systems.SHEETS + "/audit1/values/A1:append")).hasSize(1);
        assertThat(SYSTEMS.directMessages())
                .hasSize(2)
                .last()
                .asString()
                .contains("Brought up to date:", "- Jira: comment on SUP-456");
        assertThat(Systems.letters(SYSTEMS.asked(Systems.GMAIL + "/drafts/r-438"), "/message/raw"))
                .contains("To: jane@acme.com", "Cheers");
        assertThat(SYSTEMS.asked(Systems.GMAIL + "/drafts/send")).hasSize(1);
        assertThat(told())
                .contains("The mail to jane@acme.com is sent", "Salesforce: note on Acme Industries")
                .doesNotContain("Not done");
    }

    @Test
    void one_system_down_is_named_in_the_summary_and_the_others_are_up_to_date() {
        SYSTEMS.isDown("/notion");
        installed("the-aftermath", AFTERMATH.replace("}", ", \"threshold\": 0.9}"));
        aCallEnds();

        JsonNode form = card("input.submit");

        assertThat(form.toString())
                .contains("Not done:", "Notion: ", "Salesforce: note on Acme Industries", "Audit log: row 2");
        assertThat(form.toString()).doesNotContain("Step \\\"");
    }

    @Test
    void what_is_not_sure_enough_is_written_once_somebody_has_approved_it() {
        MODEL.knowsTheCall(0.7);
        installed("the-aftermath", AFTERMATH);
        aCallEnds();

        JsonNode asked = card("approval.approve");
        assertThat(asked.toString())
                .contains(
                        "Confidence 0.70", "below 0.95", "Monday (0.70)", "Send API performance benchmarks by Monday");
        assertThat(SYSTEMS.asked(Systems.SALESFORCE + "/composite")).isEmpty();
        chat().press("approval.approve");

        JsonNode form = card("input.submit");
        assertThat(form.toString()).contains("Salesforce: note on Acme Industries");
        assertThat(noted()).contains("approved by Ana López", "confidence 0.70");
    }

    @Test
    void what_is_rejected_is_written_nowhere_and_that_is_said() {
        MODEL.knowsTheCall(0.7);
        installed("the-aftermath", AFTERMATH);
        aCallEnds();
        card("approval.reject");
        chat().press("approval.reject");

        succeeded();
        chat().awaitSaying("Nothing was written anywhere");
        for (String path : List.of(
                Systems.SALESFORCE + "/composite",
                Systems.JIRA + "/issue/.*",
                Systems.GMAIL + "/drafts.*",
                Systems.NOTION + "/blocks/.*",
                Systems.SHEETS + "/audit1/values/.*",
                Systems.SLACK + "/chat.postMessage")) {
            assertThat(SYSTEMS.asked(path)).as(path).isEmpty();
        }
    }

    private void aCallEnds() {
        Answer told = anyone().with("X-Webhook-Secret", "hook-story")
                .post(URI.create(callsHook).getPath(), """
                {"event": "call.ended", "call_id": "%s", "duration": 1920, "direction": "outbound", "from": "101", "to": "+15551234567",
                 "participants": [{"name": "Ana López", "number": "101"}, {"name": "Jane Wilson", "number": "+15551234567"}],
                 "recording_url": "%s"}""".formatted(UUID.randomUUID(), SYSTEMS.at(Model.RECORDING)));
        assertThat(told.status()).as(told.body()).isEqualTo(202);
    }

    private static void slackLetsNoBotSearch() {
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo(Systems.SLACK + "/search.messages"))
                        .willReturn(Systems.json("{\"ok\": false, \"error\": \"not_allowed_token_type\"}")));
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo(Systems.SLACK + "/conversations.list"))
                        .willReturn(Systems.json("""
                {"ok": true, "channels": [{"id": "C0SALES0000", "name": "sales"}], "response_metadata": {"next_cursor": ""}}""")));
        SYSTEMS.far()
                .stubFor(get(urlPathEqualTo(Systems.SLACK + "/conversations.history"))
                        .willReturn(Systems.json("""
                {"ok": true, "messages": [{"ts": "1.0", "text": "Acme wants the fix"}, {"ts": "0.9", "text": "Lunch?"}], "has_more": false}""")));
    }

    private static void salesforceWantsAPauseFirst() {
        SYSTEMS.far()
                .stubFor(post(urlPathEqualTo(Systems.SALESFORCE + "/composite"))
                        .inScenario("limit")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("rested")
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "1")));
    }

    private static String noted() {
        String html = Systems.body(
                        SYSTEMS.asked(Systems.SALESFORCE + "/composite").getFirst())
                .at("/compositeRequest/0/body/Content")
                .asString();
        return new String(Base64.getDecoder().decode(html), StandardCharsets.UTF_8);
    }
}
