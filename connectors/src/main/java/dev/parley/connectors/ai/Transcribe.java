package dev.parley.connectors.ai;

import static dev.parley.connectors.Description.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.connectors.Doc;
import dev.parley.connectors.RecordOperation;
import dev.parley.connectors.ai.model.ModelException;
import dev.parley.connectors.ai.model.Origin;
import dev.parley.connectors.ai.model.Tokens;
import dev.parley.connectors.ai.model.Transcriber;
import dev.parley.connectors.ai.model.Transcriber.Recording;
import dev.parley.connectors.ai.model.Transcriber.Transcript;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.Remark;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code ai.transcribe}: what is said in a recording, with times, and with speakers where the model tells them apart. */
final class Transcribe extends RecordOperation<Transcribe.Input, Transcribe.Output> {
    private static final String HOW_TO_CONNECT =
            "Set PARLEY_OPENAI_API_KEY, or PARLEY_TRANSCRIPTION_BASE_URL for a server of your own, and restart Parley.";

    record Input(
            @Doc("a web address, base64, or an object that holds one of them")
            JsonNode audio,

            @Doc("spoken in it, such as de; recognized when left out") @Nullable
            String language,

            @Doc("such as gpt-4o-transcribe-diarize, which tells speakers apart; otherwise the one set up") @Nullable
            String model) {}

    record Segment(
            @Doc("in seconds from the beginning") double start,
            double end,
            String text,

            @Doc("where the model tells speakers apart") @Nullable
            String speaker) {}

    record Output(
            String text,
            @Doc("as the model recognized it") @Nullable String language,
            @Doc("how long the recording is") @Nullable BigDecimal seconds,
            List<Segment> segments,

            @Doc("who speaks, where the model tells speakers apart")
            List<String> speakers,

            String model,
            Used.Count tokens,

            @Doc("in USD; null when the model's price is not known") @JsonInclude @Nullable
            BigDecimal cost) {
        static Output of(Transcript transcript) {
            List<Segment> segments = transcript.segments().stream()
                    .map(part -> new Segment(part.start(), part.end(), part.text(), part.speaker()))
                    .toList();
            Tokens tokens = transcript.tokens();
            return new Output(
                    transcript.text(),
                    transcript.language(),
                    transcript.seconds(),
                    segments,
                    segments.stream()
                            .map(Segment::speaker)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList(),
                    transcript.model().toString(),
                    new Used.Count(tokens.in(), tokens.out()),
                    transcript.cost());
        }
    }

    private static final Output SAMPLE = new Output(
            "Hello, this is Ana. Hello Ana.",
            "english",
            new BigDecimal("4.2"),
            List.of(new Segment(0, 2.1, "Hello, this is Ana.", "A"), new Segment(2.1, 4.2, "Hello Ana.", "B")),
            List.of("A", "B"),
            "openai/whisper-1",
            new Used.Count(0, 0),
            new BigDecimal("0.00042"));

    private final Transcriber transcriber;
    private final GuardedHttpClient http;

    Transcribe(Transcriber transcriber, GuardedHttpClient http) {
        super(operation("ai.transcribe", "Transcribe a recording", "Writes down what is said in a recording.")
                .reading()
                .synonyms("speech to text", "transcript of a call", "voice message", "audio to text", "whisper")
                .of(Input.class, SAMPLE));
        this.transcriber = transcriber;
        this.http = http;
    }

    @Override
    public List<Remark> remarks(JsonNode with) {
        return transcriber.isConfigured()
                ? List.of()
                : List.of(Remark.warn(
                        "no_model",
                        "",
                        "it needs a model that transcribes, and none is connected, so the step will fail.",
                        HOW_TO_CONNECT));
    }

    @Override
    protected Output run(Input input, OperationContext context) throws OperationException, InterruptedException {
        if (!transcriber.isConfigured()) {
            throw Failures.notListening(context.node(), HOW_TO_CONNECT);
        }
        Locale language = language(input.language(), context.node());
        Audio audio = Audio.of(input.audio(), http, context);
        Recording recording = new Recording(
                context.org(),
                audio.bytes(),
                audio.name(),
                language,
                input.model() == null ? null : input.model().replaceFirst("^openai/", ""),
                timeLeft(context),
                new Origin(context.workflow(), context.run(), context.node()));
        try {
            return Output.of(transcriber.transcribe(recording));
        } catch (ModelException e) {
            throw Failures.of(e, context.node());
        }
    }

    private static @Nullable Locale language(@Nullable String code, NodeId step) throws OperationException {
        if (code == null || code.isBlank()) {
            return null;
        }
        Locale locale = Locale.forLanguageTag(code.strip().replace('_', '-'));
        if (locale.getLanguage().length() != 2) {
            throw Failures.badInput(
                    step, "cannot use its \"language\": that is no code of a language", "Write it like de or en.");
        }
        return locale;
    }

    private static Duration timeLeft(OperationContext context) {
        Duration left = Duration.between(Instant.now(), context.deadline());
        return left.isPositive() ? left : Duration.ofSeconds(1);
    }
}
