package dev.parley.engine.journal;

import dev.parley.engine.run.RecordedEvent;
import java.util.List;

/**
 * All that happened in a run that is not too large to be looked at as a whole.
 *
 * @param events in order; empty when there is no such run
 * @param chars of the events together, as they are written down
 */
public record WholeRun(List<RecordedEvent> events, long chars) {
    public WholeRun {
        events = List.copyOf(events);
    }
}
