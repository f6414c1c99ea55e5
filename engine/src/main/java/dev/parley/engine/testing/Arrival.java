package dev.parley.engine.testing;

import dev.parley.engine.run.Forms;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.AskingInput;
import dev.parley.engine.run.NodeState.AwaitingEvent;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Settled;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.List;

/** What becomes of an answer that reaches a run, by the same rules as in earnest. */
sealed interface Arrival {
    /** In the middle of what {@link Interpreter#failed} spreads. */
    double NO_JITTER = 0.5;

    record Taken(RunEvent event) implements Arrival {}

    /** It answers another question than the step asks. */
    record Refused(String reason) implements Arrival {}

    /** The step does not wait for it any more. */
    record TooLate() implements Arrival {}

    static Arrival of(StepId step, Mock answer, Interpreter interpreter, RunState state, Instant now) {
        NodeState at = state.step(step).orElse(null);
        if (at == null || at instanceof Settled) {
            return new TooLate();
        }
        return switch (answer) {
            case Mock.Returned returned when isCalling(at) -> new Taken(interpreter.succeeded(step, returned.output()));
            case Mock.Failed failed
            when isCalling(at) -> new Taken(interpreter.failed(state, step, failed.error(), null, now, NO_JITTER));
            case Mock.Voted vote when at instanceof Asking asking -> vote(step, vote, asking);
            case Mock.FilledIn filled when at instanceof AskingInput asking -> fillIn(step, filled, asking);
            case Mock.Happened happened
            when at instanceof AwaitingEvent -> new Taken(new EventReceived(step, happened.event()));
            case Mock.Returned _, Mock.Failed _, Mock.Voted _, Mock.FilledIn _, Mock.Happened _ ->
                new Refused("What the case says that step \"%s\" is answered is no answer to such a step."
                        .formatted(step.node()));
        };
    }

    private static boolean isCalling(NodeState at) {
        return at instanceof Running || at instanceof AwaitingRun;
    }

    private static Arrival vote(StepId step, Mock.Voted vote, Asking asking) {
        return asking.course().hasVoted(vote.by())
                ? new TooLate()
                : new Taken(new ApprovalVoted(step, vote.approve(), vote.by(), vote.comment()));
    }

    private static Arrival fillIn(StepId step, Mock.FilledIn filled, AskingInput asking) {
        List<String> problems = Forms.problems(asking.fields(), filled.values());
        return problems.isEmpty()
                ? new Taken(new InputGiven(step, filled.values(), filled.by()))
                : new Refused("What was filled in does not fit the form \"%s\" any more: %s"
                        .formatted(step.node(), problems.getFirst()));
    }
}
