package dev.parley.engine.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.parley.engine.NodeId;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a run: a node, and for nodes within loops which round of each. Written {@code file}, or {@code orders.3.file} for the
 * fourth item of the loop {@code orders}.
 *
 * @param within the rounds it is in, outermost first; empty outside of loops
 */
public record StepId(List<Round> within, NodeId node) {
    public StepId {
        within = List.copyOf(within);
    }

    /** @param index from 0 */
    public record Round(NodeId container, int index) {}

    public static StepId of(NodeId node) {
        return new StepId(List.of(), node);
    }

    /** @throws IllegalArgumentException when the text is no step's name */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StepId parse(String text) {
        if (text.indexOf('.') < 0) {
            return of(new NodeId(text));
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length % 2 == 0) {
            throw notAStep(text);
        }
        List<Round> within = new ArrayList<>(parts.length / 2);
        for (int i = 0; i < parts.length - 1; i += 2) {
            if (!parts[i + 1].matches("\\d{1,9}")) {
                throw notAStep(text);
            }
            within.add(new Round(new NodeId(parts[i]), Integer.parseInt(parts[i + 1])));
        }
        return new StepId(within, new NodeId(parts[parts.length - 1]));
    }

    private static IllegalArgumentException notAStep(String text) {
        return new IllegalArgumentException(
                "\"" + text + "\" names no step; write it as file, or orders.3.file for a round of a loop");
    }

    public boolean isInLoop() {
        return !within.isEmpty();
    }

    /** A step of this loop's round. */
    StepId inner(int index, NodeId member) {
        List<Round> rounds = new ArrayList<>(within);
        rounds.add(new Round(node, index));
        return new StepId(rounds, member);
    }

    /** Seen from within its outermost loop. */
    StepId below() {
        return new StepId(within.subList(1, within.size()), node);
    }

    @JsonValue
    @Override
    public String toString() {
        if (within.isEmpty()) {
            return node.value();
        }
        StringBuilder text = new StringBuilder();
        within.forEach(round ->
                text.append(round.container()).append('.').append(round.index()).append('.'));
        return text.append(node).toString();
    }
}
