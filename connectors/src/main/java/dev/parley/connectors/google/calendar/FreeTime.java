package dev.parley.connectors.google.calendar;

import static dev.parley.connectors.Description.operation;

import com.google.api.services.calendar.Calendar;
import com.google.api.services.calendar.model.FreeBusyCalendar;
import com.google.api.services.calendar.model.FreeBusyRequest;
import com.google.api.services.calendar.model.FreeBusyRequestItem;
import com.google.api.services.calendar.model.FreeBusyResponse;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.calendar.Span;
import dev.parley.connectors.google.GoogleApi;
import dev.parley.engine.operation.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When people have time. Source: Calendar API v3, "Freebusy: query", which takes at most 50 calendars. */
final class FreeTime {
    private FreeTime() {}

    record Input(
            @Doc("their addresses; primary for the account's own calendar") @Default("[\"primary\"]")
            List<String> people,

            @Doc("now, if left out") @Nullable Instant from,
            @Doc("a day later, if left out") @Nullable Instant to,

            @Doc("how long all of them have to be free") @Default("\"30m\"")
            Duration duration) {}

    record Person(
            String person,
            @Doc("at the beginning") boolean free,
            List<Span> busy,

            @Doc("why it is not known, such as notFound") @Nullable
            String problem) {}

    record Output(
            List<Person> people,
            @Doc("those free at the beginning") List<String> free,

            @Doc("when all of those known are free for long enough")
            List<Span> openings) {}

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    static Operation find(GoogleApi<Calendar> api) {
        return api.operation(
                operation(
                                "google_calendar.find_free",
                                "Find free time",
                                "Says who is free or busy, and when all of them have time.")
                        .reading()
                        .synonyms(
                                "who is free now",
                                "check availability",
                                "find a time for a meeting",
                                "is somebody available",
                                "free slots in the calendar",
                                "who is busy")
                        .of(
                                Input.class,
                                new Output(
                                        List.of(
                                                new Person("ana@acme.test", true, List.of(), null),
                                                new Person(
                                                        "bo@acme.test",
                                                        false,
                                                        List.of(new Span(NINE, NINE.plusSeconds(3600))),
                                                        null)),
                                        List.of("ana@acme.test"),
                                        List.of(new Span(NINE.plusSeconds(3600), NINE.plusSeconds(86_400))))),
                (input, google, _) -> {
                    Instant from = input.from() == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : input.from();
                    Instant to = input.to() == null ? from.plus(Duration.ofDays(1)) : input.to();
                    FreeBusyRequest asked = new FreeBusyRequest()
                            .setTimeMin(Moment.google(from))
                            .setTimeMax(Moment.google(to))
                            .setItems(input.people().stream()
                                    .map(person -> new FreeBusyRequestItem().setId(person.strip()))
                                    .toList());
                    FreeBusyResponse reply =
                            google.call(client -> client.freebusy().query(asked));
                    return answer(input, reply, new Span(from, to));
                });
    }

    private static Output answer(Input input, FreeBusyResponse reply, Span window) {
        Map<String, FreeBusyCalendar> calendars = Objects.requireNonNullElse(reply.getCalendars(), Map.of());
        List<Person> people = input.people().stream()
                .map(person -> person(person, calendars.get(person.strip()), window.from()))
                .toList();
        List<Span> busy =
                people.stream().flatMap(person -> person.busy().stream()).toList();
        return new Output(
                people,
                people.stream().filter(Person::free).map(Person::person).toList(),
                window.openings(busy, input.duration()));
    }

    /** Somebody of whom nothing is known is not called free. */
    private static Person person(String name, @Nullable FreeBusyCalendar calendar, Instant now) {
        if (calendar == null) {
            return new Person(name, false, List.of(), "notFound");
        }
        if (calendar.getErrors() != null && !calendar.getErrors().isEmpty()) {
            return new Person(
                    name, false, List.of(), calendar.getErrors().getFirst().getReason());
        }
        List<Span> busy = calendar.getBusy() == null
                ? List.of()
                : calendar.getBusy().stream()
                        .map(span -> new Span(Moment.instant(span.getStart()), Moment.instant(span.getEnd())))
                        .toList();
        boolean isBusyNow = busy.stream()
                .anyMatch(span -> !span.from().isAfter(now) && span.to().isAfter(now));
        return new Person(name, !isBusyNow, busy, null);
    }
}
