package dev.parley.connectors.ai.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.parley.connectors.ai.model.Wire.Ending;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A model on one's own machine. A key, where there is one, is for a proxy in front of it. Source: Ollama API, "Generate a chat message".
 */
record OllamaDialect() implements Dialect {
    private static final int SMALLEST_CONTEXT = 8_192;
    private static final int LARGEST_CONTEXT = 131_072;

    @Override
    public ChatModel whole(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return OllamaChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .customHeaders(headers(settings))
                .modelName(question.model().name())
                .numPredict(question.maxTokens())
                .numCtx(contextFor(question))
                .temperature(question.temperature())
                .responseFormat(Requests.format(question.schema()))
                .maxRetries(0)
                .build();
    }

    @Override
    public StreamingChatModel streaming(ProviderSettings settings, Question question, HttpClientBuilder http) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(settings.baseUrl().toString())
                .customHeaders(headers(settings))
                .modelName(question.model().name())
                .numPredict(question.maxTokens())
                .numCtx(contextFor(question))
                .temperature(question.temperature())
                .responseFormat(Requests.format(question.schema()))
                .build();
    }

    /**
     * Room for the question and its answer: Ollama's own is small, and it drops what does not fit without a word. In steps, because each
     * change makes it load the model anew.
     */
    private static int contextFor(Question question) {
        long tokens = question.atMost().in() + question.atMost().out();
        int room = SMALLEST_CONTEXT;
        while (room < tokens && room < LARGEST_CONTEXT) {
            room *= 2;
        }
        return room;
    }

    private static Map<String, String> headers(ProviderSettings settings) {
        return settings.key() == null
                ? Map.of()
                : Map.of("Authorization", "Bearer " + settings.key().reveal());
    }

    @Override
    public boolean enforces(JsonNode schema) {
        return true;
    }

    @Override
    public Wire read(List<JsonNode> answers) {
        Ending ending = null;
        Tokens tokens = Tokens.NONE;
        for (JsonNode answer : answers) {
            if (answer.path("done").asBoolean(false)) {
                ending = answer.path("done_reason").asString("stop").equals("length") ? Ending.CUT_OFF : Ending.WHOLE;
                tokens = new Tokens(
                        answer.path("prompt_eval_count").asLong(0),
                        0,
                        answer.path("eval_count").asLong(0));
            }
        }
        return new Wire(ending, tokens, "");
    }
}
