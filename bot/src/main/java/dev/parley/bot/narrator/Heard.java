package dev.parley.bot.narrator;

import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a run.
 *
 * @param after the state after the last event; null when only the journal knows
 * @param events the latest in order; empty when only the journal knows
 * @param failures how often telling it has failed
 */
record Heard(RunKey key, @Nullable RunState after, List<RecordedEvent> events, int failures) {
    /** More events than this are read back from the journal instead of being kept in memory. */
    private static final int MOST_EVENTS = 200;

    static Heard of(RunKey key, RunState after, List<RecordedEvent> events) {
        return new Heard(key, after, List.copyOf(events), 0);
    }

    /** Something of this run may be untold; the journal knows what. */
    static Heard lookUp(RunKey key) {
        return new Heard(key, null, List.of(), 0);
    }

    Heard then(Heard later) {
        int total = events.size() + later.events.size();
        boolean isOnlyInJournal = after == null || later.after == null || total > MOST_EVENTS;
        return isOnlyInJournal
                ? new Heard(key, null, List.of(), failures)
                : new Heard(
                        key,
                        later.after,
                        Stream.concat(events.stream(), later.events.stream()).toList(),
                        failures);
    }

    /** How many calls down the run is; 0 for one that stands alone, or of which only the journal knows. */
    int depth() {
        return after == null || after.started().caller() == null
                ? 0
                : after.started().caller().depth();
    }

    Heard failedOnce() {
        return new Heard(key, null, List.of(), failures + 1);
    }
}
