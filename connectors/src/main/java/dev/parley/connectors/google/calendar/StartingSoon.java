package dev.parley.connectors.google.calendar;

import static dev.parley.connectors.google.calendar.GoogleCalendarConnector.PRIMARY;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.Events;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Events that are about to start. What is coming is looked at as it stands now, so that one that was moved is told of again, at its new
 * time; the key says which was told. Events that last all day and those declined are left out. Source: Calendar API v3, "Events: list".
 */
record StartingSoon(GoogleApi<Calendar> api, String source, Duration ahead, InstantSource clock)
        implements EventSource.Look {
    private static final String ID = "google_calendar.event_starting";
    private static final Duration USUAL = Duration.ofMinutes(5);

    static EventSource source(GoogleApi<Calendar> api) {
        return EventSource.poll(
                ID,
                "A calendar event starts in five minutes; with :15, in fifteen",
                CalendarEvent.SAMPLE,
                Duration.ofSeconds(30),
                new StartingSoon(api, ID, USUAL, InstantSource.system()));
    }

    /** So many minutes ahead. */
    @Override
    public Optional<EventSource.Look> about(String minutes) {
        return minutes.matches("[1-9][0-9]{0,3}")
                ? Optional.of(
                        new StartingSoon(api, ID + ":" + minutes, Duration.ofMinutes(Long.parseLong(minutes)), clock))
                : Optional.empty();
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Access access, Sender sender)
            throws OperationException, InterruptedException {
        Instant now = clock.instant();
        Instant horizon = now.plus(ahead);
        List<Event> coming = api.session(access, sender)
                .gather(
                        Integer.MAX_VALUE,
                        token -> client -> client.events()
                                .list(PRIMARY)
                                .setTimeMin(Moment.google(now))
                                .setTimeMax(Moment.google(horizon))
                                .setSingleEvents(true)
                                .setOrderBy("startTime")
                                .setPageToken(token),
                        Events::getItems,
                        Events::getNextPageToken)
                .items();
        List<Happening> happenings = coming.stream()
                .filter(event -> startsWithin(event, now, horizon) && !isDeclined(event))
                .map(event -> Happening.of(source, key(event), CalendarEvent.of(event)))
                .toList();
        return new EventSource.Found(happenings, Json.of(now));
    }

    /** What is under way already is listed too. */
    private static boolean startsWithin(Event event, Instant now, Instant horizon) {
        if (event.getStart() == null || event.getStart().getDateTime() == null) {
            return false;
        }
        Instant start = Moment.instant(event.getStart().getDateTime());
        return start.isAfter(now) && !start.isAfter(horizon);
    }

    private static boolean isDeclined(Event event) {
        return Objects.requireNonNullElse(event.getAttendees(), List.<EventAttendee>of()).stream()
                .anyMatch(attendee ->
                        Boolean.TRUE.equals(attendee.getSelf()) && "declined".equals(attendee.getResponseStatus()));
    }

    private static String key(Event event) {
        return event.getId() + "@" + Moment.instant(event.getStart().getDateTime());
    }
}
