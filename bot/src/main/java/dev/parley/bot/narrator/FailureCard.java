package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Why a run failed and what can be done about it. */
final class FailureCard {
    private FailureCard() {}

    static Message open(Workflow workflow, RunState run, RunFinished finished) {
        Message failure = failure(workflow, finished);
        if (run.started().mode() == Mode.TEST) {
            return failure;
        }
        String id = run.id().toString();
        List<Block.Action> actions = new ArrayList<>();
        if (finished.failedNode() != null) {
            actions.add(Block.primary("run.retry", "Retry", id));
        }
        actions.add(Block.button("run.replay", "Run again from the start", id));
        return failure.with(new Block.Buttons(actions));
    }

    /** Somebody has it done again. */
    static Message continued(Workflow workflow, RunFinished finished, String by, boolean fromStep) {
        return failure(workflow, finished)
                .with(Block.muted((fromStep ? "Retried by " : "Run again by ") + by + "; the new run reports below."));
    }

    private static Message failure(Workflow workflow, RunFinished finished) {
        StepError error = finished.error();
        String where = finished.failedNode() == null
                ? "**" + workflow.name() + "** failed"
                : "**" + workflow.name() + "** failed at “" + Words.title(workflow, finished.failedNode()) + "”";
        Message message = Message.of(where, Block.error(error == null ? "It gave no reason." : error.message()));
        return error == null || error.hint() == null ? message : message.with(Block.muted(error.hint()));
    }
}
