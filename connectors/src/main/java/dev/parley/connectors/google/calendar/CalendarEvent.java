package dev.parley.connectors.google.calendar;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import dev.parley.connectors.Doc;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event as it stands in a calendar. Source: Calendar API, "Events: resource". */
record CalendarEvent(
        String id,
        String title,

        @Doc("such as 2026-03-02T09:00:00+01:00, or 2026-03-02 when it lasts all day")
        String start,

        @Doc("when it is over; of an event that lasts all day, the day after")
        String end,

        boolean allDay,
        @Nullable String description,
        @Nullable String location,
        @Doc("where to join the video call") @Nullable URI meet,
        @Nullable URI url,
        @Doc("address of whose event it is") @Nullable String organizer,
        List<Attendee> attendees,
        @Doc("confirmed, tentative or cancelled") String status) {
    /** @param response accepted, declined, tentative or needsAction */
    record Attendee(
            String email, @Nullable String name, @Nullable String response) {}

    static final CalendarEvent SAMPLE = new CalendarEvent(
            "7kq3m2c9h5b1",
            "Acme: quarterly review",
            "2026-03-02T09:00:00+01:00",
            "2026-03-02T09:45:00+01:00",
            false,
            "Numbers and plans.",
            "Room 4",
            URI.create("https://meet.google.com/abc-defg-hij"),
            URI.create("https://www.google.com/calendar/event?eid=N2tx"),
            "ana@acme.test",
            List.of(new Attendee("bo@acme.test", "Bo Lindt", "accepted")),
            "confirmed");

    static CalendarEvent of(Event event) {
        return new CalendarEvent(
                event.getId(),
                Objects.requireNonNullElse(event.getSummary(), ""),
                text(event.getStart()),
                text(event.getEnd()),
                event.getStart() != null && event.getStart().getDateTime() == null,
                event.getDescription(),
                event.getLocation(),
                uri(event.getHangoutLink()),
                uri(event.getHtmlLink()),
                event.getOrganizer() == null ? null : event.getOrganizer().getEmail(),
                attendees(event),
                Objects.requireNonNullElse(event.getStatus(), "confirmed"));
    }

    /** Empty when it has none, as of an event that was deleted. */
    private static String text(@Nullable EventDateTime time) {
        if (time == null) {
            return "";
        }
        return time.getDateTime() == null ? String.valueOf(time.getDate()) : Moment.text(time.getDateTime());
    }

    /** Rooms have addresses too; only those without any are left out. */
    private static List<Attendee> attendees(Event event) {
        List<EventAttendee> all = Objects.requireNonNullElse(event.getAttendees(), List.of());
        return all.stream()
                .filter(attendee -> attendee.getEmail() != null)
                .map(attendee ->
                        new Attendee(attendee.getEmail(), attendee.getDisplayName(), attendee.getResponseStatus()))
                .toList();
    }

    private static @Nullable URI uri(@Nullable String address) {
        return address == null ? null : URI.create(address);
    }
}
