package dev.parley.connectors.ai.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.parley.connectors.ai.model.Wire.Ending;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Content of Gemini. Source: Gemini API reference, "Generating content" (generateContent, streamGenerateContent, FinishReason,
 * PromptFeedback, UsageMetadata) and the guide "Structured outputs".
 */
record GeminiDialect() implements Dialect {
    @Override
    public ChatModel whole(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(Keys.of(settings))
                .modelName(question.model().name())
                .maxOutputTokens(question.maxTokens())
                .temperature(question.temperature())
                .responseFormat(Requests.format(question.schema()))
                .maxRetries(0)
                .build();
    }

    @Override
    public StreamingChatModel streaming(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .apiKey(Keys.of(settings))
                .modelName(question.model().name())
                .maxOutputTokens(question.maxTokens())
                .temperature(question.temperature())
                .responseFormat(Requests.format(question.schema()))
                .build();
    }

    @Override
    public boolean enforces(JsonNode schema) {
        return true;
    }

    /** A blocked request has no candidate at all. What the model thought is charged like what it wrote. */
    @Override
    public Wire read(List<JsonNode> answers) {
        Ending ending = null;
        Tokens tokens = Tokens.NONE;
        String said = "";
        for (JsonNode answer : answers) {
            Optional<String> blocked =
                    answer.path("promptFeedback").path("blockReason").stringValueOpt();
            Optional<String> reason =
                    answer.path("candidates").path(0).path("finishReason").stringValueOpt();
            if (blocked.isPresent()) {
                ending = Ending.REFUSED;
                said = blocked.get();
            } else if (reason.isPresent()) {
                ending = ending(reason.get());
                said = ending == Ending.REFUSED ? reason.get() : said;
            }
            JsonNode usage = answer.path("usageMetadata");
            if (usage.isObject()) {
                tokens = new Tokens(
                        usage.path("promptTokenCount").asLong(0),
                        usage.path("cachedContentTokenCount").asLong(0),
                        usage.path("candidatesTokenCount").asLong(0)
                                + usage.path("thoughtsTokenCount").asLong(0));
            }
        }
        return new Wire(ending, tokens, said);
    }

    private static Ending ending(String reason) {
        return switch (reason) {
            case "STOP" -> Ending.WHOLE;
            case "MAX_TOKENS" -> Ending.CUT_OFF;
            case "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" -> Ending.REFUSED;
            default -> Ending.WHOLE;
        };
    }
}
