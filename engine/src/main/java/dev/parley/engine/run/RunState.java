package dev.parley.engine.run;

import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.NodeId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run, folded from its events. Immutable.
 *
 * @param seq of the last event folded in
 * @param nodes states of the steps reached so far, in the order they were reached
 * @param cancelled the request, once there is one
 * @param finished the last event; null while the run goes on
 */
public record RunState(
        RunId id,
        long seq,
        RunStarted started,
        Instant startedAt,
        Map<NodeId, NodeState> nodes,
        RunEvent.@Nullable CancelRequested cancelled,
        @Nullable RunFinished finished,
        @Nullable Instant finishedAt) {

    public RunState {
        nodes = Collections.unmodifiableMap(nodes);
    }

    public Optional<NodeState> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    RunState with(NodeId node, NodeState state) {
        Map<NodeId, NodeState> changed = new LinkedHashMap<>(nodes);
        changed.put(node, state);
        return new RunState(id, seq, started, startedAt, changed, cancelled, finished, finishedAt);
    }

    RunState at(long newSeq) {
        return new RunState(id, newSeq, started, startedAt, nodes, cancelled, finished, finishedAt);
    }

    /** Where the run stands: WAITING when every unsettled step reached so far waits for time or people. */
    public RunStatus status() {
        if (finished != null) {
            return switch (finished.outcome()) {
                case SUCCEEDED -> RunStatus.SUCCEEDED;
                case FAILED -> RunStatus.FAILED;
                case CANCELLED -> RunStatus.CANCELLED;
            };
        }
        boolean isBusy = nodes.isEmpty() || nodes.values().stream().anyMatch(NodeState.Running.class::isInstance);
        return isBusy ? RunStatus.RUNNING : RunStatus.WAITING;
    }

    /** The earliest moment at which time alone moves this run on; empty when only people or steps under way can, or it ends. */
    public Optional<Instant> wakeAt() {
        if (finished != null || cancelled != null) {
            return Optional.empty();
        }
        return nodes.values().stream()
                .flatMap(state -> switch (state) {
                    case NodeState.Retrying retrying -> Optional.of(retrying.at()).stream();
                    case NodeState.Delayed delayed -> Optional.of(delayed.until()).stream();
                    case NodeState.Asking asking -> Optional.ofNullable(asking.expiresAt()).stream();
                    case NodeState.Running _,
                            NodeState.InDoubt _,
                            NodeState.Succeeded _,
                            NodeState.Failed _,
                            NodeState.Skipped _ -> Optional.<Instant>empty().stream();
                })
                .min(Instant::compareTo);
    }
}
