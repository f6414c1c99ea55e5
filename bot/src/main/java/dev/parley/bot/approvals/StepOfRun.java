package dev.parley.bot.approvals;

import dev.parley.engine.RunId;
import dev.parley.engine.run.StepId;
import java.util.Optional;
import java.util.UUID;

/** A step of a particular run, written {@code <run>.<step>}: what an approval, or a doubt, is called by. */
public record StepOfRun(RunId run, StepId step) {
    /** Empty when it has not that form. */
    public static Optional<StepOfRun> parse(String text) {
        int dot = text.indexOf('.');
        if (dot != 36 || dot == text.length() - 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new StepOfRun(
                    new RunId(UUID.fromString(text.substring(0, dot))), StepId.parse(text.substring(dot + 1))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return run + "." + step;
    }
}
