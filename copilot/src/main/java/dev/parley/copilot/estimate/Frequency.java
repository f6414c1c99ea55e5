package dev.parley.copilot.estimate;

import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** How often a schedule fires in a month, counted over whole weeks. An hour of summer time more or less does not matter here. */
final class Frequency {
    /** A Monday; any year shows how often a schedule fires. */
    private static final LocalDateTime FROM = LocalDateTime.of(2026, 6, 1, 0, 0);

    private static final LocalDateTime A_YEAR_LATER = FROM.plusWeeks(52);
    private static final double DAYS_A_MONTH = 365.25 / 12;
    private static final int WITHOUT_SECONDS = 5;
    /** Often enough that the weeks so far tell the rest. */
    private static final int ENOUGH = 20;
    /** As many as there are minutes in a week. */
    private static final int MOST = 10_080;

    private Frequency() {}

    /** Empty where no clock starts it. */
    static Optional<Long> aMonth(Trigger trigger) {
        return trigger instanceof Trigger.Schedule schedule
                ? parsed(schedule.cron()).map(Frequency::counted)
                : Optional.empty();
    }

    private static Optional<CronExpression> parsed(String cron) {
        String times = cron.strip();
        try {
            return Optional.of(
                    CronExpression.parse(times.split("\\s+").length == WITHOUT_SECONDS ? "0 " + times : times));
        } catch (IllegalArgumentException _) {
            // A schedule that cannot be read is a finding of its own.
            return Optional.empty();
        }
    }

    private static long counted(CronExpression times) {
        int count = 0;
        LocalDateTime end = FROM.plusWeeks(1);
        @Nullable LocalDateTime next = times.next(FROM.minusSeconds(1));
        while (next != null && count < MOST && (next.isBefore(end) || count < ENOUGH && end.isBefore(A_YEAR_LATER))) {
            if (next.isBefore(end)) {
                count++;
                next = times.next(next);
            } else {
                end = end.plusWeeks(1);
            }
        }
        LocalDateTime until = count == MOST && next != null ? next : end;
        double days = Duration.between(FROM, until).toMinutes() / 1440.0;
        return Math.round(count / days * DAYS_A_MONTH);
    }
}
