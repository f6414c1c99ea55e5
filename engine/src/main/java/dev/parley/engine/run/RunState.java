package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Waiting;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Interruption;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A run, folded from its events. Immutable.
 *
 * @param seq of the last event folded in
 * @param begunAt when its steps could begin; null while it waits for its turn
 * @param steps of the workflow itself; those within loops are further down
 * @param replaced inputs that steps take instead of what the workflow says
 * @param interruption why it is to end before it is through; null while it may go on
 * @param finished the last event; null while the run goes on
 */
public record RunState(
        RunId id,
        long seq,
        RunStarted started,
        Instant startedAt,
        @Nullable Instant begunAt,
        Frame steps,
        Map<StepId, JsonNode> replaced,
        @Nullable Interruption interruption,
        @Nullable RunFinished finished,
        @Nullable Instant finishedAt) {

    /** Just before the first event. */
    public static RunState before(RunId id, RunStarted started, Instant at) {
        return new RunState(id, 0, started, at, at, Frame.EMPTY, Map.of(), null, null, null);
    }

    /** States of the workflow's own steps reached so far, in the order they were reached; those within loops are not among them. */
    public Map<NodeId, NodeState> nodes() {
        return steps.nodes();
    }

    /** Empty when the step has not been reached, or is in a round of a loop that is over. */
    public Optional<NodeState> step(StepId id) {
        return Optional.ofNullable(steps.at(id));
    }

    /** Tells of every step reached so far, those in rounds that are under way included. */
    public void forEachStep(BiConsumer<StepId, NodeState> told) {
        steps.forEach(null, 0, told);
    }

    /** The request to cancel; null when there is none. */
    public @Nullable CancelRequested cancelled() {
        return interruption instanceof CancelRequested request ? request : null;
    }

    /** Whether it waits for its turn. */
    public boolean isQueued() {
        return begunAt == null;
    }

    /** Where the run stands: WAITING when every unsettled step reached so far waits for time, people or an event. */
    public RunStatus status() {
        if (finished != null) {
            return switch (finished.outcome()) {
                case SUCCEEDED -> RunStatus.SUCCEEDED;
                case FAILED -> RunStatus.FAILED;
                case CANCELLED -> RunStatus.CANCELLED;
            };
        }
        if (isQueued()) {
            return RunStatus.QUEUED;
        }
        boolean isRunning =
                nodes().isEmpty() || steps.any(state -> state instanceof Running || state instanceof AwaitingRun);
        return isRunning ? RunStatus.RUNNING : RunStatus.WAITING;
    }

    /** Whether something is under way, or may have happened, that the run must not end before. */
    boolean isBusy() {
        return steps.any(state -> state instanceof Running || (state instanceof InDoubt && interruption == null));
    }

    /** The earliest moment at which time alone moves this run on; empty when only people or steps under way can, or it ends. */
    public Optional<Instant> wakeAt() {
        if (finished != null || interruption != null || isQueued()) {
            return Optional.empty();
        }
        Earliest earliest = new Earliest(deadline());
        steps.any(earliest::heard);
        return Optional.ofNullable(earliest.moment);
    }

    /** When its time runs out; null means never. */
    @Nullable
    Instant deadline() {
        return begunAt == null || started.timeout() == null ? null : begunAt.plus(started.timeout());
    }

    RunState with(Frame changed) {
        return new RunState(
                id, seq, started, startedAt, begunAt, changed, replaced, interruption, finished, finishedAt);
    }

    RunState at(long newSeq) {
        return new RunState(
                id, newSeq, started, startedAt, begunAt, steps, replaced, interruption, finished, finishedAt);
    }

    /** @param at null while it waits for its turn */
    RunState begunAt(@Nullable Instant at) {
        return new RunState(id, seq, started, startedAt, at, steps, replaced, interruption, finished, finishedAt);
    }

    RunState replacing(StepId step, JsonNode input) {
        Map<StepId, JsonNode> more = new LinkedHashMap<>(replaced);
        more.put(step, input);
        return new RunState(
                id, seq, started, startedAt, begunAt, steps, Map.copyOf(more), interruption, finished, finishedAt);
    }

    RunState interrupted(Interruption by) {
        return new RunState(id, seq, started, startedAt, begunAt, steps, replaced, by, finished, finishedAt);
    }

    RunState finished(RunFinished end, Instant at) {
        return new RunState(id, seq, started, startedAt, begunAt, steps, replaced, interruption, end, at);
    }

    private static final class Earliest {
        private @Nullable Instant moment;

        Earliest(@Nullable Instant moment) {
            this.moment = moment;
        }

        /** @return false, to hear of all */
        boolean heard(NodeState state) {
            Instant until = state instanceof Waiting waiting ? waiting.until() : null;
            if (until != null && (moment == null || until.isBefore(moment))) {
                moment = until;
            }
            return false;
        }
    }
}
