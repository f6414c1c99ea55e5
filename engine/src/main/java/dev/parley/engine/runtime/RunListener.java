package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import java.util.List;

/** Told what happened in runs, after it is on disk, in order within a run, never on the engine's own threads. */
@FunctionalInterface
public interface RunListener {
    /**
     * @param after the state with these events
     * @param events what was written since this listener last heard of the run, at least one; usually one turn
     */
    void recorded(OrgId org, RunState after, List<RecordedEvent> events);
}
