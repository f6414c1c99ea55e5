package dev.parley.connectors.ai.model;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.ai.model.Desk.ask;
import static dev.parley.connectors.ai.model.Desk.askLabel;
import static dev.parley.connectors.ai.model.Desk.error;
import static dev.parley.connectors.ai.model.Desk.events;
import static dev.parley.connectors.ai.model.Desk.ok;
import static dev.parley.connectors.ai.model.Shape.ANTHROPIC;
import static dev.parley.connectors.ai.model.Shape.GEMINI;
import static dev.parley.connectors.ai.model.Shape.OLLAMA;
import static dev.parley.connectors.ai.model.Shape.OPENAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FallbackTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final Tokens TOKENS = new Tokens(100, 0, 20);

    @Test
    void each_failure_leads_to_the_next_in_order_and_all_are_listed() throws Exception {
        Desk desk = Desk.with(far, OPENAI, ANTHROPIC, GEMINI, OLLAMA)
                .answering(OPENAI, error(OPENAI, 401))
                .answering(ANTHROPIC, error(ANTHROPIC, 529))
                .answering(GEMINI, ok(GEMINI.refusal(TOKENS)))
                .answering(OLLAMA, ok(OLLAMA.whole("It moves water.")));

        Reply reply = desk.reply();

        assertThat(reply.model()).isEqualTo(OLLAMA.model());
        assertThat(reply.tried())
                .extracting(attempt -> attempt.model().provider())
                .containsExactly(
                        Provider.OPENAI, Provider.ANTHROPIC, Provider.ANTHROPIC, Provider.GEMINI, Provider.OLLAMA);
        assertThat(reply.tried().getLast().problem()).isNull();
        assertThat(reply.notices()).containsExactly("ollama/llama3.2 answered in place of openai/gpt-5.4-mini.");
    }

    @Test
    void when_nobody_answers_the_message_tells_of_each() throws Exception {
        Desk desk = Desk.with(far, OPENAI, ANTHROPIC)
                .answering(OPENAI, error(OPENAI, 401))
                .answering(ANTHROPIC, ok(ANTHROPIC.refusal(TOKENS)));

        assertThat(desk.failure(ask()))
                .hasMessage("anthropic/claude-haiku-4-5 declined to answer (no reason given). Before that: "
                        + "OpenAI refused the key (401) for openai/gpt-5.4-mini; it is not asked again before "
                        + "2026-11-21T12:10:00Z.");
    }

    @Test
    void while_another_could_answer_nobody_is_waited_for_long() throws Exception {
        Desk desk = Desk.with(far, OPENAI, ANTHROPIC)
                .answering(OPENAI, error(OPENAI, 429).withHeader("Retry-After", "30"))
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("It moves water.")));

        assertThat(desk.reply().model()).isEqualTo(ANTHROPIC.model());
        assertThat(desk.pauses).isEmpty();
    }

    @Test
    void the_last_is_waited_for_as_long_as_there_is_time() throws Exception {
        Desk desk = Desk.with(far, OPENAI)
                .answering(OPENAI, error(OPENAI, 429).withHeader("Retry-After", "59"), ok(OPENAI.whole("Yes.")));
        assertThat(desk.reply().text()).isEqualTo("Yes.");

        Desk other = Desk.with(far, GEMINI).answering(GEMINI, error(GEMINI, 429).withHeader("Retry-After", "61"));
        assertThat(other.failure(ask()).problem())
                .isEqualTo(new ModelProblem.RateLimited(GEMINI.model(), Duration.ofSeconds(61)));
        assertThat(other.pauses).isEmpty();
    }

    @Test
    void openai_s_finer_wish_and_gemini_s_own_are_honoured() throws Exception {
        Desk openai = Desk.with(far, OPENAI)
                .answering(
                        OPENAI,
                        error(OPENAI, 429).withHeader("retry-after-ms", "1250").withHeader("Retry-After", "2"),
                        ok(OPENAI.whole("Yes.")));
        openai.reply();
        Desk gemini =
                Desk.with(far, GEMINI).answering(GEMINI, error(GEMINI, 429).withBody("""
                                        {"error": {"code": 429, "message": "Quota exceeded", "status": "RESOURCE_EXHAUSTED", "details":
                                         [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3.5s"}]}}"""), ok(GEMINI.whole("Yes.")));
        gemini.reply();

        assertThat(openai.pauses).containsExactly(Duration.ofMillis(1250));
        assertThat(gemini.pauses).containsExactly(Duration.ofMillis(3500));
    }

    @Test
    void a_date_to_wait_for_is_understood() throws Exception {
        Desk desk = Desk.with(far, ANTHROPIC)
                .answering(
                        ANTHROPIC,
                        error(ANTHROPIC, 529).withHeader("Retry-After", "Sat, 21 Nov 2026 12:00:04 GMT"),
                        ok(ANTHROPIC.whole("Yes.")));
        desk.reply();

        assertThat(desk.pauses).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void an_empty_account_is_not_waited_for() throws Exception {
        Desk desk = Desk.with(far, OPENAI).answering(OPENAI, error(OPENAI, 429).withBody("""
                                        {"error": {"message": "You exceeded your current quota.", "type": "insufficient_quota",
                                         "param": null, "code": "insufficient_quota"}}"""));

        ModelException failure = desk.failure(ask());

        assertThat(failure).hasMessage("OpenAI does not answer for want of credit (You exceeded your current quota).");
        assertThat(failure.hint()).isEqualTo("Add credit or raise the spending limit at OpenAI.");
        assertThat(desk.requests(OPENAI)).hasSize(1);
    }

    @Test
    void gemini_s_way_of_refusing_a_key_is_understood() throws Exception {
        Desk desk = Desk.with(far, GEMINI).answering(GEMINI, error(GEMINI, 400).withBody("""
                                        {"error": {"code": 400, "message": "API key not valid. Please pass a valid API key.",
                                         "status": "INVALID_ARGUMENT", "details": [{"@type": "type.googleapis.com/google.rpc.ErrorInfo",
                                         "reason": "API_KEY_INVALID", "domain": "googleapis.com"}]}}"""));

        assertThat(desk.failure(ask()).problem()).isInstanceOf(ModelProblem.KeyRefused.class);
    }

    @Test
    void an_unknown_model_is_told_and_the_next_asked() throws Exception {
        Desk desk = Desk.with(far, OLLAMA, ANTHROPIC)
                .answering(OLLAMA, error(OLLAMA, 404).withBody("{\"error\": \"model 'llama3.2' not found\"}"))
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("Yes.")));

        Reply reply = desk.reply();

        assertThat(reply.tried().getFirst().problem())
                .isEqualTo(new ModelProblem.Rejected(OLLAMA.model(), 404, "model 'llama3.2' not found"));
        assertThat(reply.model()).isEqualTo(ANTHROPIC.model());
    }

    @Test
    void json_that_stays_malformed_is_asked_of_the_next() throws Exception {
        Desk desk = Desk.with(far, OLLAMA, OPENAI)
                .answering(OLLAMA, ok(OLLAMA.whole("bug!")))
                .answering(OPENAI, ok(OPENAI.whole("{\"label\": \"bug\"}")));

        Reply reply = desk.reply(askLabel());

        assertThat(desk.requests(OLLAMA)).hasSize(2);
        assertThat(reply.model()).isEqualTo(OPENAI.model());
    }

    @Test
    void an_overload_in_the_middle_of_a_stream_is_taken_back() throws Exception {
        String half = ANTHROPIC.stream(List.of("It falls "), "end_turn", TOKENS).stream()
                        .limit(4)
                        .collect(Collectors.joining())
                + "event: error\ndata: {\"type\": \"error\", \"error\": {\"type\": \"overloaded_error\", "
                + "\"message\": \"Overloaded\"}}\n\n";
        Desk desk = Desk.with(far, ANTHROPIC, OPENAI)
                .streaming(ANTHROPIC, events(half))
                .streaming(OPENAI, events(OPENAI.streamed(List.of("It moves ", "water."))));

        Desk.Heard heard = desk.hear(ask());

        assertThat(heard.said)
                .containsExactly(
                        "It falls ",
                        "↺ Anthropic could not answer with anthropic/claude-haiku-4-5 (200: Overloaded).",
                        "It falls ",
                        "↺ Anthropic could not answer with anthropic/claude-haiku-4-5 (200: Overloaded).",
                        "It moves ",
                        "water.");
        assertThat(heard.reply.text()).isEqualTo("It moves water.");
    }

    @Test
    void a_use_has_its_own_models_and_a_question_may_choose() throws Exception {
        var uses = Map.of("summarize", List.of(ANTHROPIC.model()));
        Desk desk = Desk.using(far, uses, OPENAI, ANTHROPIC, OLLAMA)
                .answering(OPENAI, ok(OPENAI.whole("OpenAI")))
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("Anthropic")))
                .answering(OLLAMA, ok(OLLAMA.whole("Ollama")));

        assertThat(desk.reply(ask()).text()).isEqualTo("Anthropic");
        assertThat(desk.reply(ask().withModel(OLLAMA.model())).text()).isEqualTo("Ollama");
        assertThat(desk.reply(Ask.of(Desk.ORG, "draft", ask().messages(), Desk.LIMITS))
                        .text())
                .isEqualTo("OpenAI");
    }

    @Test
    void a_provider_that_keeps_failing_rests_and_is_tried_again_later() throws Exception {
        Desk desk = Desk.with(far, OPENAI, ANTHROPIC)
                .answering(OPENAI, error(OPENAI, 500))
                .answering(ANTHROPIC, ok(ANTHROPIC.whole("Yes.")));
        desk.reply();
        desk.reply();
        desk.reply();
        int asked = desk.requests(OPENAI).size();

        Reply spared = desk.reply();
        assertThat(spared.tried().getFirst().problem()).isEqualTo(new ModelProblem.Resting(OPENAI.model()));
        assertThat(desk.requests(OPENAI)).hasSize(asked);

        desk.clock.move(Health.REST.plusSeconds(1));
        desk.answering(OPENAI, ok(OPENAI.whole("I am back.")));
        assertThat(desk.reply().text()).isEqualTo("I am back.");
        assertThat(desk.reply().text()).isEqualTo("I am back.");
        assertThat(desk.reply().text()).isEqualTo("I am back.");
    }

    @Test
    void a_refused_key_is_tried_again_after_ten_minutes() throws Exception {
        Desk desk = Desk.with(far, OPENAI).answering(OPENAI, error(OPENAI, 403), ok(OPENAI.whole("Yes.")));
        desk.failure(ask());

        desk.clock.move(Duration.ofMinutes(10));

        assertThat(desk.reply().text()).isEqualTo("Yes.");
    }

    @Test
    void a_question_ends_when_its_time_does() throws Exception {
        Desk desk = Desk.with(far, OPENAI).answering(OPENAI, error(OPENAI, 429).withHeader("Retry-After", "59"));
        Ask brief = Ask.of(Desk.ORG, "summarize", ask().messages(), Limits.of(10, Duration.ofSeconds(1)));

        assertThat(desk.failure(brief).problem()).isInstanceOf(ModelProblem.RateLimited.class);
        assertThat(desk.pauses).isEmpty();
    }

    @Test
    void without_a_provider_it_says_what_to_set() throws Exception {
        ModelException failure = Desk.with(far).failure(ask());

        assertThat(failure).hasMessage("No language model is connected.");
        assertThat(failure.hint()).contains("PARLEY_OPENAI_API_KEY").contains("guided mode");
    }

    @Test
    void an_interrupted_question_is_given_up_at_once() throws Exception {
        Desk desk = Desk.with(far, OPENAI)
                .answering(OPENAI, ok(OPENAI.whole("too late")).withFixedDelay(1_000));
        Thread.currentThread().interrupt();

        assertThatThrownBy(desk::reply).isInstanceOf(InterruptedException.class);
    }
}
