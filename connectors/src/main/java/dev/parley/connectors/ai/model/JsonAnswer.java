package dev.parley.connectors.ai.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer read as JSON. Models that were asked in words like to put it into a code fence; nothing else is forgiven.
 *
 * @param json null when it is not usable
 * @param fault what is wrong with it, for the model and for people; null when it is usable
 */
record JsonAnswer(@Nullable JsonNode json, @Nullable String fault) {
    private static final Pattern FENCE = Pattern.compile("\\A```(?:json)?\\s*\\n(.*)\\n\\s*```\\z", Pattern.DOTALL);

    static JsonAnswer read(String text, JsonNode schema) {
        Matcher fence = FENCE.matcher(text.strip());
        Optional<JsonNode> json = Json.read(fence.matches() ? fence.group(1) : text);
        if (json.isEmpty()) {
            return new JsonAnswer(null, "it is not JSON");
        }
        return SchemaCheck.firstFault(json.get(), schema)
                .map(fault -> new JsonAnswer(null, fault))
                .orElseGet(() -> new JsonAnswer(json.get(), null));
    }
}
