package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.Journal.Located;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.plan.Plans;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** The runs of which something is under way, each worked on by one thread at a time; the others are read from the journal. */
final class RunsInMemory {
    private static final Logger LOG = LoggerFactory.getLogger(RunsInMemory.class);
    private static final int EXPECTED = 1_000;
    private static final int READ_AT_ONCE = 500;
    private static final Duration OUT_OF_REACH = Duration.ofMillis(500);

    private final Journal journal;
    private final Plans plans;
    private final ConcurrentHashMap<RunId, ActiveRun> active = new ConcurrentHashMap<>(EXPECTED);
    private final ReentrantLock idleLock = new ReentrantLock();
    private final Condition isIdle = idleLock.newCondition();
    private volatile boolean isClosed;

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
            } catch (JournalException e) {
                // Nobody knows whether that was written: read the run again next time.
                leave(at);
                throw e;
            } catch (RuntimeException e) {
                leaveIfIdle(at);
                throw e;
            } finally {
                at.lock.unlock();
            }
        }
    }

    /** Reads many runs together, ahead of what is to be done with them. Only while nobody else can move them on. */
    void load(List<Located> many) {
        for (int from = 0; from < many.size(); from += READ_AT_ONCE) {
            List<Located> some = many.subList(from, Math.min(from + READ_AT_ONCE, many.size()));
            patiently("Taking up the runs", () -> journal.read(some)).forEach((located, events) -> {
                try {
                    ActiveRun at = fold(located.org(), located.run(), events);
                    if (at != null) {
                        active.put(located.run(), at);
                    }
                } catch (RuntimeException e) {
                    LOG.debug("Run {} is read alone, by whoever wants it and then hears why", located.run(), e);
                }
            });
        }
    }

    /** Does something with a run on a thread of its own. */
    Thread onThread(String name, OrgId org, RunId run, Consumer<ActiveRun> work) {
        return Thread.ofVirtual().name(name).start(() -> persistently(name, org, run, work));
    }

    /** Does something that nobody would ask for again: waits for a database that is out of reach. */
    void persistently(String name, OrgId org, RunId run, Consumer<ActiveRun> work) {
        try {
            patiently(
                    "Run " + run + " (" + name + ")",
                    () -> with(org, run, at -> {
                        work.accept(at);
                        return true;
                    }));
        } catch (RuntimeException e) {
            LOG.error("Run {} cannot go on ({}); it is taken up at the next start", run, name, e);
        }
    }

    /**
     * Does something again as long as the database is out of reach.
     *
     * @param what for the log
     */
    <T> T patiently(String what, Supplier<T> work) {
        while (true) {
            try {
                return work.get();
            } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
                if (isClosed) {
                    throw e;
                }
                LOG.warn("{} has to wait for the database: {}", what, e.getMessage());
                pause(e);
            }
        }
    }

    private static void pause(RuntimeException reason) {
        try {
            Thread.sleep(OUT_OF_REACH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    /** From now on nothing waits for the database any longer. */
    void close() {
        isClosed = true;
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
        return fold(org, run, journal.read(org, run));
    }

    private @Nullable ActiveRun fold(OrgId org, RunId run, List<RecordedEvent> events) {
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
