package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.Command;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.run.Turn;
import dev.parley.engine.runtime.Performer.Answer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** One step forward of a run after the other: think, write down, carry out, tell. All for runs that are locked. */
final class Turns {
    private final Journal journal;
    private final Clock clock;
    private final Calls calls;
    private final Alarm alarm;
    private final Listeners listeners;
    private final Supplier<Elsewhere> elsewhere;

    Turns(Journal journal, Clock clock, Calls calls, Alarm alarm, Listeners listeners, Supplier<Elsewhere> elsewhere) {
        this.journal = journal;
        this.clock = clock;
        this.calls = calls;
        this.alarm = alarm;
        this.listeners = listeners;
        this.elsewhere = elsewhere;
    }

    /** What a run's turn means to other runs. Must not block: the run is locked. */
    interface Elsewhere {
        /** This run calls another. */
        void called(OrgId org, RunState caller, RunEvent.RunCalled call);

        /** Whoever called this run does not wait for it any longer. */
        void abandoned(OrgId org, RunId called);

        /** This run has ended. */
        void ended(OrgId org, RunState ended);
    }

    /** The first turn. */
    void begin(ActiveRun at, Turn turn) throws OverloadedException, InterruptedException {
        journal.appendOrRefuse(new Entry(at.org, turn.state(), turn.events()));
        carryOut(at, turn);
    }

    void advance(ActiveRun at, List<RunEvent> happened) {
        commit(at, at.interpreter.advance(at.state, happened, now()));
    }

    /** The first turn after the process died. */
    void recover(ActiveRun at) {
        commit(at, at.interpreter.recover(at.state, started -> calls.isRepeatable(at, started), now()));
    }

    /** What a call has answered. */
    void answered(ActiveRun at, StepId step, Answer answer) {
        advance(
                at,
                List.of(
                        switch (answer) {
                            case Answer.Succeeded succeeded -> at.interpreter.succeeded(step, succeeded.output());
                            case Answer.Failed failed ->
                                at.interpreter.failed(
                                        at.state,
                                        step,
                                        failed.error(),
                                        failed.retryAfter(),
                                        now(),
                                        ThreadLocalRandom.current().nextDouble());
                        }));
    }

    private void commit(ActiveRun at, Turn turn) {
        if (turn.events().isEmpty()) {
            return;
        }
        try {
            journal.append(new Entry(at.org, turn.state(), turn.events()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException("Interrupted while writing run " + at.state.id(), e);
        }
        at.state = turn.state();
        carryOut(at, turn);
    }

    private void carryOut(ActiveRun at, Turn turn) {
        for (RecordedEvent recorded : turn.events()) {
            switch (recorded.event()) {
                case RunEvent.Interruption _ -> at.underWay.values().forEach(Thread::interrupt);
                case RunEvent.NodeAbandoned left
                when left.called() != null -> elsewhere.get().abandoned(at.org, left.called());
                default -> {}
            }
        }
        for (Command command : turn.commands()) {
            switch (command) {
                case Command.Perform perform -> calls.begin(at, perform.event());
                case Command.CallRun call -> elsewhere.get().called(at.org, turn.state(), call.event());
                case Command.Finish _ -> elsewhere.get().ended(at.org, turn.state());
                case Command.WriteDown _ -> {}
            }
        }
        turn.state().wakeAt().ifPresent(alarm::setFor);
        listeners.tell(at.org, turn.state(), turn.events());
    }

    /** PostgreSQL keeps microseconds; what is in memory must equal what is read back. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
