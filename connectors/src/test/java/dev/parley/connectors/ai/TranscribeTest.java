package dev.parley.connectors.ai;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.parley.connectors.Calls.call;
import static dev.parley.connectors.Calls.json;
import static dev.parley.connectors.Calls.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.connectors.ai.model.Budget;
import dev.parley.connectors.ai.model.Budget.Action;
import dev.parley.connectors.ai.model.Budget.Period;
import dev.parley.connectors.ai.model.Budgets;
import dev.parley.connectors.ai.model.Desk;
import dev.parley.connectors.ai.model.PriceTable;
import dev.parley.connectors.ai.model.SpeechSettings;
import dev.parley.connectors.ai.model.Transcriber;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import dev.parley.connectors.ai.model.WhisperTranscriber;
import dev.parley.connectors.http.EgressPolicy;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.vault.Secret;
import dev.parley.engine.operation.OperationException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Shapes: OpenAI API reference, "Create transcription". */
class TranscribeTest {
    @RegisterExtension
    static final WireMockExtension far = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private static final String KEY = "sk-test-77aa";
    private static final String BYTES = "'audio': 'UklGRg=='";
    private static final String VERBOSE = """
            {"task": "transcribe", "language": "english", "duration": 90.5, "text": " Hello Ana. We start in May. ",
             "segments": [
               {"id": 0, "seek": 0, "start": 0.0, "end": 1.6, "text": " Hello Ana.", "tokens": [50364, 2425], "temperature": 0.0,
                "avg_logprob": -0.28, "compression_ratio": 1.2, "no_speech_prob": 0.009},
               {"id": 1, "seek": 0, "start": 1.6, "end": 4.0, "text": " We start in May.", "tokens": [50444], "temperature": 0.0,
                "avg_logprob": -0.28, "compression_ratio": 1.2, "no_speech_prob": 0.009}],
             "usage": {"type": "duration", "seconds": 91}}""";
    private static final String DIARIZED = """
            {"task": "transcribe", "duration": 27.4, "text": "Agent: Thanks for calling. Ana: Hi.",
             "segments": [
               {"type": "transcript.text.segment", "id": "seg_001", "start": 0.0, "end": 4.7, "text": "Thanks for calling.", "speaker": "agent"},
               {"type": "transcript.text.segment", "id": "seg_002", "start": 4.7, "end": 11.8, "text": "Hi.", "speaker": "A"},
               {"type": "transcript.text.segment", "id": "seg_003", "start": 12.0, "end": 14.5, "text": "Sure.", "speaker": "agent"}],
             "usage": {"type": "tokens", "input_tokens": 280, "output_tokens": 40, "total_tokens": 320}}""";

    private static final GuardedHttpClient HTTP = new GuardedHttpClient(EgressPolicy.parse("localhost"));

    private final Desk desk = Desk.with(far);

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void what_is_said_is_written_down_with_its_times_its_length_and_its_price() throws Exception {
        answers(okJson(VERBOSE));

        JsonNode output = call(transcribe(Budgets.NONE), "{" + BYTES + ", 'language': 'en-GB'}");

        assertThat(output.path("text").asString()).isEqualTo("Hello Ana. We start in May.");
        assertThat(output.path("language").asString()).isEqualTo("english");
        assertThat(output.path("seconds").decimalValue()).isEqualByComparingTo("90.5");
        assertThat(output.at("/segments/1")).hasToString("{\"start\":1.6,\"end\":4.0,\"text\":\"We start in May.\"}");
        assertThat(output.path("speakers")).isEmpty();
        assertThat(output.path("model").asString()).isEqualTo("openai/whisper-1");
        assertThat(output.path("cost").decimalValue()).isEqualByComparingTo("0.00905");
        String sent = sent().getBodyAsString();
        assertThat(sent)
                .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
                .contains("name=\"response_format\"\r\n\r\nverbose_json\r\n")
                .contains("name=\"language\"\r\n\r\nen\r\n")
                .contains(
                        "name=\"file\"; filename=\"audio.mp3\"\r\nContent-Type: application/octet-stream\r\n\r\nRIFF\r\n")
                .endsWith("--\r\n");
        assertThat(sent().getHeader("Authorization")).isEqualTo("Bearer " + KEY);
    }

    @Test
    void speakers_are_kept_where_the_model_tells_them_apart() throws Exception {
        answers(okJson(DIARIZED));

        JsonNode output =
                call(transcribe(Budgets.NONE), "{" + BYTES + ", 'model': 'openai/gpt-4o-transcribe-diarize'}");

        assertThat(output.path("speakers")).hasToString("[\"agent\",\"A\"]");
        assertThat(output.at("/segments/2/speaker").asString()).isEqualTo("agent");
        assertThat(output.at("/tokens/in").asInt()).isEqualTo(280);
        assertThat(output.path("cost").isNull()).as("no price is known").isTrue();
        assertThat(sent().getBodyAsString()).contains("diarized_json").contains("chunking_strategy");
    }

    @Test
    void a_model_without_segments_gives_the_text_alone() throws Exception {
        answers(
                okJson(
                        "{\"text\": \"Hello.\", \"usage\": {\"type\": \"tokens\", \"input_tokens\": 14, \"output_tokens\": 45}}"));

        JsonNode output = call(transcribe(Budgets.NONE), "{" + BYTES + ", 'model': 'gpt-4o-mini-transcribe'}");

        assertThat(output.path("text").asString()).isEqualTo("Hello.");
        assertThat(output.path("segments")).isEmpty();
        assertThat(sent().getBodyAsString()).contains("name=\"response_format\"\r\n\r\njson\r\n");
    }

    @Test
    void a_recording_is_fetched_from_its_address_wherever_a_webhook_puts_it() throws Exception {
        answers(okJson(VERBOSE));
        far.stubFor(
                get(urlEqualTo("/calls/4711.wav?t=1")).willReturn(aResponse().withBody(new byte[6 * 1024 * 1024])));
        String address = "http://localhost:" + far.getPort() + "/calls/4711.wav?t=1";

        call(transcribe(Budgets.NONE), "{'audio': {'callId': '4711', 'recording_url': '" + address + "'}}");

        assertThat(sent().getBody()).hasSizeGreaterThan(6 * 1024 * 1024);
        assertThat(new String(sent().getBody(), 0, 1000, StandardCharsets.ISO_8859_1))
                .contains("filename=\"4711.wav\"");
    }

    @Test
    void an_address_within_the_house_is_not_fetched() {
        var guarded = new Transcribe(transcriber(Budgets.NONE), new GuardedHttpClient(EgressPolicy.PUBLIC_ONLY));

        OperationException refusal = catchThrowableOfType(
                OperationException.class, () -> call(guarded, "{'audio': 'http://169.254.169.254/latest/a.mp3'}"));

        assertThat(refusal.error().code()).isEqualTo("egress_denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'data:audio/wav;base64,UklGRg=='",
                "{'name': 'memo.wav', 'base64': 'UklGRg=='}",
                "{'status': 200, 'body': 'UklGRg==', 'base64': true}"
            })
    void bytes_are_taken_as_files_data_addresses_and_replies_give_them(String audio) throws Exception {
        answers(okJson(VERBOSE));

        call(transcribe(Budgets.NONE), "{'audio': " + audio + "}");

        assertThat(sent().getBodyAsString()).contains("\r\n\r\nRIFF\r\n");
    }

    @ParameterizedTest
    @CsvSource({"401, model_key_refused, false", "413, model_rejected, false", "503, model_unavailable, true"})
    void errors_are_told_like_those_of_other_models_and_never_quote_the_key(int status, String code, boolean mayPass) {
        answers(aResponse().withStatus(status).withBody("""
                {"error": {"message": "No. You sent %s.", "type": "x", "param": null, "code": null}}""".formatted(KEY)));

        OperationException failure = failure("{" + BYTES + "}");

        assertThat(failure.error().code()).isEqualTo(code);
        assertThat(failure.error().retryable()).isEqualTo(mayPass);
        assertThat(failure.getMessage() + failure.error().hint()).doesNotContain(KEY);
    }

    @Test
    void a_busy_server_tells_when_to_come_back_and_nonsense_is_no_transcript() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("{}"));
        assertThat(failure("{" + BYTES + "}").retryAfter()).contains(Duration.ofSeconds(30));

        answers(okJson("{\"text\": 5}"));
        assertThat(failure("{" + BYTES + "}").error().code()).isEqualTo("model_malformed");
    }

    @Test
    void what_it_cost_is_booked_and_a_spent_budget_stops_it() throws Exception {
        answers(okJson(VERBOSE));
        Transcribe transcribe = transcribe(
                (org, workflow) -> List.of(new Budget(workflow, Period.MONTH, new BigDecimal("0.009"), Action.STOP)));
        var context = within(Duration.ofSeconds(20));

        transcribe.perform(json("{" + BYTES + "}"), context);

        Usage booked = desk.entries().getLast();
        assertThat(booked.use()).isEqualTo("transcribe");
        assertThat(booked.origin().workflow()).isEqualTo(context.workflow());
        assertThat(booked.cost()).isEqualByComparingTo("0.00905");
        OperationException failure = catchThrowableOfType(
                OperationException.class, () -> transcribe.perform(json("{" + BYTES + "}"), context));
        assertThat(failure.error().code()).isEqualTo("budget_spent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'audio': 'what Ana said'} | cannot use its \"audio\": it is neither a web address nor base64.",
                "{'audio': {}} | cannot use its \"audio\": it is neither a web address nor base64.",
                "{'audio': 'UklGRg==', 'language': 'Klingon'} | cannot use its \"language\": that is no code of a language."
            },
            quoteCharacter = '~')
    void what_cannot_be_heard_is_refused(String input, String message) {
        assertThat(failure(input)).hasMessage("Step \"post\" " + message);
    }

    @Test
    void with_nobody_listening_the_step_says_how_to_connect_somebody() {
        Transcribe deaf = new Transcribe(Transcriber.NONE, HTTP);

        assertThat(deaf.remarks(json("{}"))).extracting("code").containsExactly("no_model");
        OperationException failure =
                catchThrowableOfType(OperationException.class, () -> call(deaf, "{" + BYTES + "}"));
        assertThat(failure.error().code()).isEqualTo("no_model");
        assertThat(failure.error().hint()).contains("PARLEY_TRANSCRIPTION_BASE_URL");
    }

    private OperationException failure(String input) {
        return catchThrowableOfType(OperationException.class, () -> call(transcribe(Budgets.NONE), input));
    }

    private Transcribe transcribe(Budgets budgets) {
        return new Transcribe(transcriber(budgets), HTTP);
    }

    private Transcriber transcriber(Budgets budgets) {
        URI base = URI.create("http://localhost:" + far.getPort() + "/v1");
        return new WhisperTranscriber(
                new SpeechSettings(new Secret(KEY), base, SpeechSettings.DEFAULT_MODEL),
                PriceTable::bundled,
                desk.ledger(),
                budgets,
                Clock.systemUTC());
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        far.stubFor(post(urlEqualTo("/v1/audio/transcriptions")).willReturn(answer));
    }

    private static LoggedRequest sent() {
        return far.findAll(postRequestedFor(urlEqualTo("/v1/audio/transcriptions")))
                .getLast();
    }
}
