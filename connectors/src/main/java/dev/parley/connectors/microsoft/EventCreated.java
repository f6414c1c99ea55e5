package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.users.item.events.EventsRequestBuilder;
import dev.parley.connectors.OperationJson;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events that come into the calendar, own and invited ones; of a series only the whole. Source: Microsoft Graph, "List events". */
record EventCreated(InstantSource clock) implements GraphApi.Look {
    private static final String ID = "outlook_calendar.event_created";
    private static final int MOST = 500;
    private static final int LARGEST_PAGE = 50;

    /** So long do events take to show in lists; those seen before are known by their key. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    static EventSource source(GraphApi api, InstantSource clock) {
        return new EventSource.Poll(
                ID,
                "An event is created",
                OperationJson.MAPPER.valueToTree(CalendarEvent.SAMPLE),
                Duration.ofMinutes(1),
                api.look(new EventCreated(clock)));
    }

    private record Seen(Instant createdAt, CalendarEvent event) {
        static Seen of(Event event) {
            Instant createdAt = Unfit.needed(MailReader.instant(event.getCreatedDateTime()), "createdDateTime");
            return new Seen(createdAt, EventReader.event(event));
        }
    }

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Graph graph) {
        if (cursor == null) {
            return new EventSource.Found(
                    List.of(),
                    JsonNodeFactory.instance.stringNode(clock.instant().toString()));
        }
        Instant begin = Instant.parse(cursor.asString());
        Graph.Page<Seen> page = created(graph, begin);
        List<Happening> happenings = page.items().stream()
                .map(seen -> new Happening(ID, seen.event().id(), OperationJson.MAPPER.valueToTree(seen.event())))
                .toList();
        // As far as was read; when that was all, up to now, but for those still on their way.
        Instant caughtUp = clock.instant().minus(OVERLAP);
        Instant last = page.more() ? page.items().getLast().createdAt() : caughtUp.isAfter(begin) ? caughtUp : begin;
        return new EventSource.Found(happenings, JsonNodeFactory.instance.stringNode(last.toString()));
    }

    private static Graph.Page<Seen> created(Graph graph, Instant begin) {
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
                Seen::of,
                _ -> true);
    }
}
