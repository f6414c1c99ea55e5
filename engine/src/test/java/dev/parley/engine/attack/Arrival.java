package dev.parley.engine.attack;

import dev.parley.engine.RunId;
import dev.parley.engine.run.StepId;
import java.time.Instant;

/**
 * A call as the ledger saw it.
 *
 * @param isPerformed whether it had its effect; else it was refused, and the caller told so
 * @param sighting whether its beginning was in the journal at that moment
 */
record Arrival(
        RunId run,
        StepId step,
        String operation,
        int attempt,
        String key,
        boolean isPerformed,
        Sighting sighting,
        Instant at) {

    boolean isCharge() {
        return operation.equals(LedgerOperation.CHARGE);
    }

    /** What somebody who looks into the journal sees of an attempt. */
    enum Sighting {
        IN_THE_JOURNAL,
        MISSING,
        /** The database was out of reach, or nobody looked. */
        UNKNOWN
    }

    /** Looks into the journal. */
    @FunctionalInterface
    interface Witness {
        Sighting look(RunId run, StepId step, int attempt);
    }
}
