package dev.parley.engine.trigger;

import dev.parley.engine.journal.OverloadedException;

/** Somebody whom events reach, such as the workflows that one starts. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes an event in. What this returns for must be durable: the event does not come again then. If it throws, or the process
     * dies, the event comes again under the same id, to all sinks.
     */
    void take(Event event) throws OverloadedException;
}
