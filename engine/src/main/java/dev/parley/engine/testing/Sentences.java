package dev.parley.engine.testing;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.Difference.Part;
import dev.parley.engine.testing.StepResult.Status;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Differences in plain English. */
final class Sentences {
    private Sentences() {}

    static String status(RunStatus before, RunResult after) {
        return "The run %s%s; before, it %s.".formatted(words(after.status()), reason(after.error()), words(before));
    }

    static String status(StepId step, @Nullable Status before, @Nullable Status after, @Nullable StepResult result) {
        StepError error = result == null ? null : result.error();
        return "Step \"%s\" %s%s; before, it %s.".formatted(step, words(after), reason(error), words(before));
    }

    static String value(@Nullable StepId step, Part part, JsonChange change) {
        return part == Part.CHOICE
                ? "Step \"%s\" chose %s; before, it chose %s."
                        .formatted(step, shown(change.after()), shown(change.before()))
                : subject(step, part) + predicate(change);
    }

    private static String subject(@Nullable StepId step, Part part) {
        String owner = step == null ? "the run" : "step \"" + step + "\"";
        return switch (part) {
            case INPUT -> "What " + owner + " sends";
            case OUTPUT -> "What " + owner + " gives";
            case ERROR -> "The error of " + owner;
            case STATUS, CHOICE -> owner;
        };
    }

    private static String predicate(JsonChange change) {
        String place = change.path().isEmpty() ? "" : " at " + change.path();
        if (change.before() == null) {
            return " is %s%s; before, nothing was there.".formatted(shown(change.after()), place);
        }
        return change.after() == null
                ? " has nothing%s; before, it was %s.".formatted(place, shown(change.before()))
                : " is %s%s; before, it was %s.".formatted(shown(change.after()), place, shown(change.before()));
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null ? "nothing" : Excerpt.shown(value);
    }

    private static String reason(@Nullable StepError error) {
        return error == null ? "" : " (" + error.code() + ": " + error.message() + ")";
    }

    private static String words(@Nullable Status status) {
        return switch (status) {
            case null -> "did not run";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case ABANDONED -> "was given up";
            case UNFINISHED -> "did not come to its end";
        };
    }

    private static String words(RunStatus status) {
        return switch (status) {
            case QUEUED -> "waits for its turn";
            case RUNNING -> "goes on";
            case WAITING -> "waits without end";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case CANCELLED -> "was cancelled";
        };
    }
}
