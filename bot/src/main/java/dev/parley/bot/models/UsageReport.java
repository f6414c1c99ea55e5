package dev.parley.bot.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What models were used for and what that cost.
 *
 * @param from first day
 * @param to last day
 */
record UsageReport(LocalDate from, LocalDate to, Sum total, List<Item> items) {
    /**
     * @param attempts that used tokens
     * @param cost in USD, of the attempts whose price is known
     * @param unpriced attempts whose price is not known
     */
    record Sum(long attempts, long tokensIn, long tokensCached, long tokensOut, BigDecimal cost, long unpriced) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, BigDecimal.ZERO, 0);

        Sum plus(Sum other) {
            return new Sum(
                    attempts + other.attempts,
                    tokensIn + other.tokensIn,
                    tokensCached + other.tokensCached,
                    tokensOut + other.tokensOut,
                    cost.add(other.cost),
                    unpriced + other.unpriced);
        }
    }

    /** @param workflow null for what no workflow asked, such as the copilot */
    record Item(
            LocalDate day,
            String model,
            String use,
            @Nullable UUID workflow,
            Sum sum) {}

    static UsageReport of(LocalDate from, LocalDate to, List<Item> items) {
        return new UsageReport(from, to, items.stream().map(Item::sum).reduce(Sum.NOTHING, Sum::plus), items);
    }
}
