package dev.parley.connectors.ai.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * An error as a provider words it: {@code {"error": {"type", "code", "message"}}} of OpenAI and Anthropic, {@code {"error": {"status",
 * "code", "message", "details"}}} of Gemini, {@code {"error": "…"}} of Ollama. Streams may carry one after having begun well.
 *
 * @param kind its type, status and code together
 * @param details of Gemini; missing where there are none
 */
record ProviderError(String kind, String message, JsonNode details) {
    static Optional<ProviderError> in(List<JsonNode> answers) {
        return answers.stream()
                .map(ProviderError::errorOf)
                .filter(error -> error.isObject() || error.isString())
                .findFirst()
                .map(ProviderError::of);
    }

    static ProviderError unsaid(int status) {
        return new ProviderError("", status >= 500 ? "no reason given" : "status " + status, Json.missing());
    }

    /** Some of Gemini's come in a list. */
    private static JsonNode errorOf(JsonNode answer) {
        return (answer.isArray() ? answer.path(0) : answer).path("error");
    }

    private static ProviderError of(JsonNode error) {
        if (error.isString()) {
            return new ProviderError("", error.stringValue(), Json.missing());
        }
        String kind = error.path("type").asString("") + " "
                + error.path("status").asString("") + " " + error.path("code").asString("");
        return new ProviderError(kind, error.path("message").asString("no reason given"), error.path("details"));
    }

    /** OpenAI answers an empty account with 429 like a busy one; only the first wants money. */
    boolean isAboutCredit() {
        return kind.contains("insufficient_quota")
                || kind.contains("billing")
                || kind.contains("credit_balance")
                || kind.contains("spend_limit");
    }

    /** Gemini answers a wrong key with 400. */
    boolean isAboutKey() {
        return details.valueStream()
                .anyMatch(detail -> detail.path("reason").asString("").equals("API_KEY_INVALID"));
    }

    /** Azure OpenAI and others answer a filtered request with 400. */
    boolean isContentFilter() {
        return kind.contains("content_filter") || kind.contains("content_policy_violation");
    }

    /** One that came in the middle of a stream, after status 200. */
    ModelProblem inStream(ModelName model, UnaryOperator<String> masked) {
        String said = masked.apply(message);
        if (isContentFilter()) {
            return new ModelProblem.Refused(model, said);
        } else if (kind.contains("rate_limit")) {
            return new ModelProblem.RateLimited(model, null);
        }
        return new ModelProblem.Unavailable(model, 200, said, null);
    }
}
