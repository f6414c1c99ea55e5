package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The live message of a run. */
final class RootMessage {
    private RootMessage() {}

    static Message of(Workflow workflow, RunState run) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(ProgressView.of(workflow, run));
        RunFinished finished = run.finished();
        if (finished == null) {
            blocks.add(
                    Block.buttons(Block.button("run.cancel", "Cancel", run.id().toString())));
        } else {
            blocks.addAll(outcome(workflow, run, finished));
        }
        return Message.of(title(workflow, run), blocks.toArray(Block[]::new));
    }

    private static String title(Workflow workflow, RunState run) {
        String name = "**" + workflow.name() + "**";
        String subject = run.started().mode() == Mode.TEST
                ? "Test of " + name
                : run.started().origin() == null ? name : name + " (again)";
        return subject + " " + status(run);
    }

    private static String status(RunState run) {
        return switch (run.status()) {
            case QUEUED -> "is about to start";
            case RUNNING -> "is running";
            case WAITING -> waitsFor(run);
            case SUCCEEDED -> "is done";
            case FAILED -> "failed";
            case CANCELLED -> "was cancelled";
        };
    }

    private static String waitsFor(RunState run) {
        for (NodeState state : run.nodes().values()) {
            if (state instanceof NodeState.Asking asking) {
                return "waits for " + ApprovalWords.people(asking.approvers());
            }
            if (state instanceof NodeState.InDoubt) {
                return "waits for somebody to say whether a step has happened";
            }
        }
        return "is waiting";
    }

    private static List<Block> outcome(Workflow workflow, RunState run, RunFinished finished) {
        return switch (finished.outcome()) {
            case SUCCEEDED -> {
                List<Block> blocks = new ArrayList<>(ResultView.of(finished.output()));
                blocks.add(Block.success("Done in " + lasted(run)));
                yield blocks;
            }
            case FAILED ->
                List.of(Block.error(
                        finished.failedNode() == null
                                ? "Failed after " + lasted(run)
                                : "Failed at “" + Words.title(workflow, finished.failedNode()) + "” after "
                                        + lasted(run)));
            case CANCELLED ->
                List.of(Block.muted(
                        run.cancelled() == null
                                ? "Cancelled after " + lasted(run)
                                : "Cancelled by " + run.cancelled().by().name() + " after " + lasted(run)));
        };
    }

    private static String lasted(RunState run) {
        return run.finishedAt() == null ? "a while" : Words.lasted(Duration.between(run.startedAt(), run.finishedAt()));
    }
}
