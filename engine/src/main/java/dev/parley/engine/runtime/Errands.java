package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.plan.Plans;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Caller;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Performer.Answer;
import dev.parley.engine.workflow.Node;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Between runs: starts those that others call, brings their results back, cancels them when their caller has ended, and lets the next
 * one begin. Each on a thread of its own, because the run it comes from is locked.
 */
final class Errands implements Turns.Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Journal journal;
    private final Plans plans;
    private final CalledRuns calledRuns;
    private final RunsInMemory runs;
    private final Turns turns;
    private final Starts starts;
    private final BooleanSupplier isAlive;

    Errands(
            Journal journal,
            Plans plans,
            CalledRuns calledRuns,
            RunsInMemory runs,
            Turns turns,
            Starts starts,
            BooleanSupplier isAlive) {
        this.journal = journal;
        this.plans = plans;
        this.calledRuns = calledRuns;
        this.runs = runs;
        this.turns = turns;
        this.starts = starts;
        this.isAlive = isAlive;
    }

    @Override
    public void called(OrgId org, RunState caller, RunCalled call) {
        Thread.ofVirtual().name("call-" + call.step()).start(() -> callUntilTaken(org, caller, call));
    }

    private void callUntilTaken(OrgId org, RunState caller, RunCalled call) {
        try {
            boolean isDone = false;
            for (int tries = 0; !isDone && isAlive.getAsBoolean(); tries++) {
                isDone = hasCalled(org, caller, call, tries > 0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when it could not be started yet; some time has passed then */
    private boolean hasCalled(OrgId org, RunState caller, RunCalled call, boolean isAgain) throws InterruptedException {
        try {
            if (isAgain && !isAwaited(org, caller.id(), call)) {
                // It may have begun although we were told otherwise.
                abandoned(org, call.child());
            } else {
                call(org, caller, call);
            }
            return true;
        } catch (OverloadedException e) {
            Thread.sleep(e.retryAfter());
        } catch (RuntimeException e) {
            LOG.warn("Run {} could not be called by {}; trying again", call.child(), caller.id(), e);
            Thread.sleep(AFTER_FAILURE);
        }
        return false;
    }

    private void call(OrgId org, RunState caller, RunCalled call) throws OverloadedException {
        List<RecordedEvent> known = journal.read(org, call.child());
        if (!known.isEmpty() && known.getFirst().event() instanceof RunStarted started) {
            RunState child = plans.interpreter(org, started.workflow()).fold(call.child(), known);
            if (child.finished() == null) {
                stopUnlessAwaited(org, caller.id(), call);
            } else {
                tellCaller(org, child);
            }
            return;
        }
        Node.CallWorkflow node = (Node.CallWorkflow)
                plans.interpreter(org, caller.started().workflow()).plan().node(call.node());
        switch (calledRuns.find(org, caller, node, call)) {
            case CalledRuns.Called.Found found -> {
                Interpreter interpreter = plans.interpreter(org, found.request().workflow());
                Duration timeout = interpreter.plan().workflow().settings().timeout();
                starts.begin(
                        org, call.child(), interpreter, List.of(found.request().event(found.caller(), timeout)));
                stopUnlessAwaited(org, caller.id(), call);
            }
            case CalledRuns.Called.Refused refused ->
                bringBack(org, caller.id(), call.step(), call.child(), new Answer.Failed(refused.error(), null));
        }
    }

    /** The caller may have given the run up before there was one that could be stopped. */
    private void stopUnlessAwaited(OrgId org, RunId caller, RunCalled call) {
        runs.onThread("look-after", org, caller, at -> {
            if (!isAwaited(at, call.step(), call.child())) {
                abandoned(org, call.child());
            }
        });
    }

    /** While it could not be started, its caller may have ended. */
    private boolean isAwaited(OrgId org, RunId caller, RunCalled call) {
        return runs.with(org, caller, at -> isAwaited(at, call.step(), call.child()))
                .orElse(false);
    }

    private static boolean isAwaited(ActiveRun caller, StepId step, RunId child) {
        return caller.state.finished() == null
                && caller.state.step(step).orElse(null) instanceof AwaitingRun awaiting
                && awaiting.child().equals(child);
    }

    @Override
    public void ended(OrgId org, RunState ended) {
        starts.ended(org, ended);
        tellCaller(org, ended);
    }

    private void tellCaller(OrgId org, RunState ended) {
        Caller caller = ended.started().caller();
        if (caller != null) {
            bringBack(org, caller.run(), caller.step(), ended.id(), CalledRuns.answer(ended));
        }
    }

    private void bringBack(OrgId org, RunId caller, StepId step, RunId child, Answer answer) {
        runs.onThread("bring-back", org, caller, at -> {
            if (isAwaited(at, step, child)) {
                turns.answered(at, step, answer);
            }
        });
    }

    @Override
    public void abandoned(OrgId org, RunId called) {
        runs.onThread("abandon", org, called, at -> {
            if (at.state.finished() == null && at.state.cancelled() == null) {
                turns.advance(
                        at,
                        List.of(new CancelRequested(
                                Actor.PARLEY, "The run that called it does not wait for it any longer.")));
            }
        });
    }
}
