package dev.parley.engine.catalog;

import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When a schedule fires. In an hour that summer time skips it fires at the next that exists; in a repeated hour once. */
public final class CronTimes {
    private static final int WITHOUT_SECONDS = 5;

    private CronTimes() {}

    /**
     * The first moment after {@code after}; empty when there is none any more.
     *
     * @throws IllegalArgumentException when the cron expression is wrong
     */
    public static Optional<Instant> next(Trigger.Schedule schedule, Instant after) {
        String cron = schedule.cron().strip();
        String withSeconds = cron.split("\\s+").length == WITHOUT_SECONDS ? "0 " + cron : cron;
        return Optional.ofNullable(CronExpression.parse(withSeconds).next(after.atZone(schedule.zone())))
                .map(ZonedDateTime::toInstant);
    }
}
