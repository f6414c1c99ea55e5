package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.run.RecordedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where runs are written down. Whatever {@code append} has returned for is on disk. */
public interface Journal extends AutoCloseable {
    /**
     * Writes a run's next events, waiting for room if necessary.
     *
     * @throws JournalException when they could not be written
     * @throws FencedException when this process does not own the runs, or no longer
     */
    void append(Entry entry) throws InterruptedException;

    /** As {@link #append}, but refuses instead of waiting for room. */
    void appendOrRefuse(Entry entry) throws OverloadedException, InterruptedException;

    /** All events of a run in order; empty when there is no such run. */
    List<RecordedEvent> read(OrgId org, RunId run);

    /** As {@link #read(OrgId, RunId)} of many runs together; without those that there are not. */
    Map<Located, List<RecordedEvent>> read(List<Located> runs);

    /** Runs with steps under way: after a crash, those that must be taken up again. */
    List<Located> interrupted();

    /** Runs that time moves on, earliest first. */
    List<Located> due(Instant now, int limit);

    /** When the next run is due; {@link Instant#MAX} when none is. */
    Instant nextDue();

    /** Of each workflow with runs that wait for their turn, the newest of them. */
    List<Located> queued();

    /** Runs that go on although the run that called them has ended. */
    List<Located> abandoned();

    /** The runs of a workflow that have not ended, oldest first, and whether each waits for its turn. */
    Map<RunId, Boolean> open(OrgId org, WorkflowId workflow);

    /** The run of this workflow that was started with this key. */
    Optional<RunId> startedBy(OrgId org, WorkflowId workflow, String key);

    @Override
    void close();

    /** A run and whose it is. */
    record Located(OrgId org, RunId run) {}
}
