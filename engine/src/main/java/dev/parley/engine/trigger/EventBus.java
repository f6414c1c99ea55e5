package dev.parley.engine.trigger;

import dev.parley.engine.OrgId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where things that happened are told to whoever waits for them. */
public interface EventBus {
    /**
     * Returns once the event is on disk; then it reaches every {@link EventSink}, at least once, also after a crash.
     *
     * @param key a second event of this source with the same key is the first one over again and goes nowhere; null: every one counts
     * @return the event's id, or that of the first with this key
     */
    EventId publish(OrgId org, String source, @Nullable String key, JsonNode payload);
}
