package dev.parley.connectors.google.calendar;

import static dev.parley.connectors.google.calendar.GoogleCalendarConnector.PRIMARY;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.Event;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.SinceMoment;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Events that are made, and those that are changed or cancelled, by when they were last touched. A series counts as one. Source: Calendar
 * API v3, "Events: list", {@code updatedMin}.
 *
 * @param isOfNew whether those that are made are meant, instead of those that are changed
 */
record Changes(GoogleApi<Calendar> api, String source, boolean isOfNew) implements SinceMoment {
    private static final int MOST_AT_ONCE = 100;

    static EventSource created(GoogleApi<Calendar> api) {
        return poll("google_calendar.event_created", "An event is put into the calendar", api, true);
    }

    static EventSource changed(GoogleApi<Calendar> api) {
        return poll("google_calendar.event_changed", "An event of the calendar is changed or cancelled", api, false);
    }

    private static EventSource poll(String id, String title, GoogleApi<Calendar> api, boolean isOfNew) {
        return EventSource.poll(id, title, CalendarEvent.SAMPLE, Duration.ofMinutes(1), new Changes(api, id, isOfNew));
    }

    @Override
    public Seen since(Instant last, Access access, Sender sender) throws OperationException, InterruptedException {
        List<Event> touched;
        try {
            touched = touchedSince(last, access, sender);
        } catch (OperationException refused) {
            // 410 updatedMinTooLongAgo: nobody looked for weeks, and Google no longer knows.
            if (!refused.error().code().equals("http_410")) {
                throw refused;
            }
            return new Seen(List.of(), Instant.now());
        }
        List<Happening> happenings = new ArrayList<>();
        Instant reached = last;
        for (Event event : touched) {
            Instant updated = event.getUpdated() == null ? last : Moment.instant(event.getUpdated());
            reached = updated.isBefore(reached) ? reached : updated.plusMillis(1);
            if (isNew(event, last) == isOfNew) {
                happenings.add(Happening.of(
                        source, isOfNew ? event.getId() : event.getId() + "@" + updated, CalendarEvent.of(event)));
            }
        }
        return new Seen(happenings, reached);
    }

    /** The oldest first, and only so many: the next look goes on from there. */
    private List<Event> touchedSince(Instant last, Access access, Sender sender)
            throws OperationException, InterruptedException {
        List<Event> page = api.session(access, sender)
                .call(client -> client.events()
                        .list(PRIMARY)
                        .setUpdatedMin(Moment.google(last))
                        .setOrderBy("updated")
                        .setShowDeleted(true)
                        .setMaxResults(MOST_AT_ONCE))
                .getItems();
        return Objects.requireNonNullElse(page, List.of());
    }

    private static boolean isNew(Event event, Instant last) {
        return !"cancelled".equals(event.getStatus())
                && event.getCreated() != null
                && !Moment.instant(event.getCreated()).isBefore(last);
    }
}
