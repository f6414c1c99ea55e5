package dev.parley.connectors.ai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent.
 *
 * @param workflow null for the whole organization
 * @param period counted in UTC
 */
public record Budget(@Nullable UUID workflow, Period period, BigDecimal usd, Action action) {
    public Budget {
        if (usd.signum() <= 0) {
            throw new IllegalArgumentException("A budget has to be above zero");
        }
    }

    String words() {
        return "%s a %s for this %s"
                .formatted(InWords.usd(usd), period.noun(), workflow == null ? "organization" : "workflow");
    }

    /** What happens when it is spent. */
    public enum Action {
        WARN,
        STOP
    }

    /** How often it begins anew. */
    public enum Period {
        DAY("day"),
        MONTH("month");

        private final String noun;

        Period(String noun) {
            this.noun = noun;
        }

        String noun() {
            return noun;
        }

        Instant startOf(Instant now) {
            LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
            return (this == DAY ? today : today.withDayOfMonth(1))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        }
    }
}
