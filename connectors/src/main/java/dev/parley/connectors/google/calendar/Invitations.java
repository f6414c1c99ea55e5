package dev.parley.connectors.google.calendar;

import static dev.parley.connectors.Description.operation;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.ConferenceData;
import com.google.api.services.calendar.model.ConferenceSolutionKey;
import com.google.api.services.calendar.model.CreateConferenceRequest;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.connectors.google.GoogleSession;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Putting events into a calendar, changing and deleting them. Source: Calendar API v3, "Events: insert", "patch" and "delete". */
final class Invitations {
    private static final String WHEN = "such as 2026-03-02T09:00:00+01:00, or 2026-03-02 for all day";
    private static final String ZONE = "of times without an offset, such as Europe/Vienna";
    private static final String TELL = "whether those invited get a mail";

    private Invitations() {}

    record CreateInput(
            @Doc(Agenda.CALENDAR) @Default(Agenda.PRIMARY) String calendar,
            String title,
            @Doc(WHEN) String start,
            @Doc("left out, the duration counts") @Nullable String end,
            @Default("\"30m\"") Duration duration,
            @Doc(ZONE) @Nullable String zone,
            @Nullable String description,
            @Nullable String location,

            @Doc("addresses of the people invited") @Default("[]")
            List<String> attendees,

            @Doc("whether it gets a Google Meet link") @Default("false")
            boolean meet,

            @Doc(TELL) @Default("true") boolean notifyGuests) {}

    /** With an id of its own, so that a step that is done again finds what it made. */
    static Operation create(GoogleApi<Calendar> api) {
        return api.operation(
                        operation(
                                        "google_calendar.create_event",
                                        "Create an event",
                                        "Puts an event into a calendar and invites.")
                                .idempotent()
                                .synonyms(
                                        "schedule a meeting",
                                        "book an appointment",
                                        "add to my calendar",
                                        "set up a call",
                                        "invite people to a meeting",
                                        "block time in the calendar")
                                .of(CreateInput.class, CalendarEvent.SAMPLE),
                        (input, google, context) -> {
                            Moment start = Moment.parse(input.start(), input.zone(), "start", google);
                            Moment end = input.end() == null
                                    ? start.plus(input.duration())
                                    : Moment.parse(input.end(), input.zone(), "end", google);
                            String id = idFor(context.idempotencyKey());
                            Event event = new Event()
                                    .setId(id)
                                    .setSummary(input.title())
                                    .setStart(start.toGoogle())
                                    .setEnd(end.toGoogle())
                                    .setDescription(input.description())
                                    .setLocation(input.location())
                                    .setAttendees(invited(input.attendees()))
                                    .setConferenceData(input.meet() ? newMeeting(id) : null);
                            return CalendarEvent.of(
                                    createdOnce(google, input.calendar(), event, updates(input.notifyGuests())));
                        })
                .sendingWhen(Invitations::invites);
    }

    record UpdateInput(
            @Doc(Agenda.CALENDAR) @Default(Agenda.PRIMARY) String calendar,
            @Doc("id of the event") String id,
            @Nullable String title,
            @Doc(WHEN) @Nullable String start,
            @Doc("given together with the start") @Nullable String end,
            @Doc(ZONE) @Nullable String zone,
            @Nullable String description,
            @Nullable String location,

            @Doc("addresses of all people invited; replaces those before") @Nullable
            List<String> attendees,

            @Doc(TELL) @Default("true") boolean notifyGuests) {}

    /** {@code events.patch}: what is left out stays. */
    static Operation update(GoogleApi<Calendar> api) {
        return api.operation(
                        operation(
                                        "google_calendar.update_event",
                                        "Change an event",
                                        "Moves or changes an event of a calendar.")
                                .idempotent()
                                .synonyms(
                                        "reschedule a meeting",
                                        "move an appointment",
                                        "rename a meeting",
                                        "edit the calendar")
                                .of(UpdateInput.class, CalendarEvent.SAMPLE),
                        (input, google, _) -> {
                            Event event = new Event()
                                    .setSummary(input.title())
                                    .setStart(moved(input.start(), input.zone(), "start", google))
                                    .setEnd(moved(input.end(), input.zone(), "end", google))
                                    .setDescription(input.description())
                                    .setLocation(input.location())
                                    .setAttendees(input.attendees() == null ? null : invited(input.attendees()));
                            return CalendarEvent.of(google.call(client -> client.events()
                                    .patch(input.calendar(), input.id(), event)
                                    .setSendUpdates(updates(input.notifyGuests()))));
                        })
                .sendingWhen(Invitations::invites);
    }

    private static @Nullable EventDateTime moved(
            @Nullable String text, @Nullable String zone, String field, GoogleSession<?> google)
            throws OperationException {
        return text == null ? null : Moment.parse(text, zone, field, google).toGoogle();
    }

    record DeleteInput(
            @Doc(Agenda.CALENDAR) @Default(Agenda.PRIMARY) String calendar,
            @Doc("id of the event") String id,
            @Doc(TELL) @Default("true") boolean notifyGuests) {}

    record Deleted(boolean deleted) {}

    static Operation delete(GoogleApi<Calendar> api) {
        return api.operation(
                operation("google_calendar.delete_event", "Delete an event", "Takes an event out of a calendar.")
                        .effect(Effect.DELETE)
                        .idempotent()
                        .synonyms("cancel a meeting", "remove an appointment", "call off a meeting")
                        .of(DeleteInput.class, new Deleted(true)),
                (input, google, _) -> {
                    try {
                        google.run(client -> client.events()
                                .delete(input.calendar(), input.id())
                                .setSendUpdates(updates(input.notifyGuests())));
                    } catch (OperationException refused) {
                        // 410: it was deleted before.
                        if (!refused.error().code().equals("http_410")) {
                            throw refused;
                        }
                    }
                    return new Deleted(true);
                });
    }

    private static Event createdOnce(GoogleSession<Calendar> google, String calendar, Event event, String tell)
            throws OperationException, InterruptedException {
        try {
            return google.call(client -> client.events()
                    .insert(calendar, event)
                    .setConferenceDataVersion(1)
                    .setSendUpdates(tell));
        } catch (OperationException taken) {
            if (!taken.error().code().equals("http_409")) {
                throw taken;
            }
            try {
                return google.call(client -> client.events().get(calendar, event.getId()));
            } catch (OperationException another) {
                throw taken;
            }
        }
    }

    /** Letters a to v and digits, "base32hex". */
    private static String idFor(String idempotencyKey) {
        return UUID.nameUUIDFromBytes(idempotencyKey.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    private static ConferenceData newMeeting(String requestId) {
        return new ConferenceData()
                .setCreateRequest(new CreateConferenceRequest()
                        .setRequestId(requestId)
                        .setConferenceSolutionKey(new ConferenceSolutionKey().setType("hangoutsMeet")));
    }

    /** As the step stands, with expressions that may yet turn out to be nobody. */
    private static boolean invites(JsonNode input) {
        JsonNode attendees = input.path("attendees");
        return (attendees.isString() || !attendees.isEmpty())
                && input.path("notifyGuests").asBoolean(true);
    }

    private static List<EventAttendee> invited(List<String> addresses) {
        return addresses.stream()
                .map(address -> new EventAttendee().setEmail(address.strip()))
                .toList();
    }

    private static String updates(boolean isTold) {
        return isTold ? "all" : "none";
    }
}
