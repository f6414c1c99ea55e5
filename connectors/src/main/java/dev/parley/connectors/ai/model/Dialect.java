package dev.parley.connectors.ai.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How one provider is spoken to, and how its answers are read. */
sealed interface Dialect permits OpenAiDialect, AnthropicDialect, GeminiDialect, OllamaDialect {
    static Dialect of(Provider provider) {
        return switch (provider) {
            case OPENAI -> new OpenAiDialect();
            case ANTHROPIC -> new AnthropicDialect();
            case GEMINI -> new GeminiDialect();
            case OLLAMA -> new OllamaDialect();
        };
    }

    ChatModel whole(ProviderSettings settings, Question question, HttpClientBuilder http);

    StreamingChatModel streaming(ProviderSettings settings, Question question, HttpClientBuilder http);

    /** Whether the provider itself keeps answers to this JSON Schema; otherwise it is asked for in words. */
    boolean enforces(JsonNode schema);

    /** @param answers the one document, or a stream's events in order */
    Wire read(List<JsonNode> answers);
}
