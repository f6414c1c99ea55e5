package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Exchange.Head;
import dev.parley.connectors.ai.model.Wire.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes sense of what an attempt brought. What came over the wire counts first, then what LangChain4j made of it. */
record Reading(ProviderSettings settings, Question question, Wire wire, Exchange exchange, Instant now) {
    /** How long a provider that refuses the key is left alone. */
    static final Duration REST_AFTER_REFUSED_KEY = Duration.ofMinutes(10);

    /**
     * @param text null when there is none
     * @param failure what LangChain4j threw; null when it did not
     */
    Answer answer(@Nullable String text, @Nullable Throwable failure) {
        String said = text == null ? "" : text;
        ModelProblem problem = problem(said, failure);
        return new Answer(said, wire.tokens(), problem);
    }

    Answer timedOut(Duration after) {
        return new Answer("", wire.tokens(), new ModelProblem.TimedOut(question.model(), after));
    }

    private @Nullable ModelProblem problem(String text, @Nullable Throwable failure) {
        Head head = exchange.head();
        IOException fault = exchange.fault();
        Optional<ProviderError> error = ProviderError.in(exchange.answers());
        ModelName model = question.model();
        if (head == null) {
            return new ModelProblem.Unreachable(model, place(), fault == null ? unforeseen(failure) : why(fault));
        } else if (head.status() / 100 != 2) {
            return ofStatus(head, error.orElseGet(() -> ProviderError.unsaid(head.status())));
        } else if (error.isPresent()) {
            return error.get().inStream(model, settings::masked);
        } else if (wire.ending() == Ending.REFUSED) {
            return new ModelProblem.Refused(model, wire.said().isBlank() ? "no reason given" : excerpt(wire.said()));
        } else if (wire.ending() == Ending.CUT_OFF) {
            return new ModelProblem.CutOff(model, question.maxTokens());
        } else if (fault != null || wire.ending() == null) {
            return new ModelProblem.Unavailable(model, head.status(), "the answer broke off", null);
        } else if (failure != null) {
            return new ModelProblem.Unavailable(model, head.status(), unforeseen(failure), null);
        }
        return text.isBlank() ? new ModelProblem.Malformed(model, "the answer is empty") : null;
    }

    /** Error codes: OpenAI "Error codes", Claude API "Errors", Gemini API "Troubleshooting guide". */
    private ModelProblem ofStatus(Head head, ProviderError error) {
        ModelName model = question.model();
        String said = excerpt(error.message());
        return switch (head.status()) {
            case 401, 403 -> new ModelProblem.KeyRefused(model, head.status(), now.plus(REST_AFTER_REFUSED_KEY));
            case 402 -> new ModelProblem.OutOfCredit(model, said);
            case 429 ->
                error.isAboutCredit()
                        ? new ModelProblem.OutOfCredit(model, said)
                        : new ModelProblem.RateLimited(model, RetryAfter.of(head, error.details(), now));
            case 408, 409 -> new ModelProblem.Unavailable(model, head.status(), said, null);
            case 400 ->
                error.isAboutKey()
                        ? new ModelProblem.KeyRefused(model, 400, now.plus(REST_AFTER_REFUSED_KEY))
                        : error.isContentFilter()
                                ? new ModelProblem.Refused(model, said)
                                : new ModelProblem.Rejected(model, 400, said);
            default ->
                head.status() >= 500
                        ? new ModelProblem.Unavailable(
                                model, head.status(), said, RetryAfter.of(head, error.details(), now))
                        : new ModelProblem.Rejected(model, head.status(), said);
        };
    }

    private String place() {
        return settings.baseUrl().getAuthority();
    }

    private static String why(IOException fault) {
        return switch (fault) {
            case java.net.http.HttpConnectTimeoutException _ -> "no connection in time";
            case java.net.ConnectException _ -> "connection refused";
            case java.net.UnknownHostException _ -> "unknown host";
            case javax.net.ssl.SSLException _ -> "no secure connection";
            default -> "the connection broke";
        };
    }

    private String unforeseen(@Nullable Throwable failure) {
        return failure == null
                ? "no answer"
                : excerpt(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    private String excerpt(String text) {
        String line = settings.masked(text).replaceAll("\\s+", " ").strip();
        String cut = line.length() > 200 ? line.substring(0, 200) + "…" : line;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
