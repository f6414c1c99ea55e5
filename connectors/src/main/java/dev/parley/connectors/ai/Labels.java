package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.util.HashSet;
import java.util.List;

/** What a choice can be made from. */
final class Labels {
    private Labels() {}

    /** @throws OperationException {@code bad_input} when there is none, or two are the same */
    static void requireDistinct(List<String> labels, String field, NodeId step) throws OperationException {
        if (labels.isEmpty()) {
            throw badInput("Step \"%s\" has no %s to choose from.".formatted(step, field), field);
        } else if (new HashSet<>(labels).size() < labels.size()) {
            throw badInput("Step \"%s\" has two %s of the same name.".formatted(step, field), field);
        }
    }

    private static OperationException badInput(String message, String field) {
        return new OperationException(
                new StepError("bad_input", message, "Give it at least two different " + field + ".", false));
    }
}
