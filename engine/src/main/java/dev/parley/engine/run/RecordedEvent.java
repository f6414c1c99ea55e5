package dev.parley.engine.run;

import java.time.Instant;

/**
 * An event with its place in the run.
 *
 * @param seq 1 for the first, without gaps
 */
public record RecordedEvent(long seq, Instant at, RunEvent event) {}
