package dev.parley.engine.runtime;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.StepId;
import java.util.List;

/** Why a {@code workflow.call} step cannot start its run. */
final class CallErrors {
    private CallErrors() {}

    static StepError tooDeep(StepId step, int deepest) {
        return new StepError(
                "call_too_deep",
                "Step \"%s\" would call a workflow from %d calls down.".formatted(step, deepest),
                "Workflows that call each other without end must be broken up; use a loop instead.",
                false);
    }

    static StepError unknown(StepId step, String workflow) {
        return new StepError(
                "unknown_workflow",
                "Step \"%s\" calls \"%s\", which is no published workflow.".formatted(step, workflow),
                "Publish it first, or correct the name or id, then replay from this step.",
                false);
    }

    static StepError ambiguous(StepId step, String workflow, int count) {
        return new StepError(
                "ambiguous_workflow",
                "Step \"%s\" calls \"%s\", but %d published workflows are called so.".formatted(step, workflow, count),
                "Use the id of the one you mean, then replay from this step.",
                false);
    }

    static StepError badInput(StepId step, String workflow, List<String> misfits) {
        return new StepError(
                "bad_input",
                "Step \"%s\" cannot call \"%s\": %s".formatted(step, workflow, String.join(" ", misfits)),
                "Give what that workflow asks for under `input`, then replay from this step.",
                false);
    }

    static StepError waitsForItself(StepId step, String workflow) {
        return new StepError(
                "call_waits_for_itself",
                "Step \"%s\" calls \"%s\", which limits its open runs, from within one of them; it could wait for ever."
                        .formatted(step, workflow),
                "Take `concurrency` off that workflow, or put what is called again into a workflow without it.",
                false);
    }
}
