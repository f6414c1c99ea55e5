package dev.parley.copilot.estimate;

import dev.parley.engine.catalog.CronTimes;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often a schedule fires in a month, counted over whole weeks of a year. */
final class Frequency {
    /** A Monday; any year shows how often a schedule fires. */
    private static final Instant FROM = Instant.parse("2026-06-01T00:00:00Z").minusMillis(1);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration YEAR = Duration.ofDays(364);
    private static final double DAYS_A_MONTH = 365.25 / 12;
    /** Often enough that one week tells the rest. */
    private static final int ENOUGH = 20;
    /** As many as there are minutes in a week. */
    private static final int MOST = 10_080;

    private Frequency() {}

    static Optional<Long> aMonth(Trigger trigger) {
        return trigger instanceof Trigger.Schedule schedule ? aMonth(schedule) : Optional.empty();
    }

    private static Optional<Long> aMonth(Trigger.Schedule schedule) {
        try {
            return Optional.of(counted(schedule));
        } catch (IllegalArgumentException _) {
            // A schedule that cannot be read is a finding of its own.
            return Optional.empty();
        }
    }

    private static long counted(Trigger.Schedule schedule) {
        int count = 0;
        Instant end = FROM.plus(WEEK);
        Optional<Instant> next = CronTimes.next(schedule, FROM);
        while (next.isPresent() && count < MOST) {
            if (next.get().isAfter(end)) {
                if (count >= ENOUGH || end.isAfter(FROM.plus(YEAR))) {
                    break;
                }
                end = end.plus(WEEK);
                continue;
            }
            count++;
            next = CronTimes.next(schedule, next.get());
        }
        boolean isCut = count >= MOST && next.isPresent();
        double days = Duration.between(FROM, isCut ? next.get() : end).toHours() / 24.0;
        return Math.round(count / Math.max(days, 1) * DAYS_A_MONTH);
    }
}
