package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Why a run failed and what can be done about it. That it failed, and where, is said by its live message. */
final class FailureCard {
    private FailureCard() {}

    /**
     * @param all of the run
     * @param standsAlone whether there is no live message above it
     */
    static Message open(
            Workflow workflow, RunState run, RunFinished finished, List<RecordedEvent> all, boolean standsAlone) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(what(workflow, finished)));
        String advice = advice(finished, all);
        if (!advice.isEmpty()) {
            blocks.add(Block.muted(advice));
        }
        if (run.started().mode() == Mode.LIVE) {
            blocks.add(buttons(run, finished));
        }
        return Message.of(standsAlone ? "**" + workflow.name() + "** failed" : "", blocks.toArray(Block[]::new));
    }

    private static Block buttons(RunState run, RunFinished finished) {
        String id = run.id().toString();
        Block.Action again = Block.button("run.replay", "Run again from the start", id);
        return finished.failedStep() == null
                ? Block.buttons(again)
                : Block.buttons(Block.primary("run.retry", "Retry", id), again);
    }

    /** Somebody has it done again. */
    static Message continued(Workflow workflow, RunFinished finished, String by, boolean fromStep) {
        return Message.of(
                "",
                Block.muted((fromStep ? "**Retried by " : "**Run again by ") + by + "** · " + workflow.name() + "\n"
                        + Words.aside(what(workflow, finished))));
    }

    private static String what(Workflow workflow, RunFinished finished) {
        StepError error = finished.error();
        return error == null ? "It gave no reason." : Words.message(workflow, error);
    }

    private static String advice(RunFinished finished, List<RecordedEvent> all) {
        StepError error = finished.error();
        String hint = error == null || error.hint() == null ? "" : error.hint();
        int attempts = attempts(finished, all);
        return ((attempts > 1 ? "It was tried " + attempts + " times. " : "") + hint).strip();
    }

    private static int attempts(RunFinished finished, List<RecordedEvent> all) {
        return all.stream()
                .mapToInt(recorded -> recorded.event() instanceof NodeStarted started
                                && started.step().equals(finished.failedStep())
                        ? started.attempt()
                        : 0)
                .max()
                .orElse(0);
    }
}
