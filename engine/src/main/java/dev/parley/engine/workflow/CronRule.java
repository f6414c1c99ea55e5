package dev.parley.engine.workflow;

import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.springframework.scheduling.support.CronExpression;

/** A schedule can be read, and fires some day. */
final class CronRule {
    /** Any fixed moment will do to ask whether a schedule ever fires; a leap year lets 29 February pass. */
    private static final LocalDateTime SOME_MOMENT = LocalDateTime.of(2024, 1, 1, 0, 0);

    private CronRule() {}

    static Stream<Finding> check(Trigger.Schedule schedule) {
        String cron = schedule.cron().strip();
        int fields = cron.isEmpty() ? 0 : cron.split("\\s+").length;
        if (fields != 5 && fields != 6) {
            return bad(
                    schedule,
                    "it has " + fields + " fields",
                    "Write five fields (minute hour day month weekday): 0 9 * * MON.");
        }
        try {
            CronExpression parsed = CronExpression.parse(fields == 5 ? "0 " + cron : cron);
            return parsed.next(SOME_MOMENT) != null
                    ? Stream.of()
                    : Stream.of(Finding.error(
                            "cron_never_fires",
                            "trigger.cron",
                            "The schedule \"" + schedule.cron() + "\" names a day that never comes.",
                            "Check day and month: June has no 31st, February no 30th."));
        } catch (IllegalArgumentException refused) {
            return bad(schedule, String.valueOf(refused.getMessage()), "Monday at nine is written 0 9 * * MON.");
        }
    }

    private static Stream<Finding> bad(Trigger.Schedule schedule, String reason, String hint) {
        return Stream.of(Finding.error(
                "bad_cron",
                "trigger.cron",
                "The schedule \"" + schedule.cron() + "\" cannot be read: " + reason + ".",
                hint));
    }
}
