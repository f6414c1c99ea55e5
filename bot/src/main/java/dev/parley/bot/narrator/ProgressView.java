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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where each step stands. */
final class ProgressView {
    private ProgressView() {}

    static Block of(Workflow workflow, RunState run, boolean folded) {
        return new Block.Progress(
                workflow.nodes().stream()
                        // What a loop does round by round is counted at the loop.
                        .filter(node -> node.settings().in() == null)
                        .map(node -> step(workflow, node, run))
                        .toList(),
                folded);
    }

    private static Step step(Workflow workflow, Node node, RunState run) {
        NodeState state = run.nodes().get(node.id());
        boolean hasEnded = run.finished() != null;
        String title = StepWords.title(node);
        String id = node.id().value();
        if (state == null) {
            return new Step(id, title, hasEnded ? StepStatus.SKIPPED : StepStatus.PENDING, null);
        }
        StepStatus status = state instanceof NodeState.Looping ? looping(node, run) : status(state);
        boolean isCutOff = hasEnded && (status == StepStatus.RUNNING || status == StepStatus.WAITING);
        return new Step(
                id,
                title,
                isCutOff ? StepStatus.SKIPPED : status,
                isCutOff ? (run.cancelled() == null ? "cut off" : "cancelled") : detail(workflow, node, state, run));
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

    /** A loop waits when nothing in it is under way. */
    private static StepStatus looping(Node loop, RunState run) {
        List<StepStatus> within = new ArrayList<>();
        run.forEachStep((step, state) -> {
            if (step.isInLoop() && step.within().getFirst().container().equals(loop.id())) {
                within.add(status(state));
            }
        });
        return within.contains(StepStatus.WAITING) && !within.contains(StepStatus.RUNNING)
                ? StepStatus.WAITING
                : StepStatus.RUNNING;
    }

    private static @Nullable String detail(Workflow workflow, Node node, NodeState state, RunState run) {
        return switch (state) {
            case NodeState.Running running -> running.attempt() > 1 ? "attempt " + running.attempt() : null;
            case NodeState.Retrying retrying ->
                "attempt " + retrying.failedAttempt() + " failed: " + Words.message(workflow, retrying.error());
            case NodeState.Delayed delayed -> "until " + Words.moment(delayed.until());
            case NodeState.Question question ->
                "waiting for " + ApprovalWords.people(question.asked(), question.course());
            case NodeState.AwaitingEvent awaiting -> "waiting for " + awaiting.source();
            case NodeState.AwaitingRun _ -> "until that run has ended";
            case NodeState.Looping looping -> LoopWords.progress(node, looping);
            case NodeState.InDoubt _ -> "may have happened; a person has to say";
            case NodeState.Succeeded succeeded ->
                node instanceof Node.Container
                        ? LoopWords.outcome(node, succeeded.output())
                        : succeeded(succeeded, run);
            case NodeState.Failed failed ->
                failed.tolerated() ? "went on in spite of: " + Words.message(workflow, failed.error()) : null;
            case NodeState.Skipped _ -> null;
        };
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
