package dev.parley.connectors.ai;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a step wants of a model.
 *
 * @param prompt its id in the library
 * @param values for the prompt's variables
 * @param schema of the answer; null for the prompt's own, or prose where it has none
 * @param model as the step names it; null for the configured order
 * @param maxTokens of the answer; null for the prompt's own
 */
record Task(
        String prompt,
        Map<String, String> values,
        @Nullable JsonNode schema,
        @Nullable String model,
        @Nullable Integer maxTokens) {
    static Task of(String prompt, @Nullable String model) {
        return new Task(prompt, Map.of(), null, model, null);
    }

    /** @param value null counts as empty */
    Task with(String name, @Nullable String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value == null ? "" : value);
        return new Task(prompt, more, schema, model, maxTokens);
    }

    Task answering(@Nullable JsonNode newSchema) {
        return new Task(prompt, values, newSchema, model, maxTokens);
    }

    Task upTo(@Nullable Integer tokens) {
        return new Task(prompt, values, schema, model, tokens);
    }
}
