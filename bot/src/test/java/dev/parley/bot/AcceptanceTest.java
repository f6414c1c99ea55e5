package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.bot.ParleyClient.Conversation;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The main job by the HTTP contract alone: say it, answer a few questions, approve the draft, watch it run. */
class AcceptanceTest {
    @TempDir
    static Path home;

    private static RunningParley parley;
    private static WireMockServer farSystem;
    private static ParleyClient client;

    @BeforeAll
    static void start() throws Exception {
        farSystem = new WireMockServer(wireMockConfig().dynamicPort());
        farSystem.start();
        parley = RunningParley.at(home);
        client = parley.client();
    }

    @AfterAll
    static void stop() throws Exception {
        parley.close();
        farSystem.stop();
    }

    @BeforeEach
    void farSystemAnswers() {
        farSystem.resetAll();
        farSystem.stubFor(post("/orders").willReturn(okJson("{\"accepted\": true}")));
    }

    private static String url(String path) {
        return "http://localhost:" + farSystem.port() + path;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to %s",
                "Whenever our shop calls a webhook with an order: if the order total is above 1000 get approval from ops and then post it to %s",
                "On an incoming HTTP POST of an order, orders with a total of more than 1000 must be approved by ops before they are posted to %s",
                "Our shop sends us orders by webhook. If total > 1000 let ops sign off first. Then send the order to %s with POST",
                "An order comes in through a webhook. Ask ops to approve when the total exceeds 1000, then forward the order to %s",
                "webhook order -> total greater than 1000 -> approval by ops -> POST order to %s"
            })
    void an_expensive_order_is_posted_after_approval_and_a_cheap_one_at_once(String wording) {
        Conversation chat = client.converse();
        chat.say(wording.formatted(url("/orders")));
        assertThat(chat.answerUntilDraft()).as("questions asked").isLessThanOrEqualTo(4);

        int before = client.get("/api/workflows").is(200).body().path("items").size();
        chat.approveDraft();
        JsonNode workflows = client.get("/api/workflows").is(200).body().path("items");
        assertThat(workflows.size()).isEqualTo(before + 1);
        String workflow = workflows.get(0).path("id").asString();

        String expensive = client.hook(workflow, "{\"id\":\"A-1\",\"total\":1500}")
                .is(202)
                .body()
                .path("executionId")
                .asString();
        JsonNode card = chat.awaitButton("approval.approve");
        farSystem.verify(0, postRequestedFor(urlEqualTo("/orders")));
        chat.press(card, "approval.approve").is(202);
        chat.press(card, "approval.approve").is(202);
        assertThat(client.awaitEnd(expensive).path("status").asString()).isEqualTo("SUCCEEDED");
        farSystem.verify(
                1,
                postRequestedFor(urlEqualTo("/orders"))
                        .withRequestBody(equalToJson("{\"id\":\"A-1\",\"total\":1500}")));
        chat.awaitMessage("the result", message -> message.toString().contains("accepted"));
        chat.awaitMessage(
                "the decided card",
                message -> message.path("id").equals(card.path("id"))
                        && ParleyClient.button(message, "approval.approve").isEmpty());

        String cheap = client.hook(workflow, "{\"id\":\"A-2\",\"total\":10}")
                .is(202)
                .body()
                .path("executionId")
                .asString();
        assertThat(client.awaitEnd(cheap).path("status").asString()).isEqualTo("SUCCEEDED");
        farSystem.verify(2, postRequestedFor(urlEqualTo("/orders")));
        assertThat(chat.offers("approval.approve")).isFalse();
    }

    @Test
    void a_rejected_order_is_not_posted() {
        Conversation chat = client.converse();
        chat.say(
                "When a webhook receives an order, and its total is over 1000, ask ops for approval, then POST the order to "
                        + url("/orders"));
        chat.answerUntilDraft();
        chat.approveDraft();
        String run = client.hook(newestWorkflow(), "{\"id\":\"A-3\",\"total\":5000}")
                .is(202)
                .body()
                .path("executionId")
                .asString();
        JsonNode card = chat.awaitButton("approval.reject");
        chat.press(card, "approval.reject").is(202);
        assertThat(client.awaitEnd(run).path("status").asString()).isEqualTo("SUCCEEDED");
        farSystem.verify(0, postRequestedFor(urlEqualTo("/orders")));
        chat.awaitMessage(
                "the rejection", message -> message.toString().toLowerCase().contains("rejected"));
    }

    @Test
    void a_monday_digest_is_scheduled() {
        farSystem.stubFor(get("/sales").willReturn(okJson("{\"sales\": 12}")));
        Conversation chat = client.converse();
        chat.say("Every Monday at 9:00 fetch " + url("/sales") + " and send me a digest here");
        assertThat(chat.answerUntilDraft()).isLessThanOrEqualTo(4);
        chat.approveDraft();
        JsonNode trigger = client.get("/api/workflows/" + newestWorkflow())
                .body()
                .path("workflow")
                .path("trigger");
        assertThat(trigger.path("type").asString()).isEqualTo("schedule");
        assertThat(trigger.path("cron").asString()).isIn("0 9 * * 1", "0 9 * * MON", "0 0 9 * * 1", "0 0 9 * * MON");
    }

    @Test
    void a_manual_run_takes_its_two_inputs() {
        Conversation chat = client.converse();
        chat.say("When I start it by hand with two inputs, customer and amount, POST them to " + url("/orders"));
        assertThat(chat.answerUntilDraft()).isLessThanOrEqualTo(4);
        chat.approveDraft();
        String workflow = newestWorkflow();
        String run = client.post(
                        "/api/workflows/" + workflow + "/executions",
                        "{\"input\": {\"customer\": \"Acme\", \"amount\": 12}}")
                .is(202)
                .body()
                .path("id")
                .asString();
        assertThat(client.awaitEnd(run).path("status").asString()).isEqualTo("SUCCEEDED");
        farSystem.verify(
                1,
                postRequestedFor(urlEqualTo("/orders"))
                        .withRequestBody(equalToJson("{\"customer\": \"Acme\", \"amount\": 12}", true, true)));
    }

    @Test
    void a_switch_sends_each_of_three_cases_its_way() {
        for (String path : new String[] {"/bug", "/billing", "/other"}) {
            farSystem.stubFor(post(path).willReturn(ok()));
        }
        Conversation chat = client.converse();
        chat.say(
                "When a webhook receives a ticket, depending on its kind: if it is bug POST it to %s, if it is billing POST it to %s, otherwise POST it to %s"
                        .formatted(url("/bug"), url("/billing"), url("/other")));
        assertThat(chat.answerUntilDraft()).isLessThanOrEqualTo(4);
        chat.approveDraft();
        String workflow = newestWorkflow();
        for (String kind : new String[] {"bug", "billing", "praise"}) {
            String run = client.hook(workflow, "{\"kind\": \"" + kind + "\"}")
                    .is(202)
                    .body()
                    .path("executionId")
                    .asString();
            assertThat(client.awaitEnd(run).path("status").asString()).isEqualTo("SUCCEEDED");
        }
        farSystem.verify(1, postRequestedFor(urlEqualTo("/bug")));
        farSystem.verify(1, postRequestedFor(urlEqualTo("/billing")));
        farSystem.verify(1, postRequestedFor(urlEqualTo("/other")));
    }

    @Test
    void a_far_system_that_fails_three_times_and_recovers_does_not_fail_the_run() {
        ResponseDefinitionBuilder[] answers = {
            aResponse().withStatus(500),
            aResponse().withStatus(500),
            aResponse().withStatus(500),
            okJson("{\"accepted\": true}")
        };
        for (int i = 0; i < answers.length; i++) {
            farSystem.stubFor(post("/flaky")
                    .inScenario("flaky")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "call " + i)
                    .willSetStateTo("call " + (i + 1))
                    .willReturn(answers[i]));
        }
        Conversation chat = client.converse();
        chat.say("When a webhook receives an order POST the order to " + url("/flaky"));
        chat.answerUntilDraft();
        chat.approveDraft();
        String run = client.hook(newestWorkflow(), "{\"id\":\"F-1\"}")
                .is(202)
                .body()
                .path("executionId")
                .asString();
        assertThat(client.awaitEnd(run).path("status").asString()).isEqualTo("SUCCEEDED");
        farSystem.verify(4, postRequestedFor(urlEqualTo("/flaky")));
    }

    @Test
    void a_far_system_that_stays_down_is_reported_and_retried_on_request() {
        farSystem.stubFor(post("/down").willReturn(aResponse().withStatus(500).withBody("out of order")));
        Conversation chat = client.converse();
        chat.say("When a webhook receives an order POST the order to " + url("/down"));
        chat.answerUntilDraft();
        chat.approveDraft();
        String run = client.hook(newestWorkflow(), "{\"id\":\"D-1\"}")
                .is(202)
                .body()
                .path("executionId")
                .asString();
        assertThat(client.awaitEnd(run).path("status").asString()).isEqualTo("FAILED");
        JsonNode failure = chat.awaitButton("run.retry");
        assertThat(failure.toString()).contains("500");
        farSystem.stubFor(post("/down").willReturn(okJson("{\"accepted\": \"at last\"}")));
        chat.press(failure, "run.retry").is(202);
        chat.awaitMessage(
                "the result of the retry", message -> message.toString().contains("at last"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"automate my business", "help me", "make everything faster"})
    void a_vague_wish_is_met_with_a_question_and_no_draft(String wish) {
        Conversation chat = client.converse();
        chat.say(wish);
        assertThat(chat.offers("draft.approve")).isFalse();
        assertThat(chat.last().path("question").path("options").size()).isGreaterThanOrEqualTo(2);
        JsonNode draft = client.post(
                        "/api/drafts",
                        ParleyClient.JSON
                                .createObjectNode()
                                .put("request", wish)
                                .toString())
                .is(200)
                .body();
        assertThat(draft.path("questions").size()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void the_seed_s_hybrid_workflow_imports_and_both_of_its_paths_run() throws Exception {
        String hybrid;
        try (var resource = getClass().getResourceAsStream("/hybrid-onboarding.json")) {
            hybrid = new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        String workflow = client.publish(hybrid);
        assertThat(stepsOf(workflow, "{\"input\": {}}"))
                .contains("step_escalate", "step_send_email")
                .doesNotContain("step_standard_process");
        assertThat(stepsOf(workflow, "{\"input\": {\"user_type\": \"standard\"}}"))
                .contains("step_standard_process", "step_send_email")
                .doesNotContain("step_escalate");
    }

    private static java.util.List<String> stepsOf(String workflow, String body) {
        String run = client.post("/api/workflows/" + workflow + "/executions", body)
                .is(202)
                .body()
                .path("id")
                .asString();
        assertThat(client.awaitEnd(run).path("status").asString()).isEqualTo("SUCCEEDED");
        return client.get("/api/executions/" + run + "/trace")
                .is(200)
                .body()
                .path("items")
                .valueStream()
                .map(span -> span.path("node").asString())
                .toList();
    }

    @Test
    void a_private_address_is_refused_with_its_reason() {
        String workflow = client.publish("""
                {"parley": 1, "name": "Inward", "trigger": {"type": "webhook"},
                 "nodes": [{"id": "post", "use": "http.request", "with": {"method": "POST", "url": "http://10.0.0.7/admin"}}],
                 "edges": [{"from": "trigger", "to": "post"}]}""");
        String run =
                client.hook(workflow, "{}").is(202).body().path("executionId").asString();
        JsonNode ended = client.awaitEnd(run);
        assertThat(ended.path("status").asString()).isEqualTo("FAILED");
        assertThat(ended.path("error").path("code").asString()).isEqualTo("egress_denied");
        assertThat(ended.path("error").path("message").asString()).contains("private");
    }

    private static String newestWorkflow() {
        return await().until(
                        () -> client.get("/api/workflows")
                                .body()
                                .path("items")
                                .get(0)
                                .path("id")
                                .asString(),
                        id -> !id.isEmpty());
    }
}
