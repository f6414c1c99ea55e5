package dev.parley.connectors.microsoft;

import static dev.parley.connectors.Description.operation;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.users.item.calendarview.CalendarViewRequestBuilder;
import com.microsoft.graph.users.item.events.item.cancel.CancelPostRequestBody;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.engine.operation.Effect;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Source: Microsoft Graph, "List calendarView", "Create event", "Update event", "event: cancel". */
final class CalendarEvents {
    private static final int LARGEST_PAGE = 100;

    private CalendarEvents() {}

    record ListInput(
            Instant from,
            Instant to,
            @Doc("how many at most") @Default("100") int limit) {}

    record Listed(
            List<CalendarEvent> events,
            @Doc("whether there are further ones") boolean more) {}

    static final GraphOperation<ListInput, Listed> LIST = GraphOperation.listing(
            operation(
                            "outlook_calendar.list_events",
                            "List events",
                            "Lists the events of a time span, each occurrence of a series for itself.")
                    .synonyms(
                            "what is in my Outlook calendar",
                            "my meetings today in Outlook",
                            "find Outlook appointments",
                            "upcoming Outlook meetings")
                    .of(ListInput.class, new Listed(List.of(CalendarEvent.SAMPLE), false)),
            (graph, input) -> within(graph, input.from(), input.to(), input.limit()),
            Listed::new);

    record CreateInput(
            String subject,
            Instant start,
            Instant end,

            @Doc("e-mail addresses; they are sent an invitation") @Default("[]")
            List<String> attendees,

            @Nullable String location,
            @Nullable String body,
            @Doc("with a Teams meeting") @Default("false") boolean onlineMeeting) {
        UpdateInput details() {
            return new UpdateInput("", subject, start, end, attendees, location, body);
        }
    }

    /** Graph recognizes an event that comes again by its {@code transactionId}, and answers the first one. */
    static final GraphOperation<CreateInput, CalendarEvent> CREATE = GraphOperation.of(
                    operation(
                                    "outlook_calendar.create_event",
                                    "Create an event",
                                    "Puts an event into the Outlook calendar and invites its attendees.")
                            .idempotent()
                            .synonyms(
                                    "schedule an Outlook meeting",
                                    "book an appointment in Outlook",
                                    "invite people to a Teams meeting",
                                    "add to my Outlook calendar")
                            .of(CreateInput.class, CalendarEvent.SAMPLE),
                    CalendarEvents::create)
            .sendingWith("attendees");

    record UpdateInput(
            @Doc("of the event") String id,
            @Nullable String subject,
            @Nullable Instant start,
            @Nullable Instant end,

            @Doc("e-mail addresses, in place of those there are") @Nullable
            List<String> attendees,

            @Nullable String location,
            @Nullable String body) {}

    static final GraphOperation<UpdateInput, CalendarEvent> UPDATE = GraphOperation.of(
                    operation(
                                    "outlook_calendar.update_event",
                                    "Update an event",
                                    "Changes what is given of an event; Outlook tells its attendees.")
                            .idempotent()
                            .synonyms(
                                    "move an Outlook meeting", "reschedule an Outlook appointment", "change a meeting")
                            .of(UpdateInput.class, CalendarEvent.SAMPLE),
                    (graph, input) -> EventReader.event(
                            graph.me().events().byEventId(input.id()).patch(event(input))))
            .sendingWith("attendees");

    record CancelInput(
            @Doc("of the event") String id,
            @Doc("what its attendees are told") @Nullable String comment) {}

    record Cancelled(boolean accepted) {}

    static final GraphOperation<CancelInput, Cancelled> CANCEL = GraphOperation.of(
            operation(
                            "outlook_calendar.cancel_event",
                            "Cancel an event",
                            "Cancels an event that the account has organized, and tells its attendees.")
                    .effect(Effect.SEND)
                    .synonyms("call off an Outlook meeting", "delete an Outlook appointment")
                    .of(CancelInput.class, new Cancelled(true)),
            CalendarEvents::cancel);

    static Graph.Page<CalendarEvent> within(Graph graph, Instant from, Instant to, int limit) {
        CalendarViewRequestBuilder view = graph.me().calendarView();
        return graph.pages(
                limit,
                () -> view.get(request -> {
                    request.queryParameters.startDateTime = from.toString();
                    request.queryParameters.endDateTime = to.toString();
                    request.queryParameters.orderby = new String[] {"start/dateTime"};
                    request.queryParameters.top = Math.clamp(limit, 1, LARGEST_PAGE);
                }),
                EventCollectionResponse::getValue,
                next -> view.withUrl(next).get(),
                EventReader::event);
    }

    private static CalendarEvent create(Graph graph, CreateInput input) {
        Event event = event(input.details());
        event.setIsOnlineMeeting(input.onlineMeeting());
        event.setTransactionId(graph.key());
        return EventReader.event(graph.me().events().post(event));
    }

    private static Cancelled cancel(Graph graph, CancelInput input) {
        CancelPostRequestBody body = new CancelPostRequestBody();
        body.setComment(input.comment());
        graph.me().events().byEventId(input.id()).cancel().post(body);
        return new Cancelled(true);
    }

    /** What is null stays as it is. */
    private static Event event(UpdateInput details) {
        Event event = new Event();
        event.setSubject(details.subject());
        event.setStart(given(details.start(), EventReader::time));
        event.setEnd(given(details.end(), EventReader::time));
        event.setAttendees(given(details.attendees(), CalendarEvents::attendees));
        event.setBody(given(details.body(), text -> Letters.body(text, false)));
        event.setLocation(given(details.location(), CalendarEvents::place));
        return event;
    }

    private static <T, R> @Nullable R given(@Nullable T value, Function<T, R> made) {
        return value == null ? null : made.apply(value);
    }

    private static Location place(String name) {
        Location place = new Location();
        place.setDisplayName(name);
        return place;
    }

    private static List<Attendee> attendees(List<String> addresses) {
        return addresses.stream().map(CalendarEvents::attendee).toList();
    }

    private static Attendee attendee(String address) {
        Attendee attendee = new Attendee();
        attendee.setEmailAddress(Letters.email(address));
        return attendee;
    }
}
