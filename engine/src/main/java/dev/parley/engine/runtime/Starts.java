package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.Journal.Located;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunAdmitted;
import dev.parley.engine.run.RunEvent.RunQueued;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.Turn;
import dev.parley.engine.workflow.WorkflowSettings.Concurrency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets runs begin: at once, or in their turn where their workflow has a limit. */
final class Starts {
    private static final Duration NOT_YET = Duration.ofSeconds(2);

    private final RunsInMemory runs;
    private final Turns turns;
    private final Admissions admissions;
    private final BooleanSupplier mayBegin;

    /** @param mayBegin whether this process takes in runs at the moment */
    Starts(RunsInMemory runs, Turns turns, Admissions admissions, BooleanSupplier mayBegin) {
        this.runs = runs;
        this.turns = turns;
        this.admissions = admissions;
        this.mayBegin = mayBegin;
    }

    /** Returns once the run's first events are on disk. @param happened begins with {@link RunStarted} */
    RunId begin(OrgId org, RunId run, Interpreter interpreter, List<RunEvent> happened) throws OverloadedException {
        if (!mayBegin.getAsBoolean()) {
            throw new OverloadedException(NOT_YET);
        }
        Concurrency limit = limit(interpreter, (RunStarted) happened.getFirst());
        if (limit == null) {
            write(org, run, interpreter, happened);
            return run;
        }
        WorkflowId workflow = ((RunStarted) happened.getFirst()).workflow().id();
        List<RunEvent> events = new ArrayList<>(happened);
        boolean isQueued = !admissions.enter(org, workflow, run, limit);
        if (isQueued) {
            events.add(new RunQueued());
        }
        boolean hasBegun = false;
        try {
            write(org, run, interpreter, events);
            hasBegun = true;
        } finally {
            if (!hasBegun) {
                admit(org, admissions.leave(org, workflow, run));
            }
        }
        // Its turn may have come while nobody could find it yet.
        if (isQueued && admissions.hasTurn(org, workflow, run)) {
            admit(org, List.of(run));
        }
        return run;
    }

    /** Null for none. A test touches nothing that a limit would protect. */
    private static @Nullable Concurrency limit(Interpreter interpreter, RunStarted started) {
        return started.mode() == Mode.TEST
                ? null
                : interpreter.plan().workflow().settings().concurrency();
    }

    private void write(OrgId org, RunId run, Interpreter interpreter, List<RunEvent> happened)
            throws OverloadedException {
        Turn turn = interpreter.begin(run, happened, turns.now());
        ActiveRun at = new ActiveRun(org, interpreter, turn.state());
        try {
            runs.begin(at, () -> turns.begin(at, turn));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalException("Interrupted while starting a run; it may or may not have been accepted", e);
        }
    }

    /** A run has ended: somebody else's turn may have come. */
    void ended(OrgId org, RunState ended) {
        admit(org, admissions.leave(org, ended.started().workflow().id(), ended.id()));
    }

    /** Runs of this one's workflow waited for their turn when the last process ended. */
    void restoreQueue(Located queued) {
        runs.patiently(
                        "Taking up the queue",
                        () -> runs.with(queued.org(), queued.run(), at -> {
                            Concurrency limit =
                                    at.interpreter.plan().workflow().settings().concurrency();
                            return admissions.restore(
                                    queued.org(),
                                    at.state.started().workflow().id(),
                                    limit == null ? Integer.MAX_VALUE : limit.max());
                        }))
                .ifPresent(admitted -> admit(queued.org(), admitted));
    }

    private void admit(OrgId org, List<RunId> admitted) {
        for (RunId run : admitted) {
            runs.onThread("admit", org, run, at -> {
                if (at.state.finished() == null && at.state.isQueued()) {
                    turns.advance(at, List.of(new RunAdmitted()));
                }
            });
        }
    }
}
