package dev.parley.bot.narrator;

import dev.parley.bot.approvals.StepOfRun;
import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.workflow.Workflow;

/** A step that may have happened before a crash. Only a person can look. */
final class DoubtCard {
    private DoubtCard() {}

    static Message asking(Workflow workflow, StepOfRun step) {
        String value = step.toString();
        return question(workflow, step)
                .with(Block.buttons(
                        Block.button("doubt.retry", "Do it again", value),
                        Block.primary("doubt.done", "It happened, go on", value),
                        Block.danger("doubt.stop", "Stop the run", value)));
    }

    static Message resolved(Workflow workflow, StepOfRun step, DoubtResolved resolved) {
        return question(workflow, step).with(Block.success(resolved.by().name() + ": " + words(resolved.answer())));
    }

    static Message ended(Workflow workflow, StepOfRun step) {
        return question(workflow, step).with(Block.muted("The run has ended; nothing is left to answer."));
    }

    static String words(DoubtAnswer answer) {
        return switch (answer) {
            case RETRY -> "do it again";
            case DONE -> "it happened, go on";
            case STOP -> "stop the run";
        };
    }

    private static Message question(Workflow workflow, StepOfRun step) {
        return Message.of(
                "**" + workflow.name() + "** needs you to look",
                Block.warning(
                        "Parley was stopped while “" + Words.title(workflow, step.step())
                                + "” was under way, and nobody recorded whether it reached the other system. Look there, then tell me."));
    }
}
