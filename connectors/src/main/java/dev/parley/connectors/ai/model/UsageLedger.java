package dev.parley.connectors.ai.model;

import dev.parley.engine.OrgId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where every attempt that used tokens is written down, whether or not its answer was of use (requirement A3). */
public interface UsageLedger {
    /** Does not throw: an answer is not lost because it could not be booked. An adapter that fails says so in the log, with the usage. */
    void record(Usage usage);

    /**
     * Known costs in USD.
     *
     * @param workflow null for the whole organization
     * @param since inclusive
     */
    BigDecimal spent(OrgId org, @Nullable UUID workflow, Instant since);

    /**
     * One attempt.
     *
     * @param cost in USD; null when the model's price is not known
     */
    record Usage(
            OrgId org,
            String use,
            Origin origin,
            ModelName model,
            Tokens tokens,
            @Nullable BigDecimal cost,
            Outcome outcome,
            Instant at) {}

    /** What came of it. */
    enum Outcome {
        ANSWERED,
        MALFORMED,
        CUT_OFF,
        REFUSED,
        FAILED
    }
}
