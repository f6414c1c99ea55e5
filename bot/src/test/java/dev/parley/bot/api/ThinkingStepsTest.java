package dev.parley.bot.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.parley.bot.api.Http.Answer;
import java.math.BigDecimal;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Steps that think, in the whole application, with a server that stands in for OpenAI's (API reference, "Create chat completion"). */
class ThinkingStepsTest extends StartedParley {
    private static final String MAIL =
            "The pump in hall 2 broke. ACME sends a new one on Thursday. Marta has to approve it.";
    private static final WireMockServer OPENAI =
            new WireMockServer(wireMockConfig().dynamicPort());

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        OPENAI.start();
        registry.add("parley.openai.api-key", () -> "sk-test-2b7d");
        registry.add("parley.openai.base-url", () -> OPENAI.baseUrl() + "/v1");
    }

    @AfterAll
    static void stop() {
        OPENAI.stop();
    }

    @BeforeEach
    void the_model_knows_one_mail() {
        OPENAI.resetAll();
        OPENAI.stubFor(post(urlPathEqualTo("/v1/chat/completions"))
                .withRequestBody(containing("pump in hall 2"))
                .willReturn(completion("The pump broke; a new one comes on Thursday.")));
    }

    @Test
    void a_webhook_s_text_is_summarized_and_what_that_took_is_in_the_trace_and_in_the_books() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(summarizing(""));

        JsonNode run = api.awaitStatus(hooked(workflow), "SUCCEEDED");

        assertThat(run.path("output").toString()).contains("Gist: The pump broke; a new one comes on Thursday.");
        JsonNode span = span(run.path("id").asString(), "summarize");
        assertThat(span.path("model").asString()).isEqualTo("openai/gpt-5.4-mini");
        assertThat(span.at("/tokens/in").asInt()).isEqualTo(400);
        assertThat(span.at("/tokens/out").asInt()).isEqualTo(20);
        assertThat(span.path("cost").decimalValue()).isEqualByComparingTo("0.00039");
        assertThat(span(run.path("id").asString(), "keep").has("model")).isFalse();
        JsonNode used = usageOf(workflow);
        assertThat(used.path("use").asString()).isEqualTo("summarize");
        assertThat(used.at("/sum/tokensIn").asInt()).isEqualTo(400);
        assertThat(used.at("/sum/cost").decimalValue()).isEqualByComparingTo(new BigDecimal("0.00039"));
    }

    @Test
    void a_replay_does_not_count_again_what_it_takes_over() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(summarizing(""));
        String run = hooked(workflow);
        api.awaitStatus(run, "SUCCEEDED");

        Answer replay = owner().post("/api/executions/" + run + "/replay", "{\"from\": \"keep\"}");
        assertThat(replay.status()).as(replay.body()).isEqualTo(202);
        api.awaitStatus(replay.at("/id"), "SUCCEEDED");

        JsonNode span = span(replay.at("/id"), "summarize");
        assertThat(span.path("status").asString()).isEqualTo("reused");
        assertThat(span.has("cost")).isFalse();
        assertThat(usageOf(workflow).at("/sum/attempts").asInt()).isEqualTo(1);
    }

    @Test
    void a_refusal_fails_the_step_with_what_to_do() {
        OPENAI.resetAll();
        OPENAI.stubFor(post(urlPathEqualTo("/v1/chat/completions"))
                .willReturn(completion("null", "\"I'm sorry, I cannot assist with that request.\"")));
        WorkflowsApi api = new WorkflowsApi(owner());

        JsonNode run = api.awaitStatus(hooked(api.published(summarizing(""))), "FAILED");

        assertThat(run.at("/error/code").asString()).isEqualTo("model_refused");
        assertThat(run.at("/error/message").asString())
                .startsWith("Step \"summarize\": openai/gpt-5.4-mini declined to answer");
        assertThat(run.at("/error/hint").asString()).contains("Reword");
    }

    @Test
    void a_model_that_is_not_one_keeps_a_workflow_from_being_published() {
        String id = new WorkflowsApi(owner()).created(summarizing(", \"model\": \"gpt-5\""));

        Answer refused = owner().post("/api/workflows/" + id + "/publish");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("unknown_model", "summarize.with.model", "Write provider/name");
    }

    private static String summarizing(String more) {
        return """
                {"parley": 1, "name": "Gist", "trigger": {"type": "webhook"},
                 "nodes": [{"id": "summarize", "use": "ai.summarize", "with": {"text": "{{trigger.output.body.text}}"%s}},
                           {"id": "keep", "use": "data.set", "with": {"values": {"text": "Gist: {{summarize.output.summary}}"}}}],
                 "edges": [{"from": "trigger", "to": "summarize"}, {"from": "summarize", "to": "keep"}]}""".formatted(more);
    }

    private String hooked(String workflow) {
        String hook = owner().get("/api/workflows/" + workflow).at("/hookUrl");
        Answer receipt = anyone().post(URI.create(hook).getPath(), "{\"text\": \"" + MAIL + "\"}");
        assertThat(receipt.status()).as(receipt.body()).isEqualTo(202);
        return receipt.at("/executionId");
    }

    private JsonNode span(String run, String node) {
        return owner().get("/api/executions/" + run + "/trace")
                .json()
                .path("items")
                .valueStream()
                .filter(span -> span.path("node").asString().equals(node))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode usageOf(String workflow) {
        return owner().get("/api/usage")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("workflow").asString("").equals(workflow))
                .findFirst()
                .orElseThrow();
    }

    private static ResponseDefinitionBuilder completion(String text) {
        return completion("\"" + text + "\"", "null");
    }

    private static ResponseDefinitionBuilder completion(String content, String refusal) {
        return aResponse().withHeader("Content-Type", "application/json").withBody("""
                {"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1793577600,
                 "model": "gpt-5.4-mini-2026-03-17",
                 "choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": %s, "annotations": []},
                   "logprobs": null, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 400, "completion_tokens": 20, "total_tokens": 420,
                   "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}}, "service_tier": "default"}""".formatted(content, refusal));
    }
}
