package dev.parley.bot.commands;

import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When a schedule fires next, for people. */
public final class NextRun {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    private NextRun() {}

    /** {@code Monday 24 November, 09:00 (Europe/Berlin)}; empty when it never fires again. */
    public static Optional<String> words(Trigger.Schedule schedule, Instant now) {
        return after(schedule, now)
                .map(next -> DAY_AND_TIME.format(next) + " (" + schedule.zone().getId() + ")");
    }

    private static Optional<ZonedDateTime> after(Trigger.Schedule schedule, Instant now) {
        String cron = schedule.cron().strip();
        boolean startsWithMinutes = cron.split("\\s+").length == 5;
        CronExpression expression = CronExpression.parse(startsWithMinutes ? "0 " + cron : cron);
        return Optional.ofNullable(expression.next(now.atZone(schedule.zone())));
    }
}
