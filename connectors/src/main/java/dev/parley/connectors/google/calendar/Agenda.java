package dev.parley.connectors.google.calendar;

import static dev.parley.connectors.Description.operation;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession.Gathered;
import dev.parley.engine.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a calendar. Source: Calendar API v3, "Events: list" and "get". */
final class Agenda {
    static final String CALENDAR = "whose: an address, or primary for the account's own";
    static final String PRIMARY = "\"primary\"";
    private static final int LARGEST_PAGE = 250;

    private Agenda() {}

    record ListInput(
            @Doc(CALENDAR) @Default(PRIMARY) String calendar,

            @Doc("what has not ended then; now, if left out") @Nullable
            Instant from,

            @Doc("what begins before; a day later, if left out") @Nullable
            Instant to,

            @Doc("words in its title, description, place or people") @Nullable
            String query,

            @Doc("how many at most") @Default("50") int limit) {}

    record Listed(
            List<CalendarEvent> events,
            @Doc("whether there are further ones") boolean more) {}

    static Operation list(GoogleApi<Calendar> api) {
        return api.operation(
                operation("google_calendar.list_events", "List events", "Lists the events of a calendar by time.")
                        .reading()
                        .synonyms(
                                "what is on my calendar",
                                "today's meetings",
                                "check the calendar",
                                "upcoming appointments",
                                "find a meeting in Google Calendar")
                        .of(ListInput.class, new Listed(List.of(CalendarEvent.SAMPLE), false)),
                (input, google, _) -> {
                    Instant from = input.from() == null ? Instant.now() : input.from();
                    Instant to = input.to() == null ? from.plus(Duration.ofDays(1)) : input.to();
                    int limit = Math.max(1, input.limit());
                    Gathered<Event> found = google.gather(
                            limit,
                            token -> client -> client.events()
                                    .list(input.calendar())
                                    .setTimeMin(Moment.google(from))
                                    .setTimeMax(Moment.google(to))
                                    .setQ(input.query())
                                    .setSingleEvents(true)
                                    .setOrderBy("startTime")
                                    .setMaxResults(Math.min(limit, LARGEST_PAGE))
                                    .setPageToken(token),
                            Events::getItems,
                            Events::getNextPageToken);
                    return new Listed(
                            found.items().stream().map(CalendarEvent::of).toList(), found.more());
                });
    }

    record GetInput(
            @Doc(CALENDAR) @Default(PRIMARY) String calendar,
            @Doc("id of the event") String id) {}

    static Operation get(GoogleApi<Calendar> api) {
        return api.operation(
                operation("google_calendar.get_event", "Read an event", "Reads one event: time, place and people.")
                        .reading()
                        .synonyms("look up a meeting", "details of an appointment", "who is in the meeting")
                        .of(GetInput.class, CalendarEvent.SAMPLE),
                (input, google, _) ->
                        CalendarEvent.of(google.call(client -> client.events().get(input.calendar(), input.id()))));
    }
}
