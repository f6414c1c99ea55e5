package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Caller;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
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
    private final Journal journal;

    CalledRuns(WorkflowCatalog catalog, Journal journal) {
        this.catalog = catalog;
        this.journal = journal;
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
            return new Called.Refused(CallErrors.tooDeep(call.step(), DEEPEST));
        }
        List<StoredWorkflow> live = live(org, step.workflow());
        return switch (live.size()) {
            case 0 -> new Called.Refused(CallErrors.unknown(call.step(), step.workflow()));
            case 1 -> check(org, caller, live.getFirst(), call, depth);
            default -> new Called.Refused(CallErrors.ambiguous(call.step(), step.workflow(), live.size()));
        };
    }

    private Called check(OrgId org, RunState caller, StoredWorkflow target, RunCalled call, int depth) {
        List<String> misfits = AskedInput.misfits(target.workflow(), call.input());
        if (!misfits.isEmpty()) {
            return new Called.Refused(
                    CallErrors.badInput(call.step(), target.workflow().name(), misfits));
        }
        // It would wait for a place that its callers keep until it has ended.
        if (target.workflow().settings().concurrency() != null
                && isAmongCallers(org, caller.started(), target.ref().id())) {
            return new Called.Refused(
                    CallErrors.waitsForItself(call.step(), target.workflow().name()));
        }
        return new Called.Found(
                request(org, caller, target, call.input()), new Caller(caller.id(), call.step(), depth));
    }

    private boolean isAmongCallers(OrgId org, RunStarted caller, WorkflowId workflow) {
        RunStarted at = caller;
        while (!at.workflow().id().equals(workflow)) {
            Caller above = at.caller();
            if (above == null) {
                return false;
            }
            at = (RunStarted) journal.read(org, above.run()).getFirst().event();
        }
        return true;
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
}
