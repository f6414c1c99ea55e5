package dev.parley.engine.testing;

import dev.parley.engine.run.RunStatus;
import java.time.Instant;

/**
 * A line in the list of a workflow's tests.
 *
 * @param expected how its run is to end
 */
public record StoredTest(TestId id, String name, RunStatus expected, Instant savedAt, String savedBy) {}
