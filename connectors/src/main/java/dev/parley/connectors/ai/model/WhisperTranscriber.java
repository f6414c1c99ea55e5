package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Exchange.Head;
import dev.parley.connectors.ai.model.UsageLedger.Outcome;
import dev.parley.connectors.ai.model.UsageLedger.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Transcribes at OpenAI, or at any server that speaks the same. Source: OpenAI API reference, "Create transcription", "The transcription
 * object (Verbose JSON)", "The transcription object (Diarized JSON)".
 */
public final class WhisperTranscriber implements Transcriber {
    private static final String USE = "transcribe";
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final SpeechSettings settings;
    private final Supplier<PriceTable> prices;
    private final UsageLedger ledger;
    private final Budgets budgets;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public WhisperTranscriber(
            SpeechSettings settings, Supplier<PriceTable> prices, UsageLedger ledger, Budgets budgets, Clock clock) {
        this.settings = settings;
        this.prices = prices;
        this.ledger = ledger;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public Transcript transcribe(Recording recording) throws ModelException, InterruptedException {
        String name = recording.model() == null ? settings.model() : recording.model();
        ModelName model = new ModelName(Provider.OPENAI, name);
        Optional<ModelProblem> stop = spent(recording);
        if (stop.isPresent()) {
            throw failed(model, stop.get());
        }
        JsonNode answer = answer(recording, model);
        Transcript transcript = read(answer, model);
        ledger.record(new Usage(
                recording.org(),
                USE,
                recording.origin(),
                model,
                transcript.tokens(),
                transcript.cost(),
                Outcome.ANSWERED,
                clock.instant()));
        return transcript;
    }

    /** How long a recording is, and so what it costs, is not known before: a budget stops only when it is spent. */
    private Optional<ModelProblem> spent(Recording recording) {
        for (Budget budget :
                budgets.holdingFor(recording.org(), recording.origin().workflow())) {
            BigDecimal spent = ledger.spent(
                    recording.org(), budget.workflow(), budget.period().startOf(clock.instant()));
            if (budget.action() == Budget.Action.STOP && spent.compareTo(budget.usd()) >= 0) {
                return Optional.of(new ModelProblem.BudgetSpent(budget, spent, null));
            }
        }
        return Optional.empty();
    }

    private JsonNode answer(Recording recording, ModelName model) throws ModelException, InterruptedException {
        HttpResponse<InputStream> response;
        byte[] bytes;
        try {
            response = http.send(request(recording, model), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                bytes = body.readNBytes(MAX_BYTES);
            }
        } catch (HttpTimeoutException e) {
            throw failed(model, new ModelProblem.TimedOut(model, recording.time()));
        } catch (IOException e) {
            throw failed(
                    model,
                    new ModelProblem.Unreachable(model, settings.baseUrl().getAuthority(), StatusProblem.why(e)));
        }
        Optional<JsonNode> json = Json.read(new String(bytes, StandardCharsets.UTF_8));
        if (response.statusCode() / 100 != 2) {
            throw failed(model, problem(model, response, json));
        }
        return json.filter(answer -> answer.path("text").isString())
                .orElseThrow(() -> failed(model, new ModelProblem.Malformed(model, "it holds no text")));
    }

    private ModelProblem problem(ModelName model, HttpResponse<?> response, Optional<JsonNode> json) {
        Head head = new Head(
                response.statusCode(),
                response.headers().firstValue("retry-after").orElse(null),
                response.headers().firstValue("retry-after-ms").orElse(null));
        ProviderError error =
                ProviderError.in(json.stream().toList()).orElseGet(() -> ProviderError.unsaid(head.status()));
        return StatusProblem.of(
                model,
                head,
                error,
                text -> settings.key() == null ? text : settings.key().maskedIn(text),
                clock.instant());
    }

    private HttpRequest request(Recording recording, ModelName model) {
        MultipartForm form = new MultipartForm("parley-" + UUID.randomUUID())
                .field("model", model.name())
                .field("response_format", Format.of(model.name()).wanted);
        if (Format.of(model.name()) == Format.DIARIZED) {
            form.field("chunking_strategy", "auto");
        }
        if (recording.language() != null) {
            form.field("language", recording.language().getLanguage());
        }
        form.file("file", recording.fileName(), recording.audio());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.baseUrl() + "/audio/transcriptions"))
                .timeout(recording.time())
                .header("Content-Type", form.contentType())
                .POST(BodyPublishers.ofByteArray(form.body()));
        if (settings.key() != null) {
            request.header("Authorization", "Bearer " + settings.key().reveal());
        }
        return request.build();
    }

    private Transcript read(JsonNode answer, ModelName model) {
        List<Segment> segments = new ArrayList<>();
        for (JsonNode segment : answer.path("segments")) {
            segments.add(new Segment(
                    segment.path("start").asDouble(0),
                    segment.path("end").asDouble(0),
                    segment.path("text").asString("").strip(),
                    segment.path("speaker").stringValueOpt().orElse(null)));
        }
        JsonNode usage = answer.path("usage");
        Tokens tokens = new Tokens(
                usage.path("input_tokens").asLong(0),
                0,
                usage.path("output_tokens").asLong(0));
        BigDecimal seconds = seconds(answer);
        return new Transcript(
                answer.path("text").stringValue().strip(),
                answer.path("language").stringValueOpt().orElse(null),
                seconds,
                List.copyOf(segments),
                model,
                tokens,
                cost(model, tokens, seconds));
    }

    private static @Nullable BigDecimal seconds(JsonNode answer) {
        JsonNode said = answer.path("duration").isNumber()
                ? answer.path("duration")
                : answer.path("usage").path("seconds");
        return said.isNumber() ? said.decimalValue() : null;
    }

    private @Nullable BigDecimal cost(ModelName model, Tokens tokens, @Nullable BigDecimal seconds) {
        if (!tokens.isNone()) {
            return prices.get().cost(model, tokens).orElse(null);
        }
        return seconds == null ? null : prices.get().costOfAudio(model, seconds).orElse(null);
    }

    private static ModelException failed(ModelName model, ModelProblem problem) {
        return new ModelException(problem, List.of(new Attempt(model, Tokens.NONE, BigDecimal.ZERO, problem)));
    }

    /** The richest answer a model can give: newer models of OpenAI know no segments, but for the one that tells speakers apart. */
    private enum Format {
        VERBOSE("verbose_json"),
        DIARIZED("diarized_json"),
        PLAIN("json");

        private final String wanted;

        Format(String wanted) {
            this.wanted = wanted;
        }

        static Format of(String model) {
            if (model.contains("diarize")) {
                return DIARIZED;
            }
            return model.startsWith("gpt-") ? PLAIN : VERBOSE;
        }
    }
}
