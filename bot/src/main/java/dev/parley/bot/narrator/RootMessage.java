package dev.parley.bot.narrator;

import dev.parley.bot.approvals.ApprovalWords;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** The live message of a run: its steps while it goes on, its end once it is over. */
final class RootMessage {
    private RootMessage() {}

    static Message of(Workflow workflow, RunState run) {
        boolean isTest = run.started().mode() == Mode.TEST;
        if (run.finished() == null) {
            return Message.of(
                    title(workflow, run, isTest),
                    ProgressView.of(workflow, run, false),
                    Block.buttons(Block.button("run.cancel", "Cancel", run.id().toString())));
        }
        List<Block> blocks = new ArrayList<>(Ending.of(workflow, run, run.finished()));
        // Of a test, the steps are what one wants to see.
        blocks.add(ProgressView.of(workflow, run, !isTest));
        return Message.of("", blocks.toArray(Block[]::new));
    }

    private static String title(Workflow workflow, RunState run, boolean isTest) {
        String name = "**" + workflow.name() + "**";
        String subject = isTest ? "Test of " + name : run.started().origin() == null ? name : name + " (again)";
        return subject + " " + status(run);
    }

    private static String status(RunState run) {
        return run.status() == RunStatus.WAITING
                ? waitsFor(run)
                : run.status() == RunStatus.QUEUED ? "is about to start" : "is running";
    }

    private static String waitsFor(RunState run) {
        for (NodeState state : run.nodes().values()) {
            if (state instanceof NodeState.Asking asking) {
                return "waits for " + ApprovalWords.people(asking.approvers());
            }
            if (state instanceof NodeState.AskingInput asking) {
                return "waits for " + ApprovalWords.people(asking.assignees()) + " to fill in a form";
            }
            if (state instanceof NodeState.InDoubt) {
                return "waits for somebody to say whether a step has happened";
            }
            if (state instanceof NodeState.Delayed delayed) {
                return "waits until " + Words.moment(delayed.until());
            }
        }
        return "is waiting";
    }
}
