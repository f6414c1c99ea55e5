package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of which something is under way, each worked on by one thread at a time; the others are read from the journal. */
final class RunsInMemory {
    private static final Logger LOG = LoggerFactory.getLogger(RunsInMemory.class);
    private static final int EXPECTED = 1_000;

    private final Journal journal;
    private final Plans plans;
    private final ConcurrentHashMap<RunId, ActiveRun> active = new ConcurrentHashMap<>(EXPECTED);
    private final ReentrantLock idleLock = new ReentrantLock();
    private final Condition isIdle = idleLock.newCondition();

    RunsInMemory(Journal journal, Plans plans) {
        this.journal = journal;
        this.plans = plans;
    }

    /** Runs {@code work} with the run in memory and locked. Empty when the organization has no such run. */
    <T> Optional<T> with(OrgId org, RunId run, Function<ActiveRun, T> work) {
        while (true) {
            // Loaded inside the map: a run read here while another thread moves it on would be stale before it is used.
            ActiveRun at = active.computeIfAbsent(run, unloaded -> load(org, unloaded));
            if (at == null) {
                return Optional.empty();
            }
            at.lock.lock();
            try {
                if (at.hasLeft) {
                    continue;
                }
                if (!at.org.equals(org)) {
                    return Optional.empty();
                }
                T result = work.apply(at);
                leaveIfIdle(at);
                return Optional.of(result);
            } catch (RuntimeException e) {
                // What is in memory may be ahead of the journal now: read it again next time.
                leave(at);
                throw e;
            } finally {
                at.lock.unlock();
            }
        }
    }

    /** Does something with a run on a thread of its own; a run that cannot go on is taken up at the next start. */
    Thread onThread(String name, OrgId org, RunId run, Consumer<ActiveRun> work) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                with(org, run, at -> {
                    work.accept(at);
                    return true;
                });
            } catch (RuntimeException e) {
                LOG.error("Run {} cannot go on ({})", run, name, e);
            }
        });
    }

    /** Does the first {@code work} on a run that is in no journal yet; nobody else can reach it before that is done. */
    void begin(ActiveRun at, FirstTurn work) throws OverloadedException, InterruptedException {
        at.lock.lock();
        try {
            // In memory first: the alarm may find the row before this thread is back from the journal.
            active.put(at.state.id(), at);
            work.take();
        } finally {
            leaveIfIdle(at);
            at.lock.unlock();
        }
    }

    /** Waits until nothing is under way any more, or the time is over. */
    void awaitIdle(Duration longest) throws InterruptedException {
        long left = longest.toNanos();
        idleLock.lock();
        try {
            while (!active.isEmpty() && left > 0) {
                left = isIdle.awaitNanos(left);
            }
        } finally {
            idleLock.unlock();
        }
    }

    private @Nullable ActiveRun load(OrgId org, RunId run) {
        List<RecordedEvent> events = journal.read(org, run);
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunStarted started)) {
            return null;
        }
        Interpreter interpreter = plans.interpreter(org, started.workflow());
        return new ActiveRun(org, interpreter, interpreter.fold(run, events));
    }

    private void leaveIfIdle(ActiveRun at) {
        if (at.underWay.isEmpty()) {
            leave(at);
        }
    }

    private void leave(ActiveRun at) {
        at.hasLeft = true;
        active.remove(at.state.id(), at);
        if (active.isEmpty()) {
            tellIdle();
        }
    }

    private void tellIdle() {
        idleLock.lock();
        try {
            isIdle.signalAll();
        } finally {
            idleLock.unlock();
        }
    }

    /** Writes down and carries out how a run begins. */
    @FunctionalInterface
    interface FirstTurn {
        void take() throws OverloadedException, InterruptedException;
    }
}
