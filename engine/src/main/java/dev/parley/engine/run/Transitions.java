package dev.parley.engine.run;

import dev.parley.engine.RunId;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.EndedRound;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.NodeState.Retrying;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one event changes. */
final class Transitions {
    private Transitions() {}

    /** The state just before the first event. */
    static RunState started(RunId run, RecordedEvent first) {
        if (!(first.event() instanceof RunStarted started)) {
            throw new IllegalArgumentException("Run " + run + " does not begin with RunStarted: " + first.event());
        }
        return RunState.before(run, started, first.at());
    }

    static RunState apply(Plan plan, RunState before, RecordedEvent recorded) {
        RunState state = before.at(recorded.seq());
        Instant at = recorded.at();
        return switch (recorded.event()) {
            case RunStarted _ -> state.with(plan.top().skipDeadPaths(state.steps()));
            case RunEvent.RunQueued _ -> state.begunAt(null);
            case RunEvent.RunAdmitted _ -> state.begunAt(at);
            case RunEvent.InputReplaced e -> state.replacing(e.step(), e.input());
            case RunEvent.Interruption e -> state.interrupted(e);
            case RunEvent.RunFinished e -> state.finished(e, at);
            case RunEvent.NodeEvent e -> {
                NodeState changed = after(plan, state.steps().at(e.step()), e, at);
                yield changed == null ? state : state.with(put(plan.top(), state.steps(), e.step(), changed));
            }
        };
    }

    /** Where the step stands after the event; null when the event comes too late to change it. */
    private static @Nullable NodeState after(
            Plan plan, @Nullable NodeState before, RunEvent.NodeEvent event, Instant at) {
        return switch (event) {
            case RunEvent.NodeStarted e -> new Running(e.attempt(), e.input());
            case RunEvent.NodeSucceeded e -> new Succeeded(e.output(), e.choice(), at);
            case RunEvent.NodeReused e -> new Succeeded(e.output(), e.choice(), at);
            case NodeFailed e -> failed(plan.step(e.node()), before, e, at);
            case RunEvent.DelayStarted e -> new NodeState.Delayed(e.until());
            case RunEvent.ApprovalRequested e ->
                new Asking(e.approvers(), e.message(), e.quorum(), at, e.expiresAt(), e.nudges(), Course.EMPTY);
            case ApprovalVoted _,
                    RunEvent.ApprovalReminded _,
                    RunEvent.ApprovalEscalated _,
                    RunEvent.ApprovalDelegated _ ->
                before instanceof NodeState.Question question ? question.after(event, at) : null;
            case ApprovalClosed e -> closed(plan.step(e.node()), e, at);
            case RunEvent.InputRequested e ->
                new NodeState.AskingInput(
                        e.assignees(), e.message(), e.fields(), at, e.expiresAt(), e.nudges(), Course.EMPTY);
            case RunEvent.InputGiven e -> new Succeeded(given(e, at), null, at);
            case RunEvent.EventAwaited e -> new NodeState.AwaitingEvent(e.source(), e.expiresAt());
            case RunEvent.EventReceived e -> new Succeeded(received(e, at), null, at);
            case RunEvent.WaitExpired e -> expired(plan.step(e.node()), before, e, at);
            case RunEvent.NodeAbandoned _ -> new NodeState.Skipped();
            case RunEvent.RunCalled e -> new NodeState.AwaitingRun(e.attempt(), e.child(), e.input());
            case RunEvent.LoopStarted e -> Looping.begin(e.items(), e.parallel());
            case RunEvent.RoundEnded e ->
                before instanceof Looping loop && loop.rounds().containsKey(e.index())
                        ? loop.ended(new EndedRound(e.index(), e.output(), e.error()), e.isFollowed())
                        : null;
            case RunEvent.StepInDoubt e -> new InDoubt(e.attempt());
            case DoubtResolved e -> before instanceof InDoubt doubt ? resolved(doubt, e, at) : null;
            case RunEvent.InputReplaced _ -> null;
        };
    }

    /** Also skips what no arrow can reach any more at that level. */
    private static Frame put(Level level, Frame frame, StepId step, NodeState state) {
        if (!step.isInLoop()) {
            return level.skipDeadPaths(frame.with(step.node(), state));
        }
        StepId.Round round = step.within().getFirst();
        if (!(frame.nodes().get(round.container()) instanceof Looping loop)
                || !loop.rounds().containsKey(round.index())) {
            return frame;
        }
        Level body = level.steps().get(round.container()).body();
        Frame changed = put(body, loop.rounds().get(round.index()), step.below(), state);
        return frame.with(round.container(), loop.with(round.index(), changed));
    }

    private static NodeState failed(Step step, @Nullable NodeState before, NodeFailed e, Instant at) {
        if (e.retryAt() != null) {
            return new Retrying(attempt(before), e.error(), e.retryAt());
        }
        boolean isTolerated = step.toleratesFailure() && !Errors.isStoppedInDoubt(e.error());
        return new Failed(e.error(), isTolerated, e.partial(), at);
    }

    /** Which attempt is under way; the first where none was written down. */
    static int attempt(@Nullable NodeState state) {
        return switch (state) {
            case Running running -> running.attempt();
            case NodeState.AwaitingRun awaiting -> awaiting.attempt();
            case null, default -> 1;
        };
    }

    private static NodeState closed(Step step, ApprovalClosed e, Instant at) {
        if (e.choice() == null) {
            return new Failed(Errors.expired(e.step(), "approval"), step.toleratesFailure(), null, at);
        }
        ObjectNode output = object().put("decision", e.decision().word());
        if (e.by() != null) {
            output.put("by", e.by().name());
        }
        if (e.comment() != null) {
            output.put("comment", e.comment());
        }
        return new Succeeded(output.put("at", at.toString()), e.choice(), at);
    }

    private static NodeState expired(Step step, @Nullable NodeState before, RunEvent.WaitExpired e, Instant at) {
        if (e.choice() != null) {
            return new Succeeded(object().put("expired", true), e.choice(), at);
        }
        String what = before instanceof NodeState.AwaitingEvent ? "event" : "input";
        return new Failed(Errors.expired(e.step(), what), step.toleratesFailure(), null, at);
    }

    private static ObjectNode given(RunEvent.InputGiven e, Instant at) {
        ObjectNode output = object().set("values", e.values());
        return output.put("by", e.by().name()).put("at", at.toString());
    }

    private static ObjectNode received(RunEvent.EventReceived e, Instant at) {
        ObjectNode output = object().set(RunEvent.EventAwaited.EVENT, e.event());
        return output.put("at", at.toString());
    }

    private static NodeState resolved(InDoubt doubt, DoubtResolved e, Instant at) {
        return switch (e.answer()) {
            case RETRY -> new Retrying(doubt.attempt(), Errors.IN_DOUBT, at);
            case DONE -> new Succeeded(JsonNodeFactory.instance.nullNode(), null, at);
            case STOP -> new Failed(Errors.doubtStopped(e.step(), e.by().name()), false, null, at);
        };
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
