package dev.parley.bot.approvals;

import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.NodeId;
import java.util.Optional;
import java.util.UUID;

/** Names one approval: the run that asks and the step that asks it, written {@code <run>.<node>}. */
public record ApprovalId(RunId run, NodeId node) {
    /** Empty when it has not the form of an approval id. */
    public static Optional<ApprovalId> parse(String text) {
        int dot = text.indexOf('.');
        if (dot != 36 || dot == text.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ApprovalId(new RunId(UUID.fromString(text.substring(0, dot))), new NodeId(text.substring(dot + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return run + "." + node;
    }
}
