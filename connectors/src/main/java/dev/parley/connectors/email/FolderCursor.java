package dev.parley.connectors.email;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a folder has been read.
 *
 * @param validity of its numbers
 * @param next the lowest number that may be new
 * @param at when it was read; what to go by when the server has given new numbers
 */
record FolderCursor(long validity, long next, Instant at) {
    /** Null when the folder has not been read before. */
    static @Nullable FolderCursor read(@Nullable JsonNode cursor, String folder) {
        JsonNode json = cursor == null ? null : cursor.get(folder);
        return json == null
                ? null
                : new FolderCursor(
                        json.path("validity").asLong(),
                        json.path("next").asLong(),
                        Instant.parse(json.path("at").asString()));
    }

    ObjectNode write() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("validity", validity)
                .put("next", next)
                .put("at", at.toString());
    }
}
