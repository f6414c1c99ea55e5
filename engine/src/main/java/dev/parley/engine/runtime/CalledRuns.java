package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Caller;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Performer.Answer;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which workflow a {@code workflow.call} step means, and what its run's end means to the step. */
final class CalledRuns {
    static final int DEEPEST = 10;

    private final WorkflowCatalog catalog;

    CalledRuns(WorkflowCatalog catalog) {
        this.catalog = catalog;
    }

    /** What to start, or why not. */
    sealed interface Called {
        record Found(StartRun request, Caller caller) implements Called {}

        record Refused(StepError error) implements Called {}
    }

    Called find(OrgId org, RunState caller, Node.CallWorkflow step, RunCalled call) {
        Caller above = caller.started().caller();
        int depth = above == null ? 1 : above.depth() + 1;
        if (depth > DEEPEST) {
            return new Called.Refused(tooDeep(call.step()));
        }
        List<StoredWorkflow> live = live(org, step.workflow());
        return switch (live.size()) {
            case 0 -> new Called.Refused(unknown(call.step(), step.workflow()));
            case 1 ->
                new Called.Found(
                        request(org, caller, live.getFirst(), call.input()),
                        new Caller(caller.id(), call.step(), depth));
            default -> new Called.Refused(ambiguous(call.step(), step.workflow(), live.size()));
        };
    }

    private List<StoredWorkflow> live(OrgId org, String idOrName) {
        try {
            Optional<StoredWorkflow> byId = catalog.live(org, new WorkflowId(UUID.fromString(idOrName.strip())));
            return byId.stream().toList();
        } catch (IllegalArgumentException aName) {
            return catalog.liveNamed(org, idOrName.strip());
        }
    }

    private static StartRun request(OrgId org, RunState caller, StoredWorkflow target, JsonNode input) {
        return new StartRun(
                org,
                target.ref(),
                caller.started().mode(),
                "workflow",
                payload(target.workflow().trigger(), input),
                input,
                caller.started().by(),
                caller.started().replyTo());
    }

    /** As if the trigger had delivered it, so that the workflow's expressions find it where they look. */
    private static JsonNode payload(Trigger trigger, JsonNode input) {
        if (!(trigger instanceof Trigger.Webhook)) {
            return input;
        }
        ObjectNode delivered = JsonNodeFactory.instance.objectNode();
        delivered.set("body", input);
        delivered.set("headers", JsonNodeFactory.instance.objectNode());
        delivered.set("query", JsonNodeFactory.instance.objectNode());
        return delivered;
    }

    /** What the calling step is told. */
    static Answer answer(RunState ended) {
        RunFinished end = Objects.requireNonNull(ended.finished());
        return switch (end.outcome()) {
            case SUCCEEDED -> new Answer.Succeeded(end.output());
            case CANCELLED ->
                new Answer.Failed(
                        new StepError(
                                "workflow_cancelled",
                                "The called run " + ended.id() + " was cancelled.",
                                "Replay from this step to call it again.",
                                false),
                        null);
            case FAILED -> new Answer.Failed(failed(ended, Objects.requireNonNull(end.error())), null);
        };
    }

    private static StepError failed(RunState ended, StepError error) {
        return new StepError(
                error.code(),
                "The called run " + ended.id() + " failed: " + error.message(),
                error.hint(),
                error.retryable());
    }

    private static StepError tooDeep(StepId step) {
        return new StepError(
                "call_too_deep",
                "Step \"%s\" would call a workflow from %d calls down.".formatted(step, DEEPEST),
                "Workflows that call each other without end must be broken up; use a loop instead.",
                false);
    }

    private static StepError unknown(StepId step, String workflow) {
        return new StepError(
                "unknown_workflow",
                "Step \"%s\" calls \"%s\", which is no published workflow.".formatted(step, workflow),
                "Publish it first, or correct the name or id, then replay from this step.",
                false);
    }

    private static StepError ambiguous(StepId step, String workflow, int count) {
        return new StepError(
                "ambiguous_workflow",
                "Step \"%s\" calls \"%s\", but %d published workflows are called so.".formatted(step, workflow, count),
                "Use the id of the one you mean, then replay from this step.",
                false);
    }
}
