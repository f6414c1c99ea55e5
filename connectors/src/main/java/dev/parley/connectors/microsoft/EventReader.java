package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.Event;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Graph's events and times as ours, and back. Times are asked for in UTC (header {@code Prefer: outlook.timezone}). */
final class EventReader {
    private static final String UTC = "UTC";

    private EventReader() {}

    static CalendarEvent event(@Nullable Event found) {
        Event event = Unfit.needed(found, "event");
        return new CalendarEvent(
                Unfit.needed(event.getId(), "id"),
                event.getSubject(),
                instant(event.getStart(), "start"),
                instant(event.getEnd(), "end"),
                Boolean.TRUE.equals(event.getIsAllDay()),
                event.getLocation() == null ? null : event.getLocation().getDisplayName(),
                MailReader.address(event.getOrganizer()),
                guests(event.getAttendees()),
                MailReader.text(event.getBody()),
                onlineMeeting(event),
                MailReader.uri(event.getWebLink()),
                Boolean.TRUE.equals(event.getIsCancelled()));
    }

    static Instant instant(@Nullable DateTimeTimeZone found, String name) {
        DateTimeTimeZone time = Unfit.needed(found, name);
        if (!UTC.equals(time.getTimeZone())) {
            throw new Unfit("its \"%s\" is not in UTC".formatted(name));
        }
        return LocalDateTime.parse(Unfit.needed(time.getDateTime(), name + ".dateTime"))
                .toInstant(ZoneOffset.UTC);
    }

    static DateTimeTimeZone time(Instant instant) {
        DateTimeTimeZone time = new DateTimeTimeZone();
        time.setDateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString());
        time.setTimeZone(UTC);
        return time;
    }

    private static @Nullable URI onlineMeeting(Event event) {
        return event.getOnlineMeeting() == null
                ? null
                : MailReader.uri(event.getOnlineMeeting().getJoinUrl());
    }

    private static List<CalendarEvent.Guest> guests(@Nullable List<Attendee> attendees) {
        return Stream.ofNullable(attendees)
                .flatMap(List::stream)
                .filter(attendee -> MailReader.address(attendee) != null)
                .map(attendee -> new CalendarEvent.Guest(
                        Unfit.needed(MailReader.address(attendee), "address"),
                        MailReader.name(attendee),
                        attendee.getStatus() == null || attendee.getStatus().getResponse() == null
                                ? null
                                : attendee.getStatus().getResponse().getValue()))
                .toList();
    }
}
