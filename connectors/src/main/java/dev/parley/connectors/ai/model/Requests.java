package dev.parley.connectors.ai.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Questions in LangChain4j's terms. */
final class Requests {
    private Requests() {}

    static ChatRequest of(Question question) {
        List<ChatMessage> messages =
                question.messages().stream().map(Requests::message).toList();
        return ChatRequest.builder().messages(messages).build();
    }

    static @Nullable ResponseFormat format(@Nullable JsonNode schema) {
        return schema == null
                ? null
                : ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("answer")
                                .rootElement(JsonRawSchema.from(schema.toString()))
                                .build())
                        .build();
    }

    private static ChatMessage message(Ask.Message message) {
        return switch (message.role()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case MODEL -> AiMessage.from(message.text());
        };
    }
}
