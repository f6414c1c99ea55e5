package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What the page of a run tells of a step, and what one can tell it. */
class RunInsideTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> HOSTILE = List.of(
            "<img src=x onerror=\"window.harmed=1\">",
            "<script>window.harmed=1</script>",
            "\"><svg onload=window.harmed=1>",
            "[click](javascript:window.harmed=1)",
            "{{constructor.constructor('window.harmed=1')()}}");

    @TempDir
    static Path home;

    private static WireMockServer farSystem;
    private static Chromium browser;
    private static RunningParley parley;

    @BeforeAll
    static void start() throws Exception {
        farSystem = new WireMockServer(wireMockConfig().dynamicPort());
        farSystem.start();
        browser = new Chromium();
        parley = started();
    }

    private static RunningParley started() throws Exception {
        return RunningParley.at(
                home,
                Map.of(
                        "PARLEY_OWNER_NAME",
                        "Ana",
                        "PARLEY_OPENAI_API_KEY",
                        "sk-test-2b7d",
                        "PARLEY_OPENAI_BASE_URL",
                        farSystem.baseUrl() + "/v1"));
    }

    @AfterAll
    static void stop() {
        browser.close();
        parley.close();
        farSystem.stop();
    }

    @BeforeEach
    void forget() {
        farSystem.resetAll();
    }

    private static String run(String workflow, String input) {
        return parley.client()
                .post("/api/workflows/" + workflow + "/executions", "{\"input\": " + input + "}")
                .is(202)
                .body()
                .path("id")
                .asString();
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());
    }

    @Test
    void what_a_model_was_given_and_said_is_shown_with_its_tokens_and_their_cost() {
        farSystem.stubFor(post(urlPathEqualTo("/v1/chat/completions")).willReturn(okJson("""
                {"id": "chatcmpl-1", "object": "chat.completion", "created": 1793577600, "model": "gpt-5.4-mini-2026-03-17",
                 "choices": [{"index": 0, "message": {"role": "assistant", "content": "A new pump comes on Thursday."},
                   "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 1400, "completion_tokens": 20, "total_tokens": 1420}}""")));
        String run = run(
                parley.client().publish("""
                        {"parley": 1, "name": "Gist", "trigger": {"type": "manual"},
                         "nodes": [{"id": "summarize", "use": "ai.summarize", "with": {"text": "{{input.mail}}"}}],
                         "edges": [{"from": "trigger", "to": "summarize"}]}"""),
                "{\"mail\": \"The pump in hall 2 broke. ACME sends a new one on Thursday.\"}");
        parley.client().awaitEnd(run);
        try (Visitor ana = new Visitor(parley, browser, ColorScheme.LIGHT)) {
            ana.go("/runs/" + run);
            assertThat(ana.tab("Model")).hasAttribute("aria-selected", "true");
            assertThat(ana.panel("summarize")).containsText("openai/gpt-5.4-mini");
            assertThat(ana.panel("summarize")).containsText(Pattern.compile("Tokens in\\s*1,400"));
            assertThat(ana.panel("summarize")).containsText(Pattern.compile("Tokens out\\s*20"));
            assertThat(ana.panel("summarize")).containsText("$0.00");
            assertThat(ana.panel("summarize")).containsText("The pump in hall 2 broke.");
            assertThat(ana.panel("summarize"))
                    .containsText(Pattern.compile("Completion\\s*A new pump comes on Thursday."));
            Chromium.screenshot(ana.page, "run-1-model");
            assertThat(ana.complaints()).isEmpty();
        }
    }

    @Test
    void a_step_that_may_have_happened_waits_for_one_of_three_answers() throws Exception {
        farSystem.stubFor(post("/orders").willReturn(aResponse().withFixedDelay(120_000)));
        String workflow = parley.client().publish("""
                {"parley": 1, "name": "File orders", "trigger": {"type": "manual"},
                 "nodes": [{"id": "file", "use": "http.request", "with": {"method": "POST", "url": "%s/orders", "body": {"n": 1}},
                            "timeout": "100s"},
                           {"id": "note", "use": "data.set", "with": {"values": {"filed": true}}}],
                 "edges": [{"from": "trigger", "to": "file"}, {"from": "file", "to": "note"}]}""".formatted(farSystem.baseUrl()));
        String redone = run(workflow, "{}");
        String done = run(workflow, "{}");
        String stopped = run(workflow, "{}");
        await().atMost(PATIENCE).untilAsserted(() -> farSystem.verify(3, postRequestedFor(urlEqualTo("/orders"))));
        parley.kill();
        farSystem.resetAll();
        farSystem.stubFor(post("/orders").willReturn(okJson("{\"number\": \"SO-77\"}")));
        parley = started();

        try (Visitor ana = new Visitor(parley, browser, ColorScheme.LIGHT)) {
            ana.go("/runs/" + redone);
            assertThat(ana.panel("file")).containsText("This step may have happened.", patiently());
            assertThat(Axe.violations(ana.page)).isEmpty();
            Chromium.screenshot(ana.page, "run-2-doubt");
            ana.button("It did not: do it").click();
            assertThat(ana.heading()).containsText("Succeeded", patiently());
            farSystem.verify(1, postRequestedFor(urlEqualTo("/orders")));

            ana.step("file").click();
            ana.tab("Log").click();
            assertThat(ana.panel("file")).containsText("Parley stopped during attempt 1: it may have happened.");
            assertThat(ana.panel("file")).containsText("Ana had it done again.");
            assertThat(Axe.violations(ana.page)).isEmpty();
            Chromium.screenshot(ana.page, "run-4-log");

            ana.go("/runs/" + done);
            ana.button("It did: go on").click();
            assertThat(ana.heading()).containsText("Succeeded", patiently());

            ana.go("/runs/" + stopped);
            ana.button("Stop the run here").click();
            assertThat(ana.heading()).containsText("Failed", patiently());
            farSystem.verify(1, postRequestedFor(urlEqualTo("/orders")));
            assertThat(ana.complaints()).isEmpty();
        }
    }

    @Test
    void a_run_leads_to_the_conversation_where_it_is_told() {
        farSystem.stubFor(post("/orders").willReturn(okJson("{}")));
        ParleyClient.Conversation chat = parley.client().converse();
        chat.say("When I start it by hand with two inputs, customer and amount, POST them to " + farSystem.baseUrl()
                + "/orders");
        chat.answerUntilDraft();
        chat.approveDraft();
        String workflow = parley.client()
                .get("/api/workflows")
                .is(200)
                .body()
                .at("/items/0/id")
                .asString();
        String run = run(workflow, "{\"customer\": \"Acme\", \"amount\": 12}");
        parley.client().awaitEnd(run);
        try (Visitor ana = new Visitor(parley, browser, ColorScheme.LIGHT)) {
            ana.go("/runs/" + run);
            ana.link("Where it was told").click();
            assertThat(ana.page).hasURL(Pattern.compile(".*#/c/" + chat.id + ".*"));
            assertThat(ana.page.getByText("POST them to").first()).isVisible();
            assertThat(ana.complaints()).isEmpty();
        }
    }

    @Test
    void what_runs_were_given_what_systems_answer_and_what_people_write_is_only_ever_text() {
        String hostile = String.join(" ", HOSTILE);
        ObjectNode words = ParleyClient.JSON.createObjectNode().put(hostile, hostile);
        farSystem.stubFor(post("/orders")
                .willReturn(aResponse()
                        .withStatus(422)
                        .withHeader("Content-Type", "text/html")
                        .withBody(hostile)));
        String workflow = parley.client().publish("""
                {"parley": 1, "name": %s, "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "note", "use": "data.set", "with": {"values": {"said": "{{input}}"}}},
                   {"id": "ok", "use": "human.approval", "with": {"approvers": [], "message": "%s {{note.output.said}}"}},
                   {"id": "file", "use": "http.request",
                    "with": {"method": "POST", "url": "%s/orders", "body": "{{note.output.said}}"}}],
                 "edges": [{"from": "trigger", "to": "note"}, {"from": "note", "to": "ok"},
                           {"from": "ok", "to": "file", "when": "approved"}]}""".formatted(
                        ParleyClient.JSON.writeValueAsString(HOSTILE.getFirst()), HOSTILE.get(1), farSystem.baseUrl()));
        String run = run(workflow, words.toString());
        try (Visitor ana = new Visitor(parley, browser, ColorScheme.LIGHT)) {
            ana.go("/approvals?id=" + run + ".ok");
            ana.page.getByLabel("Comment").fill(hostile);
            ana.button("Approve").click();
            ana.tab("History").click();
            assertThat(ana.page.getByText("“" + HOSTILE.getFirst())).isVisible();
            ana.go("/runs/" + run);
            assertThat(ana.heading()).containsText(HOSTILE.getFirst(), patiently());
            assertThat(ana.heading()).containsText("Failed", patiently());
            assertThat(ana.panel("file")).containsText("422");
            for (String step : List.of("note", "ok", "file")) {
                ana.step(step).click();
                ana.tab("Input").click();
                ana.tab("Output").click();
            }
            Chromium.screenshot(ana.page, "run-3-hostile");
            ana.button("Replay from here…").click();
            assertThat(ana.dialog().getByLabel("Input of file")).hasValue(Pattern.compile("onerror"));
            ana.button("Replay").click();
            assertThat(ana.page.getByText("Replays")).isVisible();
            assertThat(ana.heading()).containsText("Failed", patiently());
            ana.button("More").click();
            ana.item("Compare with another run…").click();
            assertThat(ana.dialog()).containsText("Both went the same way.");
            ana.go("/runs");
            assertThat(ana.link(HOSTILE.getFirst()).first()).isVisible();
            assertThat(ana.page.evaluate("window.harmed")).isNull();
            assertThat(ana.page.locator("main img[src=x], main svg[onload], main a[href^=javascript]"))
                    .hasCount(0);
        }
    }
}
