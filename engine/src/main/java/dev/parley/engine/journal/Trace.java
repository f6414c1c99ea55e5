package dev.parley.engine.journal;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.workflow.NodeId;
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
    private final Map<NodeId, Integer> newest = new HashMap<>();

    static List<Span> of(List<RecordedEvent> events) {
        Trace trace = new Trace();
        events.forEach(trace::read);
        return trace.spans;
    }

    private void read(RecordedEvent recorded) {
        Instant at = recorded.at();
        switch (recorded.event()) {
            case RunEvent.NodeStarted e -> open(e.node(), e.attempt(), "running", at, e.input());
            case RunEvent.DelayStarted e ->
                open(e.node(), 1, "waiting", at, text("until", e.until().toString()));
            case RunEvent.ApprovalRequested e -> open(e.node(), 1, "waiting", at, text("message", e.message()));
            case RunEvent.NodeSucceeded e -> close(e.node(), "succeeded", at, e.output(), e.choice(), null);
            case RunEvent.NodeReused e -> close(e.node(), "reused", at, e.output(), e.choice(), null);
            case RunEvent.NodeFailed e -> close(e.node(), "failed", at, null, null, e.error());
            case ApprovalClosed e ->
                close(e.node(), e.choice() == null ? "failed" : "succeeded", at, decision(e), e.choice(), null);
            case RunEvent.StepInDoubt e -> close(e.node(), "in_doubt", at, null, null, null);
            case RunEvent.RunStarted _,
                    RunEvent.ApprovalVoted _,
                    RunEvent.DoubtResolved _,
                    RunEvent.CancelRequested _,
                    RunEvent.RunFinished _ -> {}
        }
    }

    private void open(NodeId node, int attempt, String status, Instant at, JsonNode input) {
        newest.put(node, spans.size());
        spans.add(new Span(node.value(), attempt, status, at, null, input, null, null, null));
    }

    /** Ends the step's open span; steps settled by thought alone begin and end at once. */
    private void close(
            NodeId node,
            String status,
            Instant at,
            @Nullable JsonNode output,
            @Nullable String choice,
            @Nullable StepError error) {
        Integer index = newest.remove(node);
        if (index == null) {
            spans.add(new Span(node.value(), 1, status, at, 0L, null, output, choice, error));
            return;
        }
        Span open = spans.get(index);
        long durationMs = Duration.between(open.startedAt(), at).toMillis();
        spans.set(
                index,
                new Span(
                        open.node(),
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
