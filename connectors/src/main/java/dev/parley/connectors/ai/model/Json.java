package dev.parley.connectors.ai.model;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as models write it. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    /** Empty when it is not JSON. */
    static Optional<JsonNode> read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            return json.isMissingNode() ? Optional.empty() : Optional.of(json);
        } catch (JacksonException e) {
            return Optional.empty(); // whoever asks decides what it means
        }
    }

    static JsonNode missing() {
        return MAPPER.missingNode();
    }

    /** As maps, lists and values, for code that knows another Jackson. */
    static Object plain(JsonNode json) {
        return MAPPER.convertValue(json, Object.class);
    }
}
