package dev.parley.engine.catalog;

import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        String[] fields = cron.split("\\s+");
        CronExpression times = CronExpression.parse(fields.length == WITHOUT_SECONDS ? "0 " + cron : cron);
        ZonedDateTime next = times.next(after.atZone(schedule.zone()));
        while (next != null && hasOwnHours(fields) && isSecondTime(next)) {
            next = times.next(next);
        }
        return earlier(skipped(times, after, schedule.zone()), next == null ? null : next.toInstant());
    }

    /** Whether it names hours, so that the hour that comes twice is meant once. */
    private static boolean hasOwnHours(String[] fields) {
        return fields.length == 1
                ? !fields[0].equals("@hourly")
                : !fields[fields.length == WITHOUT_SECONDS ? 1 : 2].startsWith("*");
    }

    private static boolean isSecondTime(ZonedDateTime time) {
        return time.withEarlierOffsetAtOverlap().isBefore(time);
    }

    /** A time of the wall clock that summer time skips, as much later as the clock is put forward; null when the next exists. */
    private static @Nullable Instant skipped(CronExpression times, Instant after, ZoneId zone) {
        LocalDateTime next = times.next(LocalDateTime.ofInstant(after, zone));
        return next == null || !zone.getRules().getValidOffsets(next).isEmpty()
                ? null
                : next.atZone(zone).toInstant();
    }

    private static Optional<Instant> earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
