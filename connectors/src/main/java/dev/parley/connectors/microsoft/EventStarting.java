package dev.parley.connectors.microsoft;

import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Events that start within five minutes: told of by every look that sees them, and counted once by id and start; one that is moved
 * counts again. All-day events do not start at any minute. Source: Microsoft Graph, "List calendarView".
 */
record EventStarting(InstantSource clock) implements GraphApi.Look {
    private static final String ID = "outlook_calendar.event_starting";
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final int MOST = 100;

    static EventSource source(GraphApi api, InstantSource clock) {
        return EventSource.poll(
                ID,
                "An event starts in five minutes",
                CalendarEvent.SAMPLE,
                Duration.ofMinutes(1),
                api.look(new EventStarting(clock)));
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Graph graph) {
        Instant now = clock.instant();
        Instant soon = now.plus(AHEAD);
        List<Happening> happenings = CalendarEvents.within(graph, now, soon, MOST).items().stream()
                .filter(event -> !event.allDay() && !event.cancelled())
                .filter(event -> !event.start().isBefore(now) && !event.start().isAfter(soon))
                .map(event -> Happening.of(ID, event.id() + "@" + event.start(), event))
                .toList();
        return new EventSource.Found(happenings, Json.of(now));
    }
}
