package dev.parley.engine.run;

import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Retrying;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.NodeState.Vote;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings.OnError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one event changes, skipped steps aside. */
final class Transitions {
    private Transitions() {}

    /** The state just before the first event. */
    static RunState started(RunId run, RecordedEvent first) {
        if (!(first.event() instanceof RunStarted started)) {
            throw new IllegalArgumentException("Run " + run + " does not begin with RunStarted: " + first.event());
        }
        return new RunState(run, 0, started, first.at(), Map.of(), null, null, null);
    }

    static RunState apply(Plan plan, RunState before, RecordedEvent recorded) {
        RunState state = before.at(recorded.seq());
        Instant at = recorded.at();
        return switch (recorded.event()) {
            case RunStarted _ -> state;
            case RunEvent.NodeStarted e -> state.with(e.node(), new Running(e.attempt(), e.input()));
            case RunEvent.NodeSucceeded e -> state.with(e.node(), new Succeeded(e.output(), e.choice(), at));
            case RunEvent.NodeReused e -> state.with(e.node(), new Succeeded(e.output(), e.choice(), at));
            case NodeFailed e -> state.with(e.node(), failed(plan, state, e, at));
            case RunEvent.DelayStarted e -> state.with(e.node(), new NodeState.Delayed(e.until()));
            case RunEvent.ApprovalRequested e ->
                state.with(e.node(), new Asking(e.approvers(), e.message(), e.quorum(), at, e.expiresAt(), List.of()));
            case RunEvent.ApprovalVoted e -> voted(state, e, at);
            case ApprovalClosed e -> state.with(e.node(), closed(plan, e, at));
            case RunEvent.StepInDoubt e -> state.with(e.node(), new InDoubt(e.attempt()));
            case DoubtResolved e -> resolved(state, e, at);
            case RunEvent.CancelRequested e ->
                new RunState(state.id(), state.seq(), state.started(), state.startedAt(), state.nodes(), e, null, null);
            case RunEvent.RunFinished e ->
                new RunState(
                        state.id(),
                        state.seq(),
                        state.started(),
                        state.startedAt(),
                        state.nodes(),
                        state.cancelled(),
                        e,
                        at);
        };
    }

    private static NodeState failed(Plan plan, RunState state, NodeFailed e, Instant at) {
        if (e.retryAt() != null) {
            int attempt = state.nodes().get(e.node()) instanceof Running running ? running.attempt() : 1;
            return new Retrying(attempt, e.error(), e.retryAt());
        }
        return new Failed(e.error(), isTolerated(plan, e.node()), at);
    }

    private static boolean isTolerated(Plan plan, NodeId node) {
        return plan.step(node).settings().onError() == OnError.CONTINUE;
    }

    private static RunState voted(RunState state, RunEvent.ApprovalVoted e, Instant at) {
        if (!(state.nodes().get(e.node()) instanceof Asking asking)) {
            return state;
        }
        List<Vote> votes = new ArrayList<>(asking.votes());
        votes.add(new Vote(e.approve(), e.by(), e.comment(), at));
        return state.with(
                e.node(),
                new Asking(
                        asking.approvers(),
                        asking.message(),
                        asking.quorum(),
                        asking.askedAt(),
                        asking.expiresAt(),
                        List.copyOf(votes)));
    }

    private static NodeState closed(Plan plan, ApprovalClosed e, Instant at) {
        if (e.choice() == null) {
            return new Failed(Errors.expired(e.node()), isTolerated(plan, e.node()), at);
        }
        ObjectNode output = JsonNodeFactory.instance
                .objectNode()
                .put("decision", e.decision().word());
        if (e.by() != null) {
            output.put("by", e.by().name());
        }
        if (e.comment() != null) {
            output.put("comment", e.comment());
        }
        return new Succeeded(output.put("at", at.toString()), e.choice(), at);
    }

    private static RunState resolved(RunState state, DoubtResolved e, Instant at) {
        NodeId node = e.node();
        if (!(state.nodes().get(node) instanceof InDoubt doubt)) {
            return state;
        }
        return state.with(
                node,
                switch (e.answer()) {
                    case RETRY -> new Retrying(doubt.attempt(), Errors.IN_DOUBT, at);
                    case DONE -> new Succeeded(JsonNodeFactory.instance.nullNode(), null, at);
                    case STOP -> new Failed(Errors.doubtStopped(node, e.by().name()), false, at);
                });
    }
}
