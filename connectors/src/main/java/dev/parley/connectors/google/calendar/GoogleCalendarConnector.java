package dev.parley.connectors.google.calendar;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.CalendarScopes;
import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.rest.Pace;

/** The calendars of a Google account. */
public final class GoogleCalendarConnector implements ConnectorProvider {
    /** The account's own calendar. */
    static final String PRIMARY = "primary";

    @Override
    public Connector create(Surroundings surroundings) {
        GoogleApi<Calendar> api = GoogleApi.of(
                "Google Calendar",
                Calendar.class,
                Calendar.Builder::new,
                Calendar.DEFAULT_ROOT_URL,
                CalendarScopes.CALENDAR_EVENTS,
                // "Manage quotas": 600 calls a minute for each account.
                Pace.perMinute(600),
                surroundings);
        ConnectorSpec spec = ConnectorSpec.named("google_calendar")
                .title("Google Calendar")
                .icon(ICON)
                .auth(
                        GoogleApi.oauth()
                                .scope(CalendarScopes.CALENDAR_EVENTS, "Read, make, change and delete events")
                                .scope(CalendarScopes.CALENDAR_FREEBUSY, "See when people are free or busy"),
                        GoogleApi.accessToken())
                // The title of the account's own calendar is its address.
                .probe(api.probe("/calendar/v3/calendars/primary/events?maxResults=1&fields=summary", "summary"))
                .operations(
                        Agenda.list(api),
                        Agenda.get(api),
                        Invitations.create(api),
                        Invitations.update(api),
                        Invitations.delete(api),
                        FreeTime.find(api))
                .events(StartingSoon.source(api), Changes.created(api), Changes.changed(api))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M18.3 0H5.7v5.7h12.6V0zM24 5.7V1.9C24 .8 23.2 0 22.1 0H18.3v5.7H24zM0 18.3v3.8C0 23.2.8 24 1.9 24h3.8v-5.7H0z"
                    + "M18.3 24 24 18.3h-5.7V24zM5.7 24h12.6v-5.7H5.7V24zM0 5.7v12.6h5.7V5.7H0zm18.3 0v12.6H24V5.7h-5.7zM5.7 0H1.9"
                    + "C.8 0 0 .8 0 1.9v3.8h5.7V0z";
}
