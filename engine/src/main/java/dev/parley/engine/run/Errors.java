package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.workflow.NodeId;
import tools.jackson.databind.JsonNode;

/** The interpreter's own reasons for failing a step. */
final class Errors {
    static final StepError CANCELLED = new StepError("cancelled", "The run was cancelled.", null, false);

    static final StepError IN_DOUBT =
            new StepError("in_doubt", "The attempt was cut off; nobody could tell whether it happened.", null, true);

    private Errors() {}

    static StepError badExpression(NodeId node, ExpressionException e) {
        return new StepError(
                "bad_expression",
                "Step \"%s\" cannot compute its values: %s".formatted(node, e.getMessage()),
                "Correct \"%s\" in the workflow, or send the value it needs, then replay.".formatted(e.expression()),
                false);
    }

    static StepError tooLarge(NodeId node, String excess) {
        return new StepError(
                "input_too_large",
                "Step \"%s\" would work on %s.".formatted(node, excess),
                "Take only the fields it needs, or fewer items.",
                false);
    }

    static StepError notBoolean(NodeId node, JsonNode value) {
        return new StepError(
                "not_boolean",
                "Step \"%s\" needs a condition that is true or false, but it gave %s.".formatted(node, value),
                "Compare the value, for example: total > 1000.",
                false);
    }

    static StepError badTime(NodeId node, String text, String reason) {
        return new StepError(
                "bad_time",
                "Step \"%s\" cannot wait for \"%s\": %s".formatted(node, text, reason),
                "Use a duration such as 90s, 2h or 1d, or a moment such as 2026-05-01T09:00:00Z.",
                false);
    }

    static StepError expired(NodeId node) {
        return new StepError(
                "approval_expired",
                "Nobody answered the approval \"%s\" in time.".formatted(node),
                "Replay from this step to ask again.",
                false);
    }

    static StepError doubtStopped(NodeId node, String by) {
        return new StepError(
                "stopped_in_doubt",
                "%s stopped step \"%s\", which may have happened before a crash.".formatted(by, node),
                "Check the far system, then replay from this step if it did not happen.",
                false);
    }

    static StepError stopped(JsonNode output) {
        return new StepError("stopped", output.path("message").asString("The workflow stopped here."), null, false);
    }
}
