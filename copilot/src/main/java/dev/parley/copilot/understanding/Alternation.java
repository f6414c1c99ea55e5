package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Start.Limit;
import dev.parley.copilot.brief.Start.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Every 15 minutes", "every other Tuesday", "every 3 weeks": where cron starts over, the times it says too many are left out. */
final class Alternation {
    private static final int DAY_IN_MINUTES = 24 * 60;
    private static final Pattern EVERY_N = Pattern.compile("(\\d{1,3}) ?(s|mo|m|h|d|w)");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}(?:st|nd|rd|th)");
    private static final String COUNTED =
            "The %s are counted from Monday, 5 January 2026; to shift them, change the number in the step \"Is it time?\".";

    private Alternation() {}

    /** @param said lower case; empty when it counts nothing */
    static Optional<Rhythm> of(String said) {
        if (said.matches(".*\\b(?:other|alternate|2nd|second) (?:day|week|month|mon|tue|wed|thu|fri|sat|sun).*")
                && !said.contains(" of ")) {
            return Optional.of(other(said));
        }
        Matcher every = EVERY_N.matcher(said);
        if (said.matches("(?:once )?(?:every|each|once every) \\d.*")
                && !DATE.matcher(said).find()
                && every.find()) {
            int count = Math.max(1, Integer.parseInt(every.group(1)));
            Rhythm rhythm = every(count, every.group(2), said);
            return Optional.of(
                    said.matches(".*(?:weekday|business day|working day|workday).*") ? rhythm.onWeekdays() : rhythm);
        }
        if (said.contains("half")) {
            return Optional.of(minutes(30, "* * *", ""));
        }
        return said.contains("quarter of an hour") || said.contains("quarter hour") || said.contains("quarter-hour")
                ? Optional.of(minutes(15, "* * *", ""))
                : Optional.empty();
    }

    private static Rhythm other(String said) {
        if (Rhythm.days(said).isEmpty() && said.contains("day")) {
            return counted("* * *", "every other day", 2, Unit.DAYS);
        }
        return said.contains("month")
                ? new Rhythm("1 1/2 *", "on the first day of every other month", null, null)
                : weeks(2, said, "every other ");
    }

    private static Rhythm every(int count, String unit, String said) {
        return switch (unit) {
            case "s" -> new Rhythm("* * *", "every minute", "* *", "Once a minute is the most often a schedule runs.");
            case "m" -> minutes(count, "* * *", "");
            case "h" -> hours(count, "* * *", "");
            case "w" -> weeks(count, said, "every " + count + " weeks on ");
            case "mo" -> months(count);
            default ->
                count == 1
                        ? new Rhythm("* * *", "every day", null, null)
                        : counted("* * *", "every " + count + " days", count, Unit.DAYS);
        };
    }

    private static Rhythm weeks(int count, String said, String words) {
        List<String> days = Rhythm.days(said);
        String day = days.isEmpty() ? "mon" : days.getFirst();
        String on = "* * " + day.toUpperCase(Locale.ROOT);
        String name = Rhythm.WEEKDAYS.get(day);
        return count == 1 ? new Rhythm(on, "every " + name, null, null) : counted(on, words + name, count, Unit.WEEKS);
    }

    private static Rhythm months(int count) {
        return 12 % count == 0
                ? new Rhythm("1 1/" + count + " *", "on the first day of every " + count + " months", null, null)
                : counted("1 * *", "on the first day of every " + count + " months", count, Unit.MONTHS);
    }

    private static Rhythm counted(String days, String words, int count, Unit unit) {
        return new Rhythm(
                days,
                words,
                null,
                COUNTED.formatted(unit.name().toLowerCase(Locale.ROOT)),
                new Limit.Every(count, unit));
    }

    static Rhythm minutes(int count, String days, String tail) {
        if (count % 60 == 0) {
            return hours(count / 60, days, tail);
        }
        String words = (count == 1 ? "every minute" : "every " + count + " minutes") + tail;
        if (60 % count == 0) {
            return new Rhythm(days, words, "*/" + count + " *", null);
        }
        int step = shared(count, 60);
        Start.@Nullable Limit only = new Limit.Every(count, Unit.MINUTES);
        return new Rhythm(
                days,
                words,
                step == 1 ? "* *" : "*/" + step + " *",
                DAY_IN_MINUTES % count == 0 ? null : "It starts over at midnight.",
                only);
    }

    static Rhythm hours(int count, String days, String tail) {
        if (count >= 24) {
            return count % 24 == 0 && count > 24
                    ? counted(days, "every " + count / 24 + " days", count / 24, Unit.DAYS)
                    : new Rhythm(
                            days,
                            "every day" + tail,
                            null,
                            count == 24
                                    ? null
                                    : "Once a day is the closest a clock comes to every " + count + " hours.");
        }
        String words = count == 1 ? "every hour" : "every " + count + " hours";
        return new Rhythm(
                days,
                words + tail,
                "0 " + (count == 1 ? "*" : "*/" + count),
                24 % count == 0 ? null : "It starts over at midnight.");
    }

    private static int shared(int one, int other) {
        return other == 0 ? one : shared(other, one % other);
    }
}
