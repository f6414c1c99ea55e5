package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.Ask.Message;
import dev.parley.connectors.ai.model.Ask.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is sent in one attempt.
 *
 * @param schema of the answer, for the provider to keep to; null for prose, or when it is asked for in words
 * @param temperature null for the model's own
 */
record Question(
        ModelName model,
        List<Message> messages,
        @Nullable JsonNode schema,
        int maxTokens,
        @Nullable Double temperature) {
    private static final int THINKING_TOKENS = 2_000;

    static Question of(Ask ask, ModelName model, Dialect dialect, PriceTable prices) {
        JsonNode schema = ask.answer();
        boolean isEnforced = schema != null && dialect.enforces(schema);
        return new Question(
                model,
                schema == null || isEnforced ? ask.messages() : withSchemaInWords(ask.messages(), schema),
                isEnforced ? schema : null,
                ask.limits().maxTokens() + thinking(model, prices),
                prices.takesTemperature(model) ? ask.temperature() : null);
    }

    /** What a model may think on top of its answer; without it, a short answer would be thought away. */
    static int thinking(ModelName model, PriceTable prices) {
        return prices.thinks(model) ? THINKING_TOKENS : 0;
    }

    /** The same once more, telling the model what was wrong with its answer. */
    Question afterMalformed(String answer, String what) {
        List<Message> more = new ArrayList<>(messages);
        more.add(Message.model(answer.isBlank() ? "(nothing)" : answer));
        more.add(
                Message.user("That answer cannot be used: %s. Give the whole answer again, corrected, and nothing else."
                        .formatted(what)));
        return new Question(model, more, schema, maxTokens, temperature);
    }

    Question withMaxTokens(int tokens) {
        return new Question(model, messages, schema, tokens, temperature);
    }

    /** A guess on the high side, for budgets: a token is about four letters of English, and fewer of other languages. */
    Tokens atMost() {
        long letters =
                messages.stream().mapToLong(message -> message.text().length()).sum()
                        + (schema == null ? 0 : schema.toString().length());
        return new Tokens((letters + 2) / 3, 0, maxTokens);
    }

    private static List<Message> withSchemaInWords(List<Message> messages, JsonNode schema) {
        String wish =
                "Answer with one JSON object that fits this JSON Schema, and nothing else: no words around it, no code fence.\n"
                        + schema;
        List<Message> with = new ArrayList<>(messages);
        Message first = messages.getFirst();
        if (first.role() == Role.SYSTEM) {
            with.set(0, Message.system(first.text() + "\n\n" + wish));
        } else {
            with.addFirst(Message.system(wish));
        }
        return with;
    }
}
