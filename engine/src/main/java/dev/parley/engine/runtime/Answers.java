package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.run.Course.Refusal;
import dev.parley.engine.run.Forms;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.NodeState.AskingInput;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.ApprovalClosed;
import dev.parley.engine.run.RunEvent.ApprovalDelegated;
import dev.parley.engine.run.RunEvent.ApprovalVoted;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunEvent.InputRequested;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime.DelegationResult;
import dev.parley.engine.runtime.Runtime.FormResult;
import dev.parley.engine.runtime.Runtime.VoteResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people and other systems say to a run that waits for it. All but what reads the journal is for runs that are locked. */
final class Answers {
    private final Journal journal;
    private final Turns turns;

    Answers(Journal journal, Turns turns) {
        this.journal = journal;
        this.turns = turns;
    }

    /** Empty when the question is closed, and only the journal knows how: see {@link #decided}. */
    Optional<VoteResult> vote(ActiveRun at, StepId step, boolean approve, Actor by, @Nullable String comment) {
        return switch (state(at, step)) {
            case Asking asking
            when isOpen(at) -> {
                if (asking.course().hasVoted(by)) {
                    yield Optional.of(new VoteResult.AlreadyVoted());
                }
                turns.advance(at, List.of(new ApprovalVoted(step, approve, by, comment)));
                boolean isDecided = !(state(at, step) instanceof Asking);
                yield Optional.of(new VoteResult.Counted(isDecided ? (approve ? "approved" : "rejected") : null));
            }
            case Succeeded decided when decided.choice() != null -> Optional.empty();
            // A round of a loop that is over has no state any more.
            case null, default -> step.isInLoop() ? Optional.empty() : Optional.of(new VoteResult.NotAsked());
        };
    }

    DelegationResult delegate(ActiveRun at, StepId step, Actor by, Actor to, @Nullable String comment) {
        if (!isOpen(at) || !(state(at, step) instanceof NodeState.Question question)) {
            return new DelegationResult.NotAsked();
        }
        Optional<Refusal> refusal = question.course().refusal(by, to);
        if (refusal.isPresent()) {
            return new DelegationResult.Refused(refusal.get());
        }
        turns.advance(at, List.of(new ApprovalDelegated(step, by, to, comment)));
        return new DelegationResult.Delegated();
    }

    /** How a question was answered, for a run that is not locked: a late click must not hold up the run while the journal is slow. */
    VoteResult decided(OrgId org, RunId run, StepId step) {
        for (RecordedEvent recorded : journal.read(org, run)) {
            switch (recorded.event()) {
                case ApprovalClosed closed
                when closed.step().equals(step) && closed.choice() != null -> {
                    return new VoteResult.AlreadyDecided(closed.choice(), closed.by(), recorded.at());
                }
                case NodeReused reused
                when reused.step().equals(step) && reused.choice() != null -> {
                    return new VoteResult.AlreadyDecided(reused.choice(), null, recorded.at());
                }
                default -> {}
            }
        }
        return new VoteResult.NotAsked();
    }

    /** Empty when only the journal knows whether the form was there: see {@link #given}. */
    Optional<FormResult> fillIn(ActiveRun at, StepId step, JsonNode values, Actor by) {
        return switch (state(at, step)) {
            case AskingInput asking
            when isOpen(at) -> {
                List<String> problems = Forms.problems(asking.fields(), values);
                if (!problems.isEmpty()) {
                    yield Optional.of(new FormResult.Refused(problems));
                }
                turns.advance(at, List.of(new InputGiven(step, (ObjectNode) values, by)));
                yield Optional.of(new FormResult.Taken());
            }
            case NodeState.Skipped _ -> Optional.of(new FormResult.NotAsked());
            case NodeState.Settled _ -> Optional.of(new FormResult.AlreadyGiven());
            // A round of a loop that is over has no state any more.
            case null, default -> step.isInLoop() ? Optional.empty() : Optional.of(new FormResult.NotAsked());
        };
    }

    /** Whether a form that is closed was ever there, for a run that is not locked. */
    FormResult given(OrgId org, RunId run, StepId step) {
        boolean wasAsked = journal.read(org, run).stream()
                .anyMatch(recorded -> recorded.event() instanceof InputRequested asked
                        && asked.step().equals(step));
        return wasAsked ? new FormResult.AlreadyGiven() : new FormResult.NotAsked();
    }

    boolean deliver(ActiveRun at, StepId step, JsonNode event) {
        boolean isAwaited = isOpen(at) && state(at, step) instanceof NodeState.AwaitingEvent;
        if (isAwaited) {
            turns.advance(at, List.of(new EventReceived(step, event)));
        }
        return isAwaited;
    }

    boolean resolveDoubt(ActiveRun at, StepId step, DoubtAnswer answer, Actor by) {
        boolean isInDoubt = isOpen(at) && state(at, step) instanceof NodeState.InDoubt;
        if (isInDoubt) {
            turns.advance(at, List.of(new DoubtResolved(step, answer, by)));
        }
        return isInDoubt;
    }

    private static boolean isOpen(ActiveRun at) {
        return at.state.finished() == null;
    }

    private static @Nullable NodeState state(ActiveRun at, StepId step) {
        return at.state.step(step).orElse(null);
    }
}
