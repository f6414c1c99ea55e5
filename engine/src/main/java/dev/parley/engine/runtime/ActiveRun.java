package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A run in memory: while something of it is under way. All access under its lock. */
final class ActiveRun {
    final ReentrantLock lock = new ReentrantLock();
    final OrgId org;
    final Interpreter interpreter;
    final Map<StepId, Thread> underWay = new HashMap<>();
    RunState state;
    /** Once true, this object is out of use: the run has to be looked up again. */
    boolean hasLeft;

    ActiveRun(OrgId org, Interpreter interpreter, RunState state) {
        this.org = org;
        this.interpreter = interpreter;
        this.state = state;
    }
}
