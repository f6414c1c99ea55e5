package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One safeguard that one workflow has or could have.
 *
 * @param kind stable; with a step it names what a person decides about
 * @param covers every step a decision about it settles, first the one it stands at
 * @param wording of several equal ones as well
 * @param remedy the workflow with it; null where only a person can do something about it
 * @param isDefault whether it is there while nobody has decided
 * @param isHeard whether a person asked for it in words: then it is there, and not up for dropping
 */
public record Guard(
        String kind,
        List<NodeId> covers,
        Gravity gravity,
        Wording wording,
        @Nullable UnaryOperator<Workflow> remedy,
        boolean isDefault,
        boolean isHeard) {
    public Guard {
        covers = List.copyOf(covers);
    }

    public static Guard proposed(
            String kind, NodeId step, Gravity gravity, Wording wording, UnaryOperator<Workflow> remedy) {
        return new Guard(kind, List.of(step), gravity, wording, remedy, false, false);
    }

    /** Something to know that no change of the workflow mends. */
    static Guard told(String kind, NodeId step, Wording wording) {
        return new Guard(kind, List.of(step), Gravity.NOTABLE, wording, null, false, false);
    }

    NodeId step() {
        return covers.getFirst();
    }
}
