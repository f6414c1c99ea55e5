package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened, as told on the bus.
 *
 * @param source what kind of thing, such as {@code orders.created}
 * @param key by which its teller recognizes it; null when it has none
 */
public record Event(
        OrgId org, EventId id, String source, @Nullable String key, JsonNode payload, Instant at) {}
