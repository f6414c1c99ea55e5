package dev.parley.engine.runtime;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.StepId;
import java.time.Duration;
import java.util.function.Consumer;
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
    public VoteResult vote(OrgId org, RunId run, StepId step, boolean approve, Actor by, @Nullable String comment) {
        return atWork().vote(org, run, step, approve, by, comment);
    }

    @Override
    public DelegationResult delegate(OrgId org, RunId run, StepId step, Actor by, Actor to, @Nullable String comment) {
        return atWork().delegate(org, run, step, by, to, comment);
    }

    @Override
    public FormResult fillIn(OrgId org, RunId run, StepId step, JsonNode values, Actor by) {
        return atWork().fillIn(org, run, step, values, by);
    }

    @Override
    public boolean deliver(OrgId org, RunId run, StepId step, JsonNode event) {
        return atWork().deliver(org, run, step, event);
    }

    @Override
    public boolean resolveDoubt(OrgId org, RunId run, StepId step, DoubtAnswer answer, Actor by) {
        return atWork().resolveDoubt(org, run, step, answer, by);
    }

    @Override
    public boolean cancel(OrgId org, RunId run, Actor by, @Nullable String reason) {
        return atWork().cancel(org, run, by, reason);
    }

    @Override
    public RunId replay(OrgId org, RunId origin, Replay replay, Actor by) throws OverloadedException {
        return atWork().replay(org, origin, replay, by);
    }

    /**
     * Writes down a run that happened elsewhere and has ended.
     *
     * @throws NotReadyException as everything here, while another process owns the runs
     */
    public void take(Entry ended) throws OverloadedException, InterruptedException {
        atWork().take(ended);
    }

    private LocalRuntime atWork() {
        LocalRuntime runtime = atWork;
        if (runtime == null) {
            throw new NotReadyException(NOT_YET);
        }
        return runtime;
    }

    /** Stands by until the next {@link #open}; harmless when it does already. */
    @Override
    public void close() {
        end(LocalRuntime::close);
    }

    /** As {@link #close}, when the runs belong to another process already. */
    public void abandon() {
        end(LocalRuntime::abandon);
    }

    private void end(Consumer<LocalRuntime> how) {
        LocalRuntime runtime = atWork;
        atWork = null;
        if (runtime != null) {
            how.accept(runtime);
        }
    }
}
