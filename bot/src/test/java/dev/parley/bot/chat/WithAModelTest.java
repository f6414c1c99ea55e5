package dev.parley.bot.chat;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application with a language model that stands in for OpenAI's (API reference, "Create chat completion"). */
class WithAModelTest extends StartedParley {
    private static final WireMockServer OPENAI =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String WISH =
            "Our shop rings your webhook for each order; ops has to nod before we post it to https://erp.example/orders";
    private static final String FORM = """
            {"name": "", "start": {"kind": "webhook", "what": "order", "cron": "", "words": "", "zone": "", "source": "said", "confidence": 0.95},
             "steps": [
               {"key": 1, "inside": 0, "branch": "", "operation": "human.approval", "title": "Ask ops", "system": "", "inputs": [],
                "conditions": [], "match": "all", "people": ["ops"], "quorum": 1, "duration": "", "source": "said", "confidence": 0.95},
               {"key": 2, "inside": 0, "branch": "", "operation": "http.request", "title": "Post the order", "system": "",
                "inputs": [{"name": "method", "value": "POST"}, {"name": "url", "value": "https://erp.example/orders"}],
                "conditions": [], "match": "all", "people": [], "quorum": 0, "duration": "", "source": "said", "confidence": 0.95}],
             "removed": [], "retries": 0, "answer_within": "", "notes": []}""";

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        OPENAI.start();
        registry.add("parley.openai.api-key", () -> "sk-test-1f0c");
        registry.add("parley.openai.base-url", () -> OPENAI.baseUrl() + "/v1");
        registry.add("parley.chat.patience.thinking", () -> "200ms");
        registry.add("parley.chat.patience.receipt", () -> "300ms");
    }

    @AfterAll
    static void stop() {
        OPENAI.stop();
    }

    @BeforeEach
    void nothing_was_asked_yet() {
        OPENAI.resetAll();
        jdbc.sql("DELETE FROM model_usage").update();
    }

    @Test
    void a_wish_becomes_a_card_and_a_row_in_the_books() {
        answers(Duration.ZERO);

        Chat chat = chat().say(WISH);

        chat.awaitMessage("a draft", message -> message.toString().contains("draft.approve"));
        assertThat(chat.messages().toString()).doesNotContain("without it");
        List<Map<String, Object>> rows = jdbc.sql(
                        "SELECT purpose, model, tokens_in, tokens_out, cost, outcome FROM model_usage")
                .query()
                .listOfRows();
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(row.toString())
                        .contains("purpose=understand", "model=openai/gpt-5.4-mini", "tokens_in=2000", "tokens_out=400")
                        .contains("cost=0.0033", "outcome=ANSWERED"));
    }

    @Test
    void a_slow_model_holds_up_neither_the_receipt_nor_anybody_else() {
        answers(Duration.ofSeconds(4));
        Chat slow = chat().say(WISH);

        assertThat(isDrafted(slow)).as("the receipt came before the draft").isFalse();
        JsonNode thinking = slow.awaitSaying("Thinking …");
        Chat other = chat().say("hello");
        other.awaitSaying("Tell me what should happen");
        assertThat(isDrafted(slow))
                .as("somebody else was answered before the draft")
                .isFalse();

        slow.awaitMessage("a draft", message -> message.toString().contains("draft.approve"));
        assertThat(slow.again(thinking).toString()).contains("Thought for").doesNotContain("Thinking");
    }

    @Test
    void without_an_answer_the_guided_draft_comes_with_a_line() {
        OPENAI.stubFor(post(urlPathEqualTo("/v1/chat/completions"))
                .willReturn(completion("null", "\"I'm sorry, I cannot assist with that request.\"")));

        Chat chat = chat().say("When an order arrives by webhook, POST it to https://erp.example/orders");

        JsonNode card =
                chat.awaitMessage("a draft", message -> message.toString().contains("draft.approve"));
        assertThat(card.path("text").asString())
                .contains("declined to answer")
                .contains("I read your words without it.");
    }

    private static void answers(Duration after) {
        OPENAI.stubFor(post(urlPathEqualTo("/v1/chat/completions"))
                .withRequestBody(containing("nod before"))
                .willReturn(completion(JsonMapper.shared().writeValueAsString(FORM), "null")
                        .withFixedDelay((int) after.toMillis())));
    }

    private static ResponseDefinitionBuilder completion(String content, String refusal) {
        return aResponse().withHeader("Content-Type", "application/json").withBody("""
                {"id": "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT", "object": "chat.completion", "created": 1793577600,
                 "model": "gpt-5.4-mini-2026-03-17",
                 "choices": [{"index": 0, "message": {"role": "assistant", "content": %s, "refusal": %s, "annotations": []},
                   "logprobs": null, "finish_reason": "stop"}],
                 "usage": {"prompt_tokens": 2000, "completion_tokens": 400, "total_tokens": 2400,
                   "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}}, "service_tier": "default"}""".formatted(content, refusal));
    }

    private static boolean isDrafted(Chat chat) {
        return chat.button("draft.approve").isPresent();
    }

    private Chat chat() {
        Http.Answer opened = owner().post("/api/conversations", "{}");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        return new Chat(owner(), opened.at("/id"));
    }
}
