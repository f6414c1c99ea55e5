package dev.parley.connectors.microsoft;

import dev.parley.connectors.Doc;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a calendar, as steps see it. Source: Microsoft Graph, "event resource type". */
record CalendarEvent(
        String id,
        @Nullable String subject,
        Instant start,
        Instant end,
        boolean allDay,
        @Nullable String location,
        @Doc("e-mail address") @Nullable String organizer,
        List<Guest> attendees,
        @Doc("as text") @Nullable String body,
        @Nullable URI onlineMeeting,
        @Nullable URI url,
        boolean cancelled) {
    /** @param response as Graph has it: none, accepted, declined, tentativelyAccepted, notResponded, organizer */
    record Guest(
            String email,
            @Nullable String name,
            @Doc("such as accepted or declined") @Nullable String response) {}

    static final CalendarEvent SAMPLE = new CalendarEvent(
            "AAMkAGIAAAoZDOFAAA=",
            "Demo for Globex",
            Instant.parse("2026-03-02T09:00:00Z"),
            Instant.parse("2026-03-02T09:30:00Z"),
            false,
            "Room 1",
            "ana@contoso.test",
            List.of(new Guest("hank@globex.test", "Hank Scorpio", "accepted")),
            "We show the new console.",
            URI.create("https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTg0"),
            URI.create("https://outlook.office365.com/owa/?itemid=AAMkAGIAAAoZDOFAAA%3D"),
            false);
}
