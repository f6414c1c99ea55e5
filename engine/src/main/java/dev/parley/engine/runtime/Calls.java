package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Node;
import java.util.concurrent.Semaphore;

/** The calls under way, each on a virtual thread of its own, so many at once at most. */
final class Calls implements AutoCloseable {
    private static final int MOST_AT_ONCE = 1_000;

    private final Performer performer;
    private final Report report;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    Calls(Performer performer, Report report) {
        this.performer = performer;
        this.report = report;
    }

    /** Begins a call of a run that is locked, and enters it there. */
    void begin(ActiveRun at, NodeStarted started) {
        Node.Call call = (Node.Call) at.interpreter.plan().node(started.node());
        OrgId org = at.org;
        RunState state = at.state;
        Thread thread = Thread.ofVirtual()
                .name("step-" + started.step())
                .unstarted(() -> report.answered(org, state.id(), started.step(), answer(org, state, call, started)));
        at.underWay.put(started.step(), thread);
        thread.start();
    }

    /** Whether a call that was cut off may simply be made again. */
    boolean isRepeatable(ActiveRun at, NodeStarted started) {
        return performer.isRepeatable(at.org, (Node.Call) at.interpreter.plan().node(started.node()), started.input());
    }

    private Performer.Answer answer(OrgId org, RunState state, Node.Call call, NodeStarted started) {
        try {
            free.acquire();
            try {
                return performer.perform(org, state, call, started);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            return new Performer.Answer.Failed(Performer.notBegun(call), null);
        }
    }

    @Override
    public void close() {
        performer.close();
    }

    /** Told on the call's own thread. */
    @FunctionalInterface
    interface Report {
        void answered(OrgId org, RunId run, StepId step, Performer.Answer answer);
    }
}
