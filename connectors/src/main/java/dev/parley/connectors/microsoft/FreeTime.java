package dev.parley.connectors.microsoft;

import static dev.parley.connectors.Description.operation;

import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.ScheduleInformation;
import com.microsoft.graph.models.ScheduleItem;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostRequestBody;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostResponse;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.calendar.Span;
import dev.parley.connectors.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is free, and when all are. Source: Microsoft Graph, "calendar: getSchedule"; for work and school accounts only. */
final class FreeTime {
    private FreeTime() {}

    record Input(
            @Doc("e-mail addresses of people, rooms or lists")
            List<String> people,

            Instant from,
            Instant to,

            @Doc("how long they are needed at a stretch") @Default("\"30m\"")
            Duration duration) {}

    record Busy(
            Instant start,
            Instant end,
            @Doc("busy, tentative, oof or unknown") String status) {}

    record Person(
            String email,
            @Doc("for the whole time span") boolean free,
            List<Busy> busy,

            @Doc("why nothing is known of this person") @Nullable
            String problem) {}

    record Slot(Instant start, Instant end) {}

    record Output(
            List<Person> people,

            @Doc("when everybody is free whose calendar can be seen, day and night")
            List<Slot> slots) {
        static final Output SAMPLE = Json.sample(Output.class, """
                {'people': [
                    {'email': 'ana@contoso.test', 'free': true, 'busy': []},
                    {'email': 'bo@contoso.test', 'free': false, 'busy': [
                        {'start': '2026-03-02T09:00:00Z', 'end': '2026-03-02T10:00:00Z', 'status': 'busy'}]}],
                 'slots': [{'start': '2026-03-02T10:00:00Z', 'end': '2026-03-02T12:00:00Z'}]}""");
    }

    static final GraphOperation<Input, Output> FIND = GraphOperation.reading(
            operation(
                            "outlook_calendar.find_free",
                            "Find free time",
                            "Says who of several people is free, and when all of them are.")
                    .synonyms(
                            "who is free in Outlook",
                            "check availability in Outlook",
                            "find a meeting time in Outlook",
                            "free busy of colleagues")
                    .of(Input.class, Output.SAMPLE),
            FreeTime::find);

    private static Output find(Graph graph, Input input) {
        GetSchedulePostRequestBody body = new GetSchedulePostRequestBody();
        body.setSchedules(input.people());
        body.setStartTime(EventReader.time(input.from()));
        body.setEndTime(EventReader.time(input.to()));
        GetSchedulePostResponse reply = graph.me().calendar().getSchedule().post(body);
        List<Person> people = Unfit.needed(Unfit.needed(reply, "answer").getValue(), "value").stream()
                .map(FreeTime::person)
                .toList();
        List<Busy> busy =
                people.stream().flatMap(person -> person.busy().stream()).toList();
        return new Output(people, gaps(input.from(), input.to(), busy, input.duration()));
    }

    private static Person person(ScheduleInformation schedule) {
        List<Busy> busy = Stream.ofNullable(schedule.getScheduleItems())
                .flatMap(List::stream)
                .filter(FreeTime::isBusy)
                .map(item -> new Busy(
                        EventReader.instant(item.getStart(), "start"),
                        EventReader.instant(item.getEnd(), "end"),
                        Unfit.needed(item.getStatus(), "status").getValue()))
                .toList();
        String problem =
                schedule.getError() == null ? null : schedule.getError().getMessage();
        return new Person(
                Unfit.needed(schedule.getScheduleId(), "scheduleId"),
                busy.isEmpty() && schedule.getError() == null,
                busy,
                problem);
    }

    private static boolean isBusy(ScheduleItem item) {
        return item.getStatus() != FreeBusyStatus.Free && item.getStatus() != FreeBusyStatus.WorkingElsewhere;
    }

    /** What is left of the time span, in pieces that are long enough. */
    static List<Slot> gaps(Instant from, Instant to, List<Busy> busy, Duration atLeast) {
        List<Span> taken =
                busy.stream().map(one -> new Span(one.start(), one.end())).toList();
        return new Span(from, to)
                .openings(taken, atLeast).stream()
                        .map(open -> new Slot(open.from(), open.to()))
                        .toList();
    }
}
