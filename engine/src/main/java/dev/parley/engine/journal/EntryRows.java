package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalRequested;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.WaitExpired;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as rows, encoded by the thread that brings it so that the one writer thread does not have to.
 *
 * @param hasBegun whether the run's row must be inserted rather than updated
 */
record EntryRows(
        UUID org,
        RunState after,
        boolean hasBegun,
        List<EventRow> events,
        @Nullable String output,
        @Nullable String error,
        List<QuestionRow> questions,
        List<EventWaitRow> eventWaits) {
    private static final String PENDING = "pending";

    static EntryRows of(Entry entry) {
        RunState after = entry.after();
        UUID org = entry.org().value();
        List<EventRow> events = entry.events() instanceof WrittenEvents written
                ? written.rows()
                : entry.events().stream().map(EventRow::of).toList();
        RunEvent.RunFinished finished = after.finished();
        return new EntryRows(
                org,
                after,
                entry.events().getFirst().seq() == 1,
                events,
                finished == null ? null : EventJson.MAPPER.writeValueAsString(finished.output()),
                finished == null || finished.error() == null
                        ? null
                        : EventJson.MAPPER.writeValueAsString(finished.error()),
                questions(entry),
                eventWaits(entry));
    }

    UUID run() {
        return after.id().value();
    }

    /** About how much it weighs, in characters. */
    long size() {
        return events.stream().mapToLong(event -> event.body().length()).sum() + (output == null ? 0 : output.length());
    }

    private static List<QuestionRow> questions(Entry entry) {
        List<QuestionRow> rows = new ArrayList<>();
        for (RecordedEvent recorded : entry.events()) {
            Instant at = recorded.at();
            switch (recorded.event()) {
                case ApprovalRequested asked -> rows.add(QuestionRow.asked(entry, at, asked));
                case InputRequested asked -> rows.add(QuestionRow.asked(entry, at, asked));
                case ApprovalClosed closed ->
                    rows.add(QuestionRow.closed(
                            entry, closed.step(), closed.decision().word(), at, closed));
                case InputGiven given -> rows.add(QuestionRow.closed(entry, given.step(), "answered", at, given));
                case WaitExpired expired -> rows.add(QuestionRow.closed(entry, expired.step(), "expired", at, null));
                case NodeAbandoned left -> rows.add(QuestionRow.closed(entry, left.step(), "cancelled", at, null));
                default -> {}
            }
        }
        return rows;
    }

    private static List<EventWaitRow> eventWaits(Entry entry) {
        List<EventWaitRow> rows = new ArrayList<>();
        for (RecordedEvent recorded : entry.events()) {
            switch (recorded.event()) {
                case EventAwaited awaited ->
                    rows.add(new EventWaitRow(awaited.step().toString(), awaited));
                case EventReceived received ->
                    rows.add(new EventWaitRow(received.step().toString(), null));
                case WaitExpired expired ->
                    rows.add(new EventWaitRow(expired.step().toString(), null));
                case NodeAbandoned left -> rows.add(new EventWaitRow(left.step().toString(), null));
                default -> {}
            }
        }
        return rows;
    }

    /** A change to {@code event_wait}. @param awaited null when the wait is over */
    record EventWaitRow(String step, @Nullable EventAwaited awaited) {}

    /** A line of {@code run_event}. */
    record EventRow(long seq, Instant at, String kind, String body) {
        static EventRow of(RecordedEvent recorded) {
            RunEvent event = recorded.event();
            return new EventRow(recorded.seq(), recorded.at(), EventJson.kind(event), EventJson.body(event));
        }

        RecordedEvent event() {
            return new RecordedEvent(seq, at, EventJson.read(kind, body));
        }
    }

    /**
     * A change to {@code approval}.
     *
     * @param question null when only the state changes
     * @param kind {@code approval} or {@code input}; null when only the state changes
     * @param decision null while pending and when nobody decided
     */
    record QuestionRow(
            String id,
            String step,
            @Nullable String kind,
            @Nullable String question,
            String state,
            Instant at,
            @Nullable Instant expiresAt,
            @Nullable String decision) {

        static QuestionRow asked(Entry entry, Instant at, ApprovalRequested asked) {
            ObjectNode question = question(asked.message(), asked.approvers());
            return new QuestionRow(
                    id(entry, asked.step()),
                    asked.step().toString(),
                    "approval",
                    question.toString(),
                    PENDING,
                    at,
                    asked.expiresAt(),
                    null);
        }

        static QuestionRow asked(Entry entry, Instant at, InputRequested asked) {
            ObjectNode question = question(asked.message(), asked.assignees());
            question.set("fields", EventJson.MAPPER.valueToTree(asked.fields()));
            return new QuestionRow(
                    id(entry, asked.step()),
                    asked.step().toString(),
                    "input",
                    question.toString(),
                    PENDING,
                    at,
                    asked.expiresAt(),
                    null);
        }

        /** @param decision the event that says who decided what; null when nobody did */
        static QuestionRow closed(Entry entry, StepId step, String state, Instant at, @Nullable RunEvent decision) {
            return new QuestionRow(
                    id(entry, step),
                    step.toString(),
                    null,
                    null,
                    state,
                    at,
                    null,
                    decision == null ? null : EventJson.body(decision));
        }

        private static String id(Entry entry, StepId step) {
            return entry.after().id() + "." + step;
        }

        private static ObjectNode question(String message, List<String> people) {
            ObjectNode question = EventJson.MAPPER.createObjectNode().put("message", message);
            question.set("approvers", EventJson.MAPPER.valueToTree(people));
            return question;
        }
    }
}
