package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Exchange.Head;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What a provider's status means. Error codes: OpenAI "Error codes", Claude API "Errors", Gemini API "Troubleshooting guide". */
final class StatusProblem {
    /** How long a provider that refuses the key is left alone. */
    static final Duration REST_AFTER_REFUSED_KEY = Duration.ofMinutes(10);

    private static final int LONGEST_LINE = 200;

    private StatusProblem() {}

    /** @param masked a text without the key, should the provider quote it */
    static ModelProblem of(ModelName model, Head head, ProviderError error, UnaryOperator<String> masked, Instant now) {
        String said = line(masked.apply(error.message()));
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

    /** Why there was no answer at all. */
    static String why(IOException fault) {
        return switch (fault) {
            case java.net.http.HttpConnectTimeoutException _ -> "no connection in time";
            case java.net.ConnectException _ -> "connection refused";
            case java.net.UnknownHostException _ -> "unknown host";
            case javax.net.ssl.SSLException _ -> "no secure connection";
            default -> "the connection broke";
        };
    }

    /** The beginning of a text, on one line, without its last full stop. */
    static String line(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
        return cut.endsWith(".") ? cut.substring(0, cut.length() - 1) : cut;
    }
}
