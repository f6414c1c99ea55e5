package dev.parley.bot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the journal has of one step, in words. */
final class StepLog {
    private StepLog() {}

    /**
     * @param hint what to do about it; null for nothing
     * @param due until when it waits, or when the next attempt is; null where nothing is due
     */
    record Line(
            Instant at,
            String text,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String hint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant due) {}

    /** Oldest first; the rounds of a loop have logs of their own. */
    static List<Line> of(StepId step, Stream<RecordedEvent> events) {
        return events.flatMap(recorded -> recorded.event() instanceof NodeEvent event
                                && event.step().equals(step)
                        ? line(recorded.at(), event).stream()
                        : Stream.empty())
                .toList();
    }

    private static Optional<Line> line(Instant at, NodeEvent event) {
        return Optional.ofNullable(
                switch (event) {
                    case RunEvent.InputReplaced _ ->
                        said(at, "Works on the input that was written by hand for this replay.");
                    case RunEvent.NodeStarted e -> said(at, "Attempt %d began.".formatted(e.attempt()));
                    case RunEvent.NodeSucceeded e -> said(at, "Succeeded" + chose(e.choice()));
                    case RunEvent.NodeFailed e ->
                        new Line(at, e.error().message(), e.error().hint(), e.retryAt());
                    case RunEvent.DelayStarted e -> new Line(at, "Waits.", null, e.until());
                    case RunEvent.ApprovalRequested e ->
                        new Line(at, asked(e.approvers()) + " to decide.", null, e.expiresAt());
                    case RunEvent.ApprovalReminded _ -> said(at, "Reminded those who had not answered.");
                    case RunEvent.ApprovalEscalated e -> said(at, asked(e.to()) + " as well.");
                    case RunEvent.ApprovalDelegated e ->
                        said(at, e.by().name() + " handed it on to " + e.to().name() + commented(e.comment()));
                    case RunEvent.ApprovalVoted e ->
                        said(at, e.by().name() + (e.approve() ? " approved" : " rejected") + commented(e.comment()));
                    case ApprovalClosed e -> said(at, "It was " + e.decision().word() + chose(e.choice()));
                    case RunEvent.InputRequested e ->
                        new Line(at, asked(e.assignees()) + " for facts.", null, e.expiresAt());
                    case RunEvent.InputGiven e -> said(at, e.by().name() + " filled in the form.");
                    case RunEvent.EventAwaited e ->
                        new Line(at, "Waits for the event " + e.source() + ".", null, e.expiresAt());
                    case RunEvent.EventReceived _ -> said(at, "The event came.");
                    case RunEvent.WaitExpired e -> said(at, "Nothing came in time" + chose(e.choice()));
                    case RunEvent.NodeAbandoned _ -> said(at, "The run goes on without it.");
                    case RunEvent.RunCalled e -> said(at, "Called run " + e.child() + ".");
                    case RunEvent.LoopStarted e ->
                        said(
                                at,
                                e.items() == null
                                        ? "Began to repeat."
                                        : "Began with " + e.items().size() + " items.");
                    case RunEvent.RoundEnded e ->
                        e.error() == null
                                ? null
                                : new Line(
                                        at,
                                        "Round %d failed: %s"
                                                .formatted(
                                                        e.index() + 1, e.error().message()),
                                        e.error().hint(),
                                        null);
                    case RunEvent.StepInDoubt e ->
                        said(at, "Parley stopped during attempt %d: it may have happened.".formatted(e.attempt()));
                    case RunEvent.DoubtResolved e -> said(at, e.by().name() + resolved(e.answer()));
                    case RunEvent.NodeReused e ->
                        said(at, "Taken over from the run that this replays" + chose(e.choice()));
                });
    }

    private static Line said(Instant at, String text) {
        return new Line(at, text, null, null);
    }

    private static String chose(@Nullable String choice) {
        return choice == null ? "." : ": it goes on to \"" + choice + "\".";
    }

    private static String commented(@Nullable String comment) {
        return comment == null || comment.isBlank() ? "." : ": “" + comment + "”";
    }

    private static String asked(List<String> people) {
        return people.isEmpty() ? "Asked anyone" : "Asked " + String.join(", ", people);
    }

    private static String resolved(RunEvent.DoubtAnswer answer) {
        return switch (answer) {
            case RETRY -> " had it done again.";
            case DONE -> " said that it happened.";
            case STOP -> " stopped it.";
        };
    }
}
