package dev.parley.engine.journal;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a run's events in order as spans that open and close. Keeps those that are open, and nothing of the others. */
final class SpanReading {
    private final Map<StepId, Change> open = new HashMap<>();
    private int count;

    /** From the first event on. */
    SpanReading() {
        this(TraceCursor.START);
    }

    /** From the first event after the cursor's on. */
    SpanReading(TraceCursor from) {
        // Only the place of what opens from here on matters, and that these were open before.
        from.open().forEach(step -> open(step, 1, "running", Instant.EPOCH, null));
        count = from.seq() == 0 ? 0 : from.place();
    }

    /** @param place which of the run's spans it is, from 0 in the order they began */
    record Change(int place, Span span) {}

    /** @return the one span that the event opened or closed; null when it was about none */
    @Nullable
    Change read(RecordedEvent recorded) {
        Instant at = recorded.at();
        return switch (recorded.event()) {
            case RunEvent.NodeStarted e -> open(e.step(), e.attempt(), "running", at, e.input());
            case RunEvent.RunCalled e -> open(e.step(), e.attempt(), "running", at, withChild(e));
            case RunEvent.LoopStarted e ->
                open(
                        e.step(),
                        1,
                        "running",
                        at,
                        e.items() == null ? null : count(e.items().size()));
            case RunEvent.DelayStarted e ->
                open(e.step(), 1, "waiting", at, text("until", e.until().toString()));
            case RunEvent.ApprovalRequested e -> open(e.step(), 1, "waiting", at, text("message", e.message()));
            case RunEvent.InputRequested e -> open(e.step(), 1, "waiting", at, text("message", e.message()));
            case RunEvent.EventAwaited e -> open(e.step(), 1, "waiting", at, awaited(e));
            case RunEvent.NodeSucceeded e -> close(e.step(), "succeeded", at, e.output(), e.choice(), null);
            case RunEvent.NodeReused e -> close(e.step(), "reused", at, e.output(), e.choice(), null);
            case RunEvent.NodeFailed e -> close(e.step(), "failed", at, e.partial(), null, e.error());
            case ApprovalClosed e ->
                close(e.step(), e.choice() == null ? "failed" : "succeeded", at, decision(e), e.choice(), null);
            case RunEvent.InputGiven e -> close(e.step(), "succeeded", at, e.values(), null, null);
            case RunEvent.EventReceived e -> close(e.step(), "succeeded", at, e.event(), null, null);
            case RunEvent.WaitExpired e ->
                close(e.step(), e.choice() == null ? "failed" : "succeeded", at, null, e.choice(), null);
            case RunEvent.NodeAbandoned e -> close(e.step(), "abandoned", at, null, null, null);
            case RunEvent.StepInDoubt e -> close(e.step(), "in_doubt", at, null, null, null);
            case RunEvent.RunStarted _,
                    RunEvent.RunQueued _,
                    RunEvent.RunAdmitted _,
                    RunEvent.InputReplaced _,
                    RunEvent.ApprovalVoted _,
                    RunEvent.ApprovalReminded _,
                    RunEvent.ApprovalEscalated _,
                    RunEvent.ApprovalDelegated _,
                    RunEvent.RoundEnded _,
                    RunEvent.DoubtResolved _,
                    RunEvent.Interruption _,
                    RunEvent.RunFinished _ -> null;
        };
    }

    private Change open(StepId step, int attempt, String status, Instant at, @Nullable JsonNode input) {
        Change opened = new Change(
                count++, new Span(step.node().value(), path(step), attempt, status, at, null, input, null, null, null));
        open.put(step, opened);
        return opened;
    }

    private static @Nullable String path(StepId step) {
        return step.isInLoop() ? step.toString() : null;
    }

    private static ObjectNode withChild(RunEvent.RunCalled called) {
        return text("run", called.child().toString()).set("input", called.input());
    }

    private static ObjectNode count(int items) {
        return EventJson.MAPPER.createObjectNode().put("items", items);
    }

    private static ObjectNode awaited(RunEvent.EventAwaited awaited) {
        ObjectNode view = text("event", awaited.source());
        return awaited.match() == null ? view : view.put("match", awaited.match());
    }

    /** Ends the step's open span; steps settled by thought alone begin and end at once. */
    private Change close(
            StepId step,
            String status,
            Instant at,
            @Nullable JsonNode output,
            @Nullable String choice,
            @Nullable StepError error) {
        Change opened = open.remove(step);
        if (opened == null) {
            return new Change(
                    count++, new Span(step.node().value(), path(step), 1, status, at, 0L, null, output, choice, error));
        }
        Span span = opened.span();
        long durationMs = Duration.between(span.startedAt(), at).toMillis();
        return new Change(
                opened.place(),
                new Span(
                        span.node(),
                        span.step(),
                        span.attempt(),
                        status,
                        span.startedAt(),
                        durationMs,
                        span.input(),
                        output,
                        choice,
                        error));
    }

    private static ObjectNode decision(ApprovalClosed closed) {
        ObjectNode output = text("decision", closed.decision().word());
        if (closed.by() != null) {
            output.put("by", closed.by().name());
        }
        if (closed.comment() != null) {
            output.put("comment", closed.comment());
        }
        return output;
    }

    private static ObjectNode text(String name, String value) {
        return EventJson.MAPPER.createObjectNode().put(name, value);
    }
}
