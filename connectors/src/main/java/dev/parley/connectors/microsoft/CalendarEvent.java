package dev.parley.connectors.microsoft;

import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
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

    static final CalendarEvent SAMPLE = Json.sample(CalendarEvent.class, """
            {'id': 'AAMkAGIAAAoZDOFAAA=', 'subject': 'Demo for Globex', 'body': 'We show the new console.',
             'start': '2026-03-02T09:00:00Z', 'end': '2026-03-02T09:30:00Z', 'allDay': false, 'cancelled': false,
             'location': 'Room 1', 'organizer': 'ana@contoso.test',
             'attendees': [{'email': 'hank@globex.test', 'name': 'Hank Scorpio', 'response': 'accepted'}],
             'onlineMeeting': 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTg0',
             'url': 'https://outlook.office365.com/owa/?itemid=AAMkAGIAAAoZDOFAAA%3D'}""");
}
