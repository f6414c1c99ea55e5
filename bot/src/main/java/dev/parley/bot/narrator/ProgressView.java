package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Step;
import dev.parley.bot.chat.Block.StepStatus;
import dev.parley.bot.picture.StepWords;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** Where each step stands. */
final class ProgressView {
    private ProgressView() {}

    static Block of(Workflow workflow, RunState run, boolean folded) {
        return new Block.Progress(
                workflow.nodes().stream().map(node -> step(workflow, node, run)).toList(), folded);
    }

    private static Step step(Workflow workflow, Node node, RunState run) {
        NodeState state = run.nodes().get(node.id());
        boolean hasEnded = run.finished() != null;
        String title = StepWords.title(node);
        String id = node.id().value();
        if (state == null) {
            return new Step(id, title, hasEnded ? StepStatus.SKIPPED : StepStatus.PENDING, null);
        }
        StepStatus status = status(state);
        boolean isCutOff = hasEnded && (status == StepStatus.RUNNING || status == StepStatus.WAITING);
        return new Step(
                id,
                title,
                isCutOff ? StepStatus.SKIPPED : status,
                isCutOff ? "cancelled" : detail(workflow, state, run));
    }

    private static StepStatus status(NodeState state) {
        return switch (state) {
            case NodeState.Running _, NodeState.Retrying _, NodeState.Looping _, NodeState.AwaitingRun _ ->
                StepStatus.RUNNING;
            case NodeState.Waiting _ -> StepStatus.WAITING;
            case NodeState.Succeeded _ -> StepStatus.DONE;
            case NodeState.Failed _ -> StepStatus.FAILED;
            case NodeState.Skipped _ -> StepStatus.SKIPPED;
        };
    }

    private static @Nullable String detail(Workflow workflow, NodeState state, RunState run) {
        return switch (state) {
            case NodeState.Running running -> running.attempt() > 1 ? "attempt " + running.attempt() : null;
            case NodeState.Retrying retrying ->
                "attempt " + retrying.failedAttempt() + " failed: " + Words.message(workflow, retrying.error());
            case NodeState.Delayed delayed -> "until " + Words.moment(delayed.until());
            case NodeState.Asking asking -> "waiting for " + ApprovalWords.people(asking.approvers());
            case NodeState.AskingInput asking -> "waiting for " + ApprovalWords.people(asking.assignees());
            case NodeState.AwaitingEvent awaiting -> "waiting for " + awaiting.source();
            case NodeState.AwaitingRun called -> "run " + called.child();
            case NodeState.Looping looping -> looping(looping);
            case NodeState.InDoubt _ -> "may have happened; a person has to say";
            case NodeState.Succeeded succeeded -> succeeded(succeeded, run);
            case NodeState.Failed failed ->
                failed.tolerated() ? "went on in spite of: " + Words.message(workflow, failed.error()) : null;
            case NodeState.Skipped _ -> null;
        };
    }

    private static String looping(NodeState.Looping looping) {
        int done = looping.ended().size();
        return looping.items() == null
                ? "round " + (done + 1)
                : done + " of " + looping.items().size();
    }

    private static @Nullable String succeeded(NodeState.Succeeded succeeded, RunState run) {
        if (succeeded.choice() != null) {
            return switch (succeeded.choice()) {
                case "true" -> "yes";
                case "false" -> "no";
                default -> succeeded.choice();
            };
        }
        String result = run.started().mode() == Mode.TEST ? Words.brief(succeeded.output()) : "";
        return result.isEmpty() ? null : result;
    }
}
