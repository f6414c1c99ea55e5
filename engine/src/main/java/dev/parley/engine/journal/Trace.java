package dev.parley.engine.journal;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a run's events as spans. */
final class Trace {
    private final List<Span> spans = new ArrayList<>();
    private final Map<StepId, Integer> newest = new HashMap<>();

    static List<Span> of(List<RecordedEvent> events) {
        Trace trace = new Trace();
        events.forEach(trace::read);
        return trace.spans;
    }

    private void read(RecordedEvent recorded) {
        Instant at = recorded.at();
        switch (recorded.event()) {
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
                    RunEvent.RunFinished _ -> {}
        }
    }

    private void open(StepId step, int attempt, String status, Instant at, @Nullable JsonNode input) {
        newest.put(step, spans.size());
        spans.add(new Span(step.node().value(), path(step), attempt, status, at, null, input, null, null, null));
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
    private void close(
            StepId step,
            String status,
            Instant at,
            @Nullable JsonNode output,
            @Nullable String choice,
            @Nullable StepError error) {
        Integer index = newest.remove(step);
        if (index == null) {
            spans.add(new Span(step.node().value(), path(step), 1, status, at, 0L, null, output, choice, error));
            return;
        }
        Span open = spans.get(index);
        long durationMs = Duration.between(open.startedAt(), at).toMillis();
        spans.set(
                index,
                new Span(
                        open.node(),
                        open.step(),
                        open.attempt(),
                        status,
                        open.startedAt(),
                        durationMs,
                        open.input(),
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
