package dev.parley.connectors.ai.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.parley.connectors.ai.model.Wire.Ending;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Chat completions, which many other servers speak too. Source: OpenAI API reference, "Create chat completion", "The chat completion
 * object", "The chat completion chunk object" and the guide "Structured outputs".
 */
record OpenAiDialect() implements Dialect {
    @Override
    public ChatModel whole(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(Keys.of(settings))
                .modelName(question.model().name())
                .maxCompletionTokens(question.maxTokens())
                .temperature(question.temperature())
                .responseFormat(Requests.format(question.schema()))
                .strictJsonSchema(isStrict(question.schema()))
                .maxRetries(0)
                .build();
    }

    @Override
    public StreamingChatModel streaming(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(Keys.of(settings))
                .modelName(question.model().name())
                .maxCompletionTokens(question.maxTokens())
                .temperature(question.temperature())
                .responseFormat(Requests.format(question.schema()))
                .strictJsonSchema(isStrict(question.schema()))
                .build();
    }

    /** Of any schema; strictly only of one that leaves nothing open. */
    @Override
    public boolean enforces(JsonNode schema) {
        return true;
    }

    private static boolean isStrict(@Nullable JsonNode schema) {
        return schema != null && Schemas.isClosed(schema, true);
    }

    @Override
    public Wire read(List<JsonNode> answers) {
        Ending ending = null;
        Tokens tokens = Tokens.NONE;
        StringBuilder refusal = new StringBuilder();
        for (JsonNode answer : answers) {
            JsonNode choice = answer.path("choices").path(0);
            ending = choice.path("finish_reason")
                    .stringValueOpt()
                    .map(OpenAiDialect::ending)
                    .orElse(ending);
            refusal.append(choice.path("message").path("refusal").asString(""));
            refusal.append(choice.path("delta").path("refusal").asString(""));
            JsonNode usage = answer.path("usage");
            if (usage.isObject()) {
                tokens = new Tokens(
                        usage.path("prompt_tokens").asLong(0),
                        usage.path("prompt_tokens_details")
                                .path("cached_tokens")
                                .asLong(0),
                        usage.path("completion_tokens").asLong(0));
            }
        }
        return new Wire(refusal.isEmpty() ? ending : Ending.REFUSED, tokens, refusal.toString());
    }

    private static Ending ending(String reason) {
        return switch (reason) {
            case "length" -> Ending.CUT_OFF;
            case "content_filter" -> Ending.REFUSED;
            default -> Ending.WHOLE;
        };
    }
}
