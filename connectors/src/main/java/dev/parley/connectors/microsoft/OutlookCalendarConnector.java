package dev.parley.connectors.microsoft;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import java.time.InstantSource;

/** The calendar of Outlook and Exchange Online. */
public final class OutlookCalendarConnector implements ConnectorProvider {
    private static final String SCOPE = "Read and change your calendar, and see when colleagues are free";

    private final InstantSource clock;

    public OutlookCalendarConnector() {
        this(InstantSource.system());
    }

    OutlookCalendarConnector(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Connector create(Surroundings surroundings) {
        String prefer = "outlook.timezone=\"UTC\", outlook.body-content-type=\"text\"";
        GraphApi api = GraphApi.ofMailbox("Outlook Calendar", prefer, surroundings);
        ConnectorSpec spec = ConnectorSpec.named("outlook_calendar")
                .title("Outlook Calendar")
                .icon(ICON)
                .auth(GraphApi.oauth().scope("Calendars.ReadWrite", SCOPE), GraphApi.accessToken())
                .probe(api.probe())
                .operations(api.operations(
                        CalendarEvents.LIST,
                        CalendarEvents.CREATE,
                        CalendarEvents.UPDATE,
                        CalendarEvents.CANCEL,
                        FreeTime.FIND))
                .events(EventStarting.source(api, clock), EventCreated.source(api, clock))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON = "M3 4h4V2h2v2h6V2h2v2h4v17H3zM5 9v10h14V9zM8 11h3v3H8z";
}
