package dev.parley.connectors.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * How far a {@link EventSource.Poll} has seen, for systems that tell when something happened but let it be found only some time later.
 * Each look goes back a little beyond the latest there was, and never before the first look; what is seen twice counts once by its key.
 *
 * @param start when looking began
 * @param latest of what was seen
 */
public record Lookback(Instant start, Instant latest) {
    private static final Duration DELAY = Duration.ofMinutes(2);

    /** @param cursor of the last look; null at the first, which begins now */
    public static Lookback of(@Nullable JsonNode cursor, Instant now) {
        return cursor == null
                ? new Lookback(now, now)
                : new Lookback(
                        Instant.parse(cursor.path("start").stringValue()),
                        Instant.parse(cursor.path("latest").stringValue()));
    }

    /** What happened before has been told, or was not asked for. */
    public Instant from() {
        Instant back = latest.minus(DELAY);
        return back.isBefore(start) ? start : back;
    }

    public Lookback seen(Instant moment) {
        return moment.isAfter(latest) ? new Lookback(start, moment) : this;
    }

    /** There is more than one look bears: the next one goes on exactly here. */
    public Lookback cutShortAt(Instant moment) {
        return new Lookback(start, moment.plus(DELAY));
    }

    public JsonNode cursor() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("start", start.toString())
                .put("latest", latest.toString());
    }
}
