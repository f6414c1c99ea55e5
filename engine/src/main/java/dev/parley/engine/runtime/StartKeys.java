package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.OverloadedException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Starts one run for all requests with the same key. The key is written with the run's first event, so no crash separates the two;
 * and as one process at a time owns the runs, a lock here keeps two requests apart that come at once.
 */
final class StartKeys {
    private static final int STRIPES = 256;

    private final Journal journal;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    StartKeys(Journal journal) {
        this.journal = journal;
    }

    /** @return the run that was started with this key before, or the new one */
    RunId once(OrgId org, WorkflowId workflow, String key, Start start) throws OverloadedException {
        ReentrantLock lock = locks[Math.floorMod(Objects.hash(org, workflow, key), STRIPES)];
        lock.lock();
        try {
            Optional<RunId> before = journal.startedBy(org, workflow, key);
            return before.isPresent() ? before.get() : start.run();
        } finally {
            lock.unlock();
        }
    }

    @FunctionalInterface
    interface Start {
        RunId run() throws OverloadedException;
    }
}
