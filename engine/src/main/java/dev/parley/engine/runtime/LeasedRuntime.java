package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunId;
import dev.parley.engine.workflow.NodeId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The runtime of a process that may have to stand by: passes everything on to the one at work, of which there is a new one for every
 * lease, and throws {@link NotReadyException} while there is none.
 */
public final class LeasedRuntime implements Runtime, AutoCloseable {
    private static final Duration NOT_YET = Duration.ofSeconds(2);

    private volatile @Nullable LocalRuntime atWork;

    /** Takes up the runs with this runtime and passes everything on to it. */
    public void open(LocalRuntime runtime) {
        try {
            runtime.open();
            atWork = runtime;
        } catch (RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /** Whether this process is the one that runs workflows. */
    public boolean isAtWork() {
        return atWork != null;
    }

    @Override
    public RunId start(StartRun request) throws OverloadedException {
        return atWork().start(request);
    }

    @Override
    public VoteResult vote(OrgId org, RunId run, NodeId node, boolean approve, Actor by, @Nullable String comment) {
        return atWork().vote(org, run, node, approve, by, comment);
    }

    @Override
    public boolean resolveDoubt(OrgId org, RunId run, NodeId node, DoubtAnswer answer, Actor by) {
        return atWork().resolveDoubt(org, run, node, answer, by);
    }

    @Override
    public boolean cancel(OrgId org, RunId run, Actor by, @Nullable String reason) {
        return atWork().cancel(org, run, by, reason);
    }

    @Override
    public RunId replay(OrgId org, RunId origin, @Nullable NodeId from, @Nullable JsonNode input, Actor by)
            throws OverloadedException {
        return atWork().replay(org, origin, from, input, by);
    }

    private Runtime atWork() {
        LocalRuntime runtime = atWork;
        if (runtime == null) {
            throw new NotReadyException(NOT_YET);
        }
        return runtime;
    }

    /** Stands by until the next {@link #open}; harmless when it does already. */
    @Override
    public void close() {
        LocalRuntime runtime = atWork;
        atWork = null;
        if (runtime != null) {
            runtime.close();
        }
    }
}
