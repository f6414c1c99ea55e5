package dev.parley.bot.narrator;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Form;
import dev.parley.bot.chat.Message;
import dev.parley.engine.RunId;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
        blocks.add(
                run.started().mode() == Mode.LIVE
                        ? buttons(run, finished, all)
                        : Block.buttons(explain(run.id().toString())));
        return Message.of(standsAlone ? "**" + workflow.name() + "** failed" : "", blocks.toArray(Block[]::new));
    }

    private static Block buttons(RunState run, RunFinished finished, List<RecordedEvent> all) {
        String id = run.id().toString();
        List<Block.Action> actions = new ArrayList<>();
        if (finished.failedStep() != null) {
            actions.add(Block.primary("run.retry", "Retry", id));
        }
        if (StepInput.of(finished, all).isPresent()) {
            actions.add(Block.button("run.edit", "Edit input", id));
        }
        actions.add(Block.button("run.replay", "Run again from the start", id));
        actions.add(explain(id));
        return new Block.Buttons(actions);
    }

    private static Block.Action explain(String run) {
        return Block.button("run.explain", "Explain", run);
    }

    /** With what the step worked on, to be put right. */
    static Message editing(Workflow workflow, RunId run, RunFinished finished, StepInput input, Form.Draft draft) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(what(workflow, finished)));
        blocks.add(Block.muted("This is what “" + Words.title(workflow, Objects.requireNonNull(finished.failedStep()))
                + "” worked on. Put it right; the run goes on from there."));
        blocks.addAll(input.form().blocks(draft));
        blocks.add(Block.buttons(
                Block.primary("run.edited", "Retry with this", run.toString()),
                Block.button("run.retry", "Retry unchanged", run.toString())));
        return Message.of("", blocks.toArray(Block[]::new));
    }

    /** Somebody has it done again. */
    static Message continued(Workflow workflow, RunFinished finished, String by, Replay replay) {
        String how = replay.from() == null ? "Run again by " : "Retried by ";
        String with = replay.stepInput() == null ? "" : ", with edited input";
        return Message.of(
                "",
                Block.muted("**" + how + by + "**" + with + " · " + workflow.name() + "\n"
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
