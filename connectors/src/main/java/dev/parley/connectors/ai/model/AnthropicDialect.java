package dev.parley.connectors.ai.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.parley.connectors.ai.model.Wire.Ending;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Messages. Source: Claude API reference, "Create a Message" and "Streaming Messages", the guides "Stop reasons and fallback" and
 * "Structured outputs".
 */
record AnthropicDialect() implements Dialect {
    @Override
    public ChatModel whole(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(Keys.of(settings))
                .modelName(question.model().name())
                .maxTokens(question.maxTokens())
                .temperature(question.temperature())
                .customParameters(outputConfig(question.schema()))
                .maxRetries(0)
                .build();
    }

    @Override
    public StreamingChatModel streaming(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(Keys.of(settings))
                .modelName(question.model().name())
                .maxTokens(question.maxTokens())
                .temperature(question.temperature())
                .customParameters(outputConfig(question.schema()))
                .build();
    }

    /** Written by hand: the library's own way takes no schema it did not build itself. */
    private static Map<String, Object> outputConfig(@Nullable JsonNode schema) {
        return schema == null
                ? Map.of()
                : Map.of(
                        "output_config", Map.of("format", Map.of("type", "json_schema", "schema", Json.plain(schema))));
    }

    @Override
    public boolean enforces(JsonNode schema) {
        return Schemas.isClosed(schema, false);
    }

    /** In a stream {@code message_start} carries the tokens of the request, and {@code message_delta} the rest. */
    @Override
    public Wire read(List<JsonNode> answers) {
        Ending ending = null;
        long in = 0;
        long cached = 0;
        long out = 0;
        for (JsonNode answer : answers) {
            JsonNode message = answer.path("message").isObject() ? answer.path("message") : answer;
            JsonNode delta = answer.path("delta");
            ending = message.path("stop_reason")
                    .stringValueOpt()
                    .or(() -> delta.path("stop_reason").stringValueOpt())
                    .map(AnthropicDialect::ending)
                    .orElse(ending);
            JsonNode usage = message.path("usage");
            cached = usage.path("cache_read_input_tokens").asLong(cached);
            in = usage.path("input_tokens").asLong(in);
            out = usage.path("output_tokens").asLong(out);
        }
        return new Wire(ending, new Tokens(in + cached, cached, out), "");
    }

    private static Ending ending(String reason) {
        return switch (reason) {
            case "max_tokens", "model_context_window_exceeded" -> Ending.CUT_OFF;
            case "refusal" -> Ending.REFUSED;
            default -> Ending.WHOLE;
        };
    }
}
