package dev.parley.engine.expression;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A unit of the calendar, where a day is not always 24 hours. */
enum CalendarUnit {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    /** From Monday, as ISO-8601 has it. */
    WEEK(ChronoUnit.WEEKS),
    MONTH(ChronoUnit.MONTHS),
    YEAR(ChronoUnit.YEARS);

    private final ChronoUnit unit;

    CalendarUnit(ChronoUnit unit) {
        this.unit = unit;
    }

    /** @param name in singular or plural */
    static CalendarUnit named(String name) {
        return Arrays.stream(values())
                .filter(unit -> unit.word().equals(name) || (unit.word() + "s").equals(name))
                .findFirst()
                .orElseThrow(() -> new ValueProblem(ValueProblem.quoted(name) + " is no unit of time; use "
                        + Arrays.stream(values()).map(CalendarUnit::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    ZonedDateTime startOf(ZonedDateTime time) {
        return switch (this) {
            case MINUTE, HOUR -> time.truncatedTo(unit);
            case DAY -> startOfDay(time);
            case WEEK -> startOfDay(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> startOfDay(time.withDayOfMonth(1));
            case YEAR -> startOfDay(time.withDayOfYear(1));
        };
    }

    /** Not always midnight: some zones leave it out when summer time begins. */
    private static ZonedDateTime startOfDay(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }

    ZonedDateTime plus(ZonedDateTime time, long amount) {
        return time.plus(amount, unit);
    }
}
