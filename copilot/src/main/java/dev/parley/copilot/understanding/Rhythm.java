package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often, as the last four fields of cron with the words for it.
 *
 * @param days day of month, month, day of week
 * @param clockless minute and hour where the rhythm itself says them; null when a time of day does
 * @param only which of these times are meant; null means all
 */
record Rhythm(
        String days,
        String words,
        @Nullable String clockless,
        @Nullable String caveat,
        Start.@Nullable Limit only) {
    static final Map<String, String> WEEKDAYS = new LinkedHashMap<>();
    private static final Pattern DAY = Pattern.compile("\\b(mon(?!th)|tue|wed|thu|fri|sat|sun)");
    private static final Pattern ORDINAL = Pattern.compile("\\b(first|second|third|fourth|last|1st|2nd|3rd|4th)\\b");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)");

    static {
        WEEKDAYS.put("mon", "Monday");
        WEEKDAYS.put("tue", "Tuesday");
        WEEKDAYS.put("wed", "Wednesday");
        WEEKDAYS.put("thu", "Thursday");
        WEEKDAYS.put("fri", "Friday");
        WEEKDAYS.put("sat", "Saturday");
        WEEKDAYS.put("sun", "Sunday");
    }

    Rhythm(String days, String words, @Nullable String clockless, @Nullable String caveat) {
        this(days, words, clockless, caveat, null);
    }

    static boolean needsTime(String said) {
        return of(said).clockless == null && !said.matches(".*(?:morning|noon|evening|night).*");
    }

    Start.Schedule schedule(Clock clock, @Nullable String secondTime) {
        if (clockless != null) {
            return new Start.Schedule(clockless + " " + days, words, caveat, only);
        }
        Clock second = secondTime == null ? null : Clock.of(secondTime, null);
        boolean isTwice = second != null && second.minute() == clock.minute();
        String hours = isTwice ? clock.hour() + "," + second.hour() : Integer.toString(clock.hour());
        return new Start.Schedule(
                clock.minute() + " " + hours + " " + days,
                words + " at " + clock + (isTwice ? " and " + second : ""),
                caveat,
                only);
    }

    /** @param said lower case */
    static Rhythm of(String said) {
        return Alternation.of(said).orElseGet(() -> isMonthly(said) ? monthly(said) : weekly(said));
    }

    private static boolean isMonthly(String said) {
        return said.contains("month")
                || said.contains("of the quarter")
                || DATE.matcher(said).find()
                || said.matches(".*\\b(?:first|1st|last) (?:working |business |week) ?day.*");
    }

    private static Rhythm monthly(String said) {
        List<String> days = days(said);
        Matcher ordinal = ORDINAL.matcher(said);
        if (!days.isEmpty() && ordinal.find()) {
            String day = days.getFirst().toUpperCase(Locale.ROOT);
            boolean isLast = "last".equals(ordinal.group(1));
            boolean isQuarter = said.contains("quarter");
            return new Rhythm(
                    (isQuarter ? "* 1,4,7,10 " : "* * ") + day + (isLast ? "L" : "#" + place(ordinal.group(1))),
                    "on the " + ordinal.group(1) + " " + WEEKDAYS.get(days.getFirst()) + " of the "
                            + (isQuarter ? "quarter" : "month"),
                    null,
                    null);
        }
        if (said.contains("quarter")) {
            return new Rhythm("1 1,4,7,10 *", "on the first day of every quarter", null, null);
        }
        boolean isLast = said.contains("last") || said.contains("end of");
        if (said.matches(".*(?:working|business|week)day.*|.*(?:working|business) day.*")) {
            return isLast
                    ? new Rhythm("LW * *", "on the last working day of the month", null, null)
                    : new Rhythm("1W * *", "on the first working day of the month", null, null);
        }
        if (isLast) {
            return new Rhythm("L * *", "on the last day of the month", null, null);
        }
        List<String> dates = DATE.matcher(said)
                .results()
                .map(match -> match.group(1))
                .filter(date -> Integer.parseInt(date) >= 1 && Integer.parseInt(date) <= 31)
                .toList();
        return dates.isEmpty() || said.startsWith("first") || said.contains("1st day")
                ? new Rhythm("1 * *", "on the first day of the month", null, null)
                : new Rhythm(
                        String.join(",", dates) + " * *",
                        "on day " + String.join(" and ", dates) + " of the month",
                        null,
                        null);
    }

    private static int place(String ordinal) {
        return switch (ordinal) {
            case "second", "2nd" -> 2;
            case "third", "3rd" -> 3;
            case "fourth", "4th" -> 4;
            default -> 1;
        };
    }

    private static Rhythm weekly(String said) {
        if (said.matches(".*(?:weekday|workday|working day|business day|work day).*|.*(?:to|through|till|-) ?fri.*")) {
            return new Rhythm("* * MON-FRI", "on weekdays", null, null);
        }
        if (said.contains("weekend")) {
            return new Rhythm("* * SAT,SUN", "on weekends", null, null);
        }
        List<String> days = days(said);
        if (!days.isEmpty()) {
            String names = String.join(" and ", days.stream().map(WEEKDAYS::get).toList());
            return new Rhythm("* * " + String.join(",", days).toUpperCase(Locale.ROOT), "every " + names, null, null);
        }
        if (said.contains("hour")) {
            return Alternation.hours(1, "* * *", "");
        }
        if (said.contains("minute")) {
            return Alternation.minutes(1, "* * *", "");
        }
        if (said.contains("three times")) {
            return new Rhythm("* * *", "every day at 9:00, 13:00 and 17:00", "0 9,13,17", null);
        }
        if (said.contains("twice") && said.contains("week")) {
            return new Rhythm("* * MON,THU", "every Monday and Thursday", null, null);
        }
        if (said.contains("twice")) {
            return new Rhythm("* * *", "every day at 9:00 and 17:00", "0 9,17", null);
        }
        if (said.contains("quarter")) {
            return new Rhythm("1 1,4,7,10 *", "on the first day of every quarter", null, null);
        }
        if (said.contains("year") || said.contains("annual")) {
            return new Rhythm("1 1 *", "on the first of January", null, null);
        }
        return said.contains("week")
                ? new Rhythm(
                        said.contains("end of") ? "* * FRI" : "* * MON",
                        said.contains("end of") ? "every Friday" : "every Monday",
                        null,
                        null)
                : new Rhythm("* * *", "every day", null, null);
    }

    /** Without these days; unchanged where it does not go by weekdays. */
    Rhythm except(String said) {
        List<String> out = said.contains("weekend") ? List.of("sat", "sun") : days(said);
        if (!days.startsWith("* * ") || out.isEmpty()) {
            return this;
        }
        String on = days.substring(4);
        List<String> kept = WEEKDAYS.keySet().stream()
                .filter(day -> !out.contains(day))
                .filter(day -> on.equals("*")
                        || on.equals("MON-FRI") && !day.startsWith("s")
                        || on.contains(day.toUpperCase(Locale.ROOT)))
                .toList();
        String names = String.join(" and ", out.stream().map(WEEKDAYS::get).toList());
        return kept.isEmpty()
                ? this
                : new Rhythm(
                        "* * " + String.join(",", kept).toUpperCase(Locale.ROOT),
                        words + " except " + names,
                        clockless,
                        caveat,
                        only);
    }

    /** On weekdays only; unchanged where days are said already. */
    Rhythm onWeekdays() {
        return days.equals("* * *") ? new Rhythm("* * MON-FRI", words + " on weekdays", clockless, caveat, only) : this;
    }

    static List<String> days(String said) {
        List<String> found = new ArrayList<>();
        DAY.matcher(said)
                .results()
                .map(match -> match.group(1))
                .filter(day -> !found.contains(day))
                .forEach(found::add);
        return found;
    }
}
