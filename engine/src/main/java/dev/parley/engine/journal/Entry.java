package dev.parley.engine.journal;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import java.util.List;

/**
 * What one turn of a run adds to the journal.
 *
 * @param after the state with these events, for the projections
 * @param events at least one
 */
public record Entry(OrgId org, RunState after, List<RecordedEvent> events) {}
