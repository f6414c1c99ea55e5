package dev.parley.engine.expression;

import static dev.parley.engine.expression.Param.TEXT;
import static dev.parley.engine.expression.Param.TIME;
import static dev.parley.engine.expression.Param.WHOLE;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Dates and times beyond CEL's. There is no function for the time it is: an expression gives the same value whenever it is
 * evaluated again, after a crash or in a replay. {@code run.startedAt} is the time to go by.
 */
final class TimeFunctions {
    private static final String UTC = "UTC";
    private static final String ENGLISH = "en";
    private static final int MAX_PATTERN = 100;
    private static final int COST = 50;

    private TimeFunctions() {}

    static void addTo(Functions functions) {
        functions
                .global(TIME, "timestamp", List.of(TEXT, TEXT), a -> parse((String) a[0], (String) a[1], UTC))
                .global(
                        TIME,
                        "timestamp",
                        List.of(TEXT, TEXT, TEXT),
                        a -> parse((String) a[0], (String) a[1], (String) a[2]))
                .member(TEXT, "format", List.of(TIME, TEXT), a -> format(a[0], a[1], UTC, ENGLISH))
                .member(TEXT, "format", List.of(TIME, TEXT, TEXT), a -> format(a[0], a[1], a[2], ENGLISH))
                .member(TEXT, "format", List.of(TIME, TEXT, TEXT, TEXT), a -> format(a[0], a[1], a[2], a[3]))
                .member(TIME, "startOf", List.of(TIME, TEXT), a -> startOf(a[0], a[1], UTC))
                .member(TIME, "startOf", List.of(TIME, TEXT, TEXT), a -> startOf(a[0], a[1], a[2]))
                .member(TIME, "plus", List.of(TIME, WHOLE, TEXT), a -> plus(a[0], (Long) a[1], a[2], UTC))
                .member(TIME, "plus", List.of(TIME, WHOLE, TEXT, TEXT), a -> plus(a[0], (Long) a[1], a[2], a[3]))
                .member(TEXT, "weekday", List.of(TIME), a -> weekday(a[0], UTC))
                .member(TEXT, "weekday", List.of(TIME, TEXT), a -> weekday(a[0], a[1]));
    }

    private static Instant parse(String text, String pattern, String zone) {
        var formatter = formatter(pattern, ENGLISH).withZone(zone(zone));
        return inTime(
                () -> {
                    var parsed = formatter.parseBest(
                            text, ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                    return switch (parsed) {
                        case ZonedDateTime zoned -> zoned.toInstant();
                        case OffsetDateTime offset -> offset.toInstant();
                        case LocalDateTime local -> local.atZone(zone(zone)).toInstant();
                        case LocalDate date -> date.atStartOfDay(zone(zone)).toInstant();
                        default -> throw new DateTimeException("it has no date");
                    };
                },
                () -> ValueProblem.quoted(text) + " is not a date written as \"" + pattern + "\"");
    }

    private static String format(Object time, Object pattern, Object zone, Object language) {
        var formatter = formatter((String) pattern, (String) language);
        return inTime(
                () -> formatter.format(at(time, zone)),
                () -> "A date cannot be written as " + ValueProblem.quoted((String) pattern));
    }

    private static Instant startOf(Object time, Object unit, Object zone) {
        return inTime(
                () -> CalendarUnit.named((String) unit).startOf(at(time, zone)).toInstant(),
                () -> "There is no start of the " + unit + " that early");
    }

    private static Instant plus(Object time, long amount, Object unit, Object zone) {
        return inTime(
                () -> within(CalendarUnit.named((String) unit)
                        .plus(at(time, zone), amount)
                        .toInstant()),
                () -> "The date gets too far away: it must be between the years 1 and 9999");
    }

    private static Instant within(Instant time) {
        var year = time.atZone(ZoneId.of(UTC)).getYear();
        if (year < 1 || year > 9999) {
            throw new DateTimeException("out of range");
        }
        return time;
    }

    private static String weekday(Object time, Object zone) {
        return at(time, zone).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static ZonedDateTime at(Object time, Object zone) {
        return ((Instant) time).atZone(zone((String) zone));
    }

    private static ZoneId zone(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException _) {
            throw new ValueProblem(
                    ValueProblem.quoted(zone) + " is not a time zone; write one such as \"Europe/Berlin\"");
        }
    }

    private static DateTimeFormatter formatter(String pattern, String language) {
        Meter.spend(COST);
        if (pattern.length() <= MAX_PATTERN) {
            try {
                return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language));
            } catch (IllegalArgumentException _) {
                throw noPattern(pattern);
            }
        }
        throw noPattern(pattern);
    }

    private static ValueProblem noPattern(String pattern) {
        return new ValueProblem(ValueProblem.quoted(pattern)
                + " is not a pattern for dates; write one such as \"yyyy-MM-dd HH:mm\", words in single quotes");
    }

    private static <T> T inTime(Supplier<T> computation, Supplier<String> otherwise) {
        try {
            return computation.get();
        } catch (DateTimeException | ArithmeticException _) {
            throw new ValueProblem(otherwise.get());
        }
    }
}
