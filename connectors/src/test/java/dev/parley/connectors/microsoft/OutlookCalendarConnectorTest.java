package dev.parley.connectors.microsoft;

import static dev.parley.connectors.microsoft.GraphReplies.page;

import dev.parley.connectors.ConnectorContract;
import dev.parley.connectors.Example;
import java.util.List;

/**
 * Shapes from Microsoft Graph v1.0: "List calendarView", "Create event", "Update event", "event: cancel", "calendar: getSchedule"
 * (learn.microsoft.com/graph/api/resources/event).
 */
class OutlookCalendarConnectorTest extends ConnectorContract {
    static final String EVENT = """
            {'@odata.etag': 'W/ZlnW4RIAV06KYYwlrfNZvQAAKGWwbw==', 'id': 'AAMkAGIAAAoZDOFAAA=', 'createdDateTime': '2026-02-27T10:00:00.1234567Z',
             'lastModifiedDateTime': '2026-02-27T10:00:01Z', 'changeKey': 'ZlnW4RIAV06KYYwlrfNZvQAAKGWwbw==', 'categories': [],
             'transactionId': null, 'originalStartTimeZone': 'W. Europe Standard Time', 'originalEndTimeZone': 'W. Europe Standard Time',
             'iCalUId': '040000008200E00074C5B7101A82E00800000000', 'reminderMinutesBeforeStart': 15, 'isReminderOn': true,
             'hasAttachments': false, 'subject': 'Demo for Globex', 'bodyPreview': 'We show the new console.', 'importance': 'normal',
             'sensitivity': 'normal', 'isAllDay': false, 'isCancelled': false, 'isOrganizer': true, 'responseRequested': true,
             'seriesMasterId': null, 'showAs': 'busy', 'type': 'singleInstance',
             'webLink': 'https://outlook.office365.com/owa/?itemid=AAMkAGIAAAoZDOFAAA%3D&exvsurl=1&path=/calendar/item',
             'onlineMeetingUrl': null, 'isOnlineMeeting': true, 'onlineMeetingProvider': 'teamsForBusiness',
             'allowNewTimeProposals': true, 'recurrence': null, 'responseStatus': {'response': 'organizer', 'time': '0001-01-01T00:00:00Z'},
             'body': {'contentType': 'text', 'content': 'We show the new console.'},
             'start': {'dateTime': '2026-03-02T09:00:00.0000000', 'timeZone': 'UTC'},
             'end': {'dateTime': '2026-03-02T09:30:00.0000000', 'timeZone': 'UTC'},
             'location': {'displayName': 'Room 1', 'locationType': 'default', 'uniqueId': 'Room 1', 'uniqueIdType': 'private'},
             'locations': [{'displayName': 'Room 1', 'locationType': 'default', 'uniqueIdType': 'unknown'}],
             'attendees': [{'type': 'required', 'status': {'response': 'accepted', 'time': '2026-02-27T11:00:00Z'},
                            'emailAddress': {'name': 'Hank Scorpio', 'address': 'hank@globex.test'}}],
             'organizer': {'emailAddress': {'name': 'Ana', 'address': 'ana@contoso.test'}},
             'onlineMeeting': {'joinUrl': 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTg0'}}""";

    private static final String SHOWN = """
            {'id': 'AAMkAGIAAAoZDOFAAA=', 'subject': 'Demo for Globex', 'start': '2026-03-02T09:00:00Z', 'end': '2026-03-02T09:30:00Z',
             'allDay': false, 'location': 'Room 1', 'organizer': 'ana@contoso.test', 'body': 'We show the new console.',
             'attendees': [{'email': 'hank@globex.test', 'name': 'Hank Scorpio', 'response': 'accepted'}], 'cancelled': false,
             'onlineMeeting': 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_NTg0'}""";

    OutlookCalendarConnectorTest() {
        super(new OutlookCalendarConnector());
    }

    @Override
    protected String refusal(String words) {
        return GraphReplies.error("ErrorItemNotFound", words);
    }

    @Override
    protected List<Example> examples() {
        return List.of(
                Example.of(
                                "outlook_calendar.list_events",
                                "{'from': '2026-03-02T00:00:00Z', 'to': '2026-03-03T00:00:00Z'}")
                        .calls("GET", "/me/calendarView")
                        .asking("startDateTime", "2026-03-02T00:00:00Z")
                        .asking("endDateTime", "2026-03-03T00:00:00Z")
                        .asking("$orderby", "start/dateTime")
                        .asking("$top", "100")
                        .answered(200, page(EVENT, "/me/calendarView?startDateTime=2026-03-02T00%3a00%3a00Z&$skip=100"))
                        .secondPage(
                                "/me/calendarView?startDateTime=2026-03-02T00%3a00%3a00Z&$skip=100",
                                page(EVENT.replace("AAMkAGIAAAoZDOFAAA=", "AAMkAGIAAAoZDOGAAA=")),
                                "{'events': [" + SHOWN + ", {'id': 'AAMkAGIAAAoZDOGAAA='}], 'more': false}"),
                Example.of("outlook_calendar.create_event", """
                                {'subject': 'Demo for Globex', 'start': '2026-03-02T09:00:00Z', 'end': '2026-03-02T09:30:00Z',
                                 'attendees': ['hank@globex.test'], 'location': 'Room 1', 'body': 'We show the new console.',
                                 'onlineMeeting': true}""")
                        .calls("POST", "/me/events")
                        .sending("""
                                {'@odata.type': '#microsoft.graph.event', 'subject': 'Demo for Globex', 'start': {'dateTime': '2026-03-02T09:00', 'timeZone': 'UTC'},
                                 'end': {'dateTime': '2026-03-02T09:30', 'timeZone': 'UTC'}, 'location': {'displayName': 'Room 1'},
                                 'attendees': [{'@odata.type': '#microsoft.graph.attendee', 'emailAddress': {'address': 'hank@globex.test'}}],
                                 'body': {'contentType': 'text', 'content': 'We show the new console.'}, 'isOnlineMeeting': true,
                                 'transactionId': '${json-unit.any-string}'}""")
                        .answered(201, EVENT)
                        .gives(SHOWN),
                Example.of("outlook_calendar.update_event", """
                                {'id': 'AAMkAGIAAAoZDOFAAA=', 'start': '2026-03-02T09:00:00Z', 'end': '2026-03-02T09:30:00Z'}""")
                        .calls("PATCH", "/me/events/AAMkAGIAAAoZDOFAAA%3D")
                        .sending("""
                                {'@odata.type': '#microsoft.graph.event',
                                 'start': {'dateTime': '2026-03-02T09:00', 'timeZone': 'UTC'},
                                 'end': {'dateTime': '2026-03-02T09:30', 'timeZone': 'UTC'}}""")
                        .answered(200, EVENT)
                        .gives(SHOWN),
                Example.of(
                                "outlook_calendar.cancel_event",
                                "{'id': 'AAMkAGIAAAoZDOFAAA=', 'comment': 'Globex is on holiday.'}")
                        .calls("POST", "/me/events/AAMkAGIAAAoZDOFAAA%3D/cancel")
                        .sending("{'Comment': 'Globex is on holiday.'}")
                        .answered(202, "")
                        .gives("{'accepted': true}"),
                Example.of("outlook_calendar.find_free", """
                                {'people': ['adelev@contoso.test', 'meganb@contoso.test', 'nobody@contoso.test'],
                                 'from': '2026-03-02T09:00:00Z', 'to': '2026-03-02T18:00:00Z', 'duration': '1h'}""")
                        .calls("POST", "/me/calendar/getSchedule")
                        .sending("""
                                {'Schedules': ['adelev@contoso.test', 'meganb@contoso.test', 'nobody@contoso.test'],
                                 'StartTime': {'dateTime': '2026-03-02T09:00', 'timeZone': 'UTC'},
                                 'EndTime': {'dateTime': '2026-03-02T18:00', 'timeZone': 'UTC'}}""")
                        .answered(200, page("""
                                {'scheduleId': 'adelev@contoso.test', 'availabilityView': '000220000', 'scheduleItems': [
                                  {'isPrivate': false, 'status': 'busy', 'subject': 'Lunch', 'location': 'Harrys Bar',
                                   'start': {'dateTime': '2026-03-02T12:00:00.0000000', 'timeZone': 'UTC'},
                                   'end': {'dateTime': '2026-03-02T14:00:00.0000000', 'timeZone': 'UTC'}}],
                                 'workingHours': {'daysOfWeek': ['monday', 'friday'], 'startTime': '08:00:00.0000000',
                                   'endTime': '17:00:00.0000000', 'timeZone': {'name': 'Pacific Standard Time'}}},
                                {'scheduleId': 'meganb@contoso.test', 'availabilityView': '000000000', 'scheduleItems': [
                                  {'status': 'free', 'start': {'dateTime': '2026-03-02T09:00:00.0000000', 'timeZone': 'UTC'},
                                   'end': {'dateTime': '2026-03-02T18:00:00.0000000', 'timeZone': 'UTC'}}]},
                                {'scheduleId': 'nobody@contoso.test', 'availabilityView': '', 'scheduleItems': [],
                                 'error': {'message': 'No mailbox was found.', 'responseCode': 'ErrorMailRecipientNotFound'}}"""))
                        .gives("""
                                {'people': [
                                   {'email': 'adelev@contoso.test', 'free': false, 'busy': [
                                     {'start': '2026-03-02T12:00:00Z', 'end': '2026-03-02T14:00:00Z', 'status': 'busy'}]},
                                   {'email': 'meganb@contoso.test', 'free': true, 'busy': []},
                                   {'email': 'nobody@contoso.test', 'free': false, 'busy': [], 'problem': 'No mailbox was found.'}],
                                 'slots': [{'start': '2026-03-02T09:00:00Z', 'end': '2026-03-02T12:00:00Z'},
                                           {'start': '2026-03-02T14:00:00Z', 'end': '2026-03-02T18:00:00Z'}]}"""));
    }
}
