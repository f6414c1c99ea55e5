package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.run.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The real journal; but what it has read is handed over only after {@code pause}. */
record SlowToRead(Journal real, Pause pause) implements Journal {
    @Override
    public List<RecordedEvent> read(OrgId org, RunId run) {
        List<RecordedEvent> events = real.read(org, run);
        try {
            pause.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return events;
    }

    @Override
    public Map<Located, List<RecordedEvent>> read(List<Located> runs) {
        return real.read(runs);
    }

    @Override
    public void append(Entry entry) throws InterruptedException {
        real.append(entry);
    }

    @Override
    public void appendOrRefuse(Entry entry) throws OverloadedException, InterruptedException {
        real.appendOrRefuse(entry);
    }

    @Override
    public List<Located> interrupted() {
        return real.interrupted();
    }

    @Override
    public List<Located> due(Instant now, int limit) {
        return real.due(now, limit);
    }

    @Override
    public Instant nextDue() {
        return real.nextDue();
    }

    @Override
    public List<Located> queued() {
        return real.queued();
    }

    @Override
    public List<Located> abandoned() {
        return real.abandoned();
    }

    @Override
    public Map<RunId, Boolean> open(OrgId org, WorkflowId workflow) {
        return real.open(org, workflow);
    }

    @Override
    public Optional<RunId> startedBy(OrgId org, WorkflowId workflow, String key) {
        return real.startedBy(org, workflow, key);
    }

    @Override
    public void close() {
        real.close();
    }

    /** Ends when the test says so. */
    @FunctionalInterface
    interface Pause {
        void take() throws InterruptedException;
    }
}
