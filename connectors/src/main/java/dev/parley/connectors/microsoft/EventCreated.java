package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.users.item.events.EventsRequestBuilder;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.event.SinceMoment;
import dev.parley.connectors.http.Sender;
import dev.parley.engine.operation.OperationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Events that come into the calendar, own and invited ones; of a series only the whole. Source: Microsoft Graph, "List events". */
record EventCreated(GraphApi api, InstantSource clock) implements SinceMoment {
    private static final String ID = "outlook_calendar.event_created";
    private static final int MOST = 500;
    private static final int LARGEST_PAGE = 50;

    /** So long do events take to show in lists; those seen before are known by their key. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    static EventSource source(GraphApi api, InstantSource clock) {
        return EventSource.poll(
                ID, "An event is created", CalendarEvent.SAMPLE, Duration.ofMinutes(1), new EventCreated(api, clock));
    }

    private record Made(Instant at, CalendarEvent event) {
        static Made of(Event event) {
            Instant at = Unfit.needed(MailReader.instant(event.getCreatedDateTime()), "createdDateTime");
            return new Made(at, EventReader.event(event));
        }
    }

    @Override
    public Seen since(Instant from, Access access, Sender sender) throws OperationException, InterruptedException {
        Graph.Page<Made> page = api.with(access, sender, "", graph -> created(graph, from));
        List<Happening> happenings = page.items().stream()
                .map(made -> Happening.of(ID, made.event().id(), made.event()))
                .toList();
        // As far as was read; when that was all, up to now, but for those still on their way.
        Instant caughtUp = clock.instant().minus(OVERLAP);
        return new Seen(happenings, page.more() ? page.items().getLast().at() : caughtUp);
    }

    private static Graph.Page<Made> created(Graph graph, Instant begin) {
        EventsRequestBuilder events = graph.me().events();
        return graph.pages(
                MOST,
                () -> events.get(request -> {
                    request.queryParameters.filter = "createdDateTime ge " + begin;
                    request.queryParameters.orderby = new String[] {"createdDateTime"};
                    request.queryParameters.top = LARGEST_PAGE;
                }),
                EventCollectionResponse::getValue,
                next -> events.withUrl(next).get(),
                Made::of);
    }
}
