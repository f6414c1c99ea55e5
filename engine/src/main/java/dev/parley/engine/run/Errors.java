package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.workflow.Durations;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The interpreter's own reasons for failing a step. */
final class Errors {
    private static final int LONGEST_SHOWN = 80;
    private static final String STOPPED_IN_DOUBT = "stopped_in_doubt";

    static final StepError CANCELLED = new StepError("cancelled", "The run was cancelled.", null, false);

    static final StepError IN_DOUBT =
            new StepError("in_doubt", "The attempt was cut off; nobody could tell whether it happened.", null, true);

    private Errors() {}

    /** For a call of a run that was being stopped when the process died, and which nobody may repeat. */
    static StepError cancelledInDoubt(StepId step) {
        return new StepError(
                "cancelled",
                "Step \"%s\" was cut off by a crash while its run was being stopped; it may have happened all the same."
                        .formatted(step),
                "Look into the far system before you replay.",
                false);
    }

    static StepError badExpression(StepId step, ExpressionException e) {
        return new StepError(
                "bad_expression",
                "Step \"%s\" cannot compute its values: %s".formatted(step, e.getMessage()),
                "Correct \"%s\" in the workflow, or send the value it needs, then replay.".formatted(e.expression()),
                false);
    }

    static StepError tooLarge(StepId step, String excess) {
        return new StepError(
                "input_too_large",
                "Step \"%s\" would work on %s.".formatted(step, excess),
                "Take only the fields it needs, or fewer items.",
                false);
    }

    static StepError resultTooLarge(StepId step, String excess) {
        return new StepError(
                "output_too_large",
                "The results of loop \"%s\" come to %s.".formatted(step, excess),
                "Let the last step of the loop give only what is needed afterwards.",
                false);
    }

    static StepError notBoolean(StepId step, JsonNode value) {
        return new StepError(
                "not_boolean",
                "Step \"%s\" needs a condition that is true or false, but it gave %s.".formatted(step, shown(value)),
                "Compare the value, for example: total > 1000.",
                false);
    }

    static StepError badTime(StepId step, String text, String reason) {
        return new StepError(
                "bad_time",
                "Step \"%s\" cannot wait for \"%s\": %s".formatted(step, text, reason),
                "Use a duration such as 90s, 2h or 1d, or a moment such as 2026-05-01T09:00:00Z.",
                false);
    }

    /** @param what nobody answered, as a word: {@code approval}, {@code input} or {@code event} */
    static StepError expired(StepId step, String what) {
        String message = switch (what) {
            case "event" -> "The event that step \"%s\" waits for did not come in time.";
            case "input" -> "Nobody filled in the form \"%s\" in time.";
            default -> "Nobody answered the approval \"%s\" in time.";
        };
        String hint =
                what.equals("event") ? "Replay from this step to wait again." : "Replay from this step to ask again.";
        return new StepError(what + "_expired", message.formatted(step), hint, false);
    }

    /** @param field of the step, such as {@code approvers} @param written what it says there */
    static StepError nobodyToAsk(StepId step, String field, String written) {
        return new StepError(
                "nobody_to_ask",
                "Step \"%s\" has nobody to ask: its %s, %s, came to no one.".formatted(step, field, written),
                "Send the value that names somebody, or name somebody in the workflow as well, then replay.",
                false);
    }

    static StepError notPeople(StepId step, String field, JsonNode value) {
        return new StepError(
                "not_people",
                "Step \"%s\" needs names in its %s, but got %s.".formatted(step, field, shown(value)),
                "Name the field that holds the name or the address, such as {{input.manager.email}}.",
                false);
    }

    static StepError notAList(StepId step, JsonNode value) {
        return new StepError(
                "not_a_list",
                "Step \"%s\" needs a list to go through, but it got %s.".formatted(step, shown(value)),
                "Name the field that holds the list, such as {{input.lines}}.",
                false);
    }

    static StepError tooManyItems(StepId step, int count, int limit) {
        return new StepError(
                "too_many_items",
                "Step \"%s\" would go through %d items; the limit is %d.".formatted(step, count, limit),
                "Take a page or a filter of the list, or call a workflow for parts of it.",
                false);
    }

    static StepError notReached(StepId step, int rounds) {
        return new StepError(
                "not_reached",
                "What loop \"%s\" waits for had not come true after %d rounds.".formatted(step, rounds),
                "Raise max, put a longer delay into the loop, or lead an arrow with when: error out of it.",
                false);
    }

    static StepError timeRanOut(Duration timeout) {
        return new StepError(
                "run_timeout",
                "The run took longer than the %s its workflow allows.".formatted(Durations.format(timeout)),
                "Raise the workflow's timeout if it needs longer, then replay.",
                false);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    static StepError doubtStopped(StepId step, String by) {
        return new StepError(
                STOPPED_IN_DOUBT,
                "%s stopped step \"%s\", which may have happened before a crash.".formatted(by, step),
                "Check the far system, then replay from this step if it did not happen.",
                false);
    }

    /** Whether a person ended the step; that is not tolerated where other failures are. */
    static boolean isStoppedInDoubt(StepError error) {
        return error.code().equals(STOPPED_IN_DOUBT);
    }

    static StepError stopped(JsonNode output) {
        return new StepError("stopped", output.path("message").asString("The workflow stopped here."), null, false);
    }
}
