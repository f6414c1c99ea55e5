package dev.parley.connectors.google.calendar;

import dev.parley.connectors.Example;
import dev.parley.connectors.google.GoogleContract;
import java.util.List;

/** Shapes from the Calendar API v3: "Events" and "Freebusy". */
class GoogleCalendarConnectorTest extends GoogleContract {
    private static final String EVENTS = "/calendar/v3/calendars/primary/events";

    private static final String SHOWN = """
            {'id': '7kq3m2c9h5b1', 'title': 'Acme: quarterly review', 'start': '2026-03-02T09:00:00+01:00',
             'end': '2026-03-02T09:45:00+01:00', 'allDay': false, 'location': 'Room 4', 'meet': 'https://meet.google.com/abc-defg-hij',
             'organizer': 'ana@acme.test', 'attendees': [{'email': 'ana@acme.test', 'response': 'accepted'},
             {'email': 'bo@acme.test', 'name': 'Bo Lindt', 'response': 'needsAction'}], 'status': 'confirmed'}""";

    GoogleCalendarConnectorTest() {
        super(new GoogleCalendarConnector());
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of(
                                "google_calendar.list_events",
                                "{'from': '2026-03-02T00:00:00Z', 'to': '2026-03-03T00:00:00Z', 'query': 'acme'}")
                        .calls("GET", EVENTS)
                        .asking("timeMin", "2026-03-02T00:00:00.000Z")
                        .asking("timeMax", "2026-03-03T00:00:00.000Z")
                        .asking("singleEvents", "true")
                        .asking("orderBy", "startTime")
                        .asking("q", "acme")
                        .answered(
                                200,
                                "{'kind': 'calendar#events', 'summary': 'ana@acme.test', 'timeZone': 'Europe/Vienna', 'nextPageToken': 'CiAK', 'items': ["
                                        + event("7kq3m2c9h5b1") + "]}")
                        .secondPage(
                                EVENTS
                                        + "?maxResults=50&orderBy=startTime&pageToken=CiAK&q=acme&singleEvents=true&timeMax=2026-03-03T00:00:00.000Z&timeMin=2026-03-02T00:00:00.000Z",
                                """
                                {'kind': 'calendar#events', 'items': [{'id': 'b2', 'status': 'confirmed', 'summary': 'Holiday',
                                 'start': {'date': '2026-03-02'}, 'end': {'date': '2026-03-03'}}]}""",
                                "{'events': [" + SHOWN
                                        + ", {'id': 'b2', 'title': 'Holiday', 'start': '2026-03-02', 'end': '2026-03-03', 'allDay': true, 'attendees': []}], 'more': false}"),
                Example.of("google_calendar.get_event", "{'calendar': 'team@acme.test', 'id': '7kq3m2c9h5b1'}")
                        .calls("GET", "/calendar/v3/calendars/team@acme.test/events/7kq3m2c9h5b1")
                        .answered(200, event("7kq3m2c9h5b1"))
                        .gives(SHOWN),
                Example.of("google_calendar.create_event", """
                                {'title': 'Acme: quarterly review', 'start': '2026-03-02T09:00', 'duration': '45m', 'zone': 'Europe/Vienna',
                                 'location': 'Room 4', 'attendees': ['bo@acme.test'], 'meet': true}""")
                        .calls("POST", EVENTS)
                        .asking("conferenceDataVersion", "1")
                        .asking("sendUpdates", "all")
                        .sending("""
                                {'id': '${json-unit.regex}[0-9a-v]{32}', 'summary': 'Acme: quarterly review', 'location': 'Room 4',
                                 'start': {'dateTime': '2026-03-02T09:00:00.000+01:00', 'timeZone': 'Europe/Vienna'},
                                 'end': {'dateTime': '2026-03-02T09:45:00.000+01:00', 'timeZone': 'Europe/Vienna'},
                                 'attendees': [{'email': 'bo@acme.test'}],
                                 'conferenceData': {'createRequest': {'requestId': '${json-unit.any-string}',
                                   'conferenceSolutionKey': {'type': 'hangoutsMeet'}}}}""")
                        .answered(200, event("7kq3m2c9h5b1"))
                        .gives(SHOWN),
                Example.of(
                                "google_calendar.create_event",
                                "{'title': 'Holiday', 'start': '2026-03-02', 'notifyGuests': false}")
                        .calls("POST", EVENTS)
                        .asking("sendUpdates", "none")
                        .sending("""
                                {'id': '${json-unit.any-string}', 'summary': 'Holiday', 'attendees': [],
                                 'start': {'date': '2026-03-02'}, 'end': {'date': '2026-03-03'}}""")
                        .answered(200, event("7kq3m2c9h5b1"))
                        .gives(SHOWN),
                Example.of("google_calendar.update_event", """
                                {'id': '7kq3m2c9h5b1', 'start': '2026-03-02T10:00:00+01:00', 'end': '2026-03-02T11:00:00+01:00',
                                 'attendees': ['bo@acme.test']}""")
                        .calls("PATCH", EVENTS + "/7kq3m2c9h5b1")
                        .sending("""
                                {'start': {'dateTime': '2026-03-02T10:00:00.000+01:00'}, 'end': {'dateTime': '2026-03-02T11:00:00.000+01:00'},
                                 'attendees': [{'email': 'bo@acme.test'}]}""")
                        .answered(200, event("7kq3m2c9h5b1"))
                        .gives(SHOWN),
                Example.of("google_calendar.delete_event", "{'id': '7kq3m2c9h5b1'}")
                        .calls("DELETE", EVENTS + "/7kq3m2c9h5b1")
                        .asking("sendUpdates", "all")
                        .answered(204, "")
                        .gives("{'deleted': true}"),
                Example.of("google_calendar.find_free", """
                                {'people': ['ana@acme.test', 'bo@acme.test', 'eve@else.test'], 'from': '2026-03-02T09:00:00Z',
                                 'to': '2026-03-02T12:00:00Z', 'duration': '45m'}""")
                        .calls("POST", "/calendar/v3/freeBusy")
                        .sending("""
                                {'timeMin': '2026-03-02T09:00:00.000Z', 'timeMax': '2026-03-02T12:00:00.000Z',
                                 'items': [{'id': 'ana@acme.test'}, {'id': 'bo@acme.test'}, {'id': 'eve@else.test'}]}""")
                        .answered(200, """
                                {'kind': 'calendar#freeBusy', 'timeMin': '2026-03-02T09:00:00.000Z', 'timeMax': '2026-03-02T12:00:00.000Z',
                                 'calendars': {
                                   'ana@acme.test': {'busy': [{'start': '2026-03-02T10:00:00Z', 'end': '2026-03-02T10:30:00Z'}]},
                                   'bo@acme.test': {'busy': [{'start': '2026-03-02T08:30:00Z', 'end': '2026-03-02T09:30:00Z'}]},
                                   'eve@else.test': {'errors': [{'domain': 'global', 'reason': 'notFound'}], 'busy': []}}}""")
                        .gives("""
                                {'people': [{'person': 'ana@acme.test', 'free': true}, {'person': 'bo@acme.test', 'free': false},
                                            {'person': 'eve@else.test', 'free': false, 'problem': 'notFound'}],
                                 'free': ['ana@acme.test'],
                                 'openings': [{'from': '2026-03-02T10:30:00Z', 'to': '2026-03-02T12:00:00Z'}]}"""));
    }

    static String event(String id) {
        return """
                {'kind': 'calendar#event', 'etag': '3181161784712000', 'id': '%s', 'status': 'confirmed',
                 'htmlLink': 'https://www.google.com/calendar/event?eid=N2tx', 'created': '2026-02-20T08:00:00.000Z',
                 'updated': '2026-02-21T08:00:00.000Z', 'summary': 'Acme: quarterly review', 'location': 'Room 4',
                 'creator': {'email': 'ana@acme.test', 'self': true}, 'organizer': {'email': 'ana@acme.test', 'self': true},
                 'start': {'dateTime': '2026-03-02T09:00:00+01:00', 'timeZone': 'Europe/Vienna'},
                 'end': {'dateTime': '2026-03-02T09:45:00+01:00', 'timeZone': 'Europe/Vienna'}, 'iCalUID': '%1$s@google.com',
                 'sequence': 0, 'hangoutLink': 'https://meet.google.com/abc-defg-hij', 'eventType': 'default',
                 'attendees': [{'email': 'ana@acme.test', 'organizer': true, 'self': true, 'responseStatus': 'accepted'},
                   {'email': 'bo@acme.test', 'displayName': 'Bo Lindt', 'responseStatus': 'needsAction'}],
                 'reminders': {'useDefault': true}}""".formatted(id);
    }
}
