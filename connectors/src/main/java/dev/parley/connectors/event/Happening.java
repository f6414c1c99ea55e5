package dev.parley.connectors.event;

import dev.parley.connectors.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened over there.
 *
 * @param source the {@link EventSource#id} it is of
 * @param key by which it is known when it is told again; unique within the connection
 */
public record Happening(String source, String key, JsonNode payload) {
    /** @param payload a record, or JSON */
    public static Happening of(String source, String key, Object payload) {
        return new Happening(source, key, Json.of(payload));
    }
}
