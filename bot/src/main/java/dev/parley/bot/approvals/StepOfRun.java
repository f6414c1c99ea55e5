package dev.parley.bot.approvals;

import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.NodeId;
import java.util.Optional;
import java.util.UUID;

/** A step of a particular run, written {@code <run>.<node>}: what an approval, or a doubt, is called by. */
public record StepOfRun(RunId run, NodeId node) {
    /** Empty when it has not that form. */
    public static Optional<StepOfRun> parse(String text) {
        int dot = text.indexOf('.');
        if (dot != 36 || dot == text.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StepOfRun(
                    new RunId(UUID.fromString(text.substring(0, dot))), new NodeId(text.substring(dot + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return run + "." + node;
    }
}
