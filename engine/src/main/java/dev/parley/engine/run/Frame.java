package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.NodeState.Looping;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the steps of one level stand: those of the workflow itself, or those of one round of a loop. Immutable.
 *
 * @param nodes those reached so far, in the order they were reached
 */
public record Frame(Map<NodeId, NodeState> nodes) {
    static final Frame EMPTY = new Frame(Map.of());

    public Frame {
        nodes = Collections.unmodifiableMap(nodes);
    }

    /** Null when it has not been reached, or its round is over. */
    @Nullable
    NodeState at(StepId step) {
        if (!step.isInLoop()) {
            return nodes.get(step.node());
        }
        StepId.Round round = step.within().getFirst();
        Frame inner = nodes.get(round.container()) instanceof Looping loop
                ? loop.rounds().get(round.index())
                : null;
        return inner == null ? null : inner.at(step.below());
    }

    Frame with(NodeId node, NodeState state) {
        Map<NodeId, NodeState> changed = new LinkedHashMap<>(nodes);
        changed.put(node, state);
        return new Frame(changed);
    }

    /** Tells of every step, those in rounds that are under way included. @param within where this level is */
    void forEach(@Nullable StepId within, int round, BiConsumer<StepId, NodeState> told) {
        nodes.forEach((node, state) -> {
            StepId step = within == null ? StepId.of(node) : within.inner(round, node);
            told.accept(step, state);
            if (state instanceof Looping loop) {
                loop.rounds().forEach((index, frame) -> frame.forEach(step, index, told));
            }
        });
    }

    /** Whether this holds for any step, those in rounds that are under way included. */
    boolean any(Predicate<NodeState> claim) {
        for (NodeState state : nodes.values()) {
            if (claim.test(state) || (state instanceof Looping loop && loop.any(claim))) {
                return true;
            }
        }
        return false;
    }
}
