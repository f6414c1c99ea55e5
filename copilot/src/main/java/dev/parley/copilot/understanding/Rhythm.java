package dev.parley.copilot.understanding;

import dev.parley.copilot.brief.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often, as the last four fields of cron with the words for it.
 *
 * @param days day of month, month, day of week
 * @param clockless minute and hour where the rhythm itself says them; null when a time of day does
 */
record Rhythm(String days, String words, @Nullable String clockless, @Nullable String caveat) {
    private static final Map<String, String> WEEKDAYS = new LinkedHashMap<>();
    private static final Pattern DAY = Pattern.compile("\\b(mon(?!th)|tue|wed|thu|fri|sat|sun)");
    private static final Pattern EVERY_N = Pattern.compile("(\\d{1,3}) ?(s|m(?!o)|h|d|w|mo)");
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

    static boolean needsTime(String said) {
        return of(said).clockless == null && !said.matches(".*(?:morning|noon|evening|night).*");
    }

    Start.Schedule schedule(Clock clock, @Nullable String secondTime) {
        if (clockless != null) {
            return new Start.Schedule(clockless + " " + days, words, caveat);
        }
        Clock second = secondTime == null ? null : Clock.of(secondTime, null);
        boolean isTwice = second != null && second.minute() == clock.minute();
        String hours = isTwice ? clock.hour() + "," + second.hour() : Integer.toString(clock.hour());
        return new Start.Schedule(
                clock.minute() + " " + hours + " " + days, words + " at " + clock + (isTwice ? " and " + second : ""), caveat);
    }

    /** @param said lower case */
    static Rhythm of(String said) {
        if (said.matches(".*\\b(?:other|alternate|2nd|second) (?:day|week|month|mon|tue|wed|thu|fri|sat|sun).*") && !said.contains(" of ")) {
            return alternate(said);
        }
        Matcher everyN = EVERY_N.matcher(said);
        if (said.matches("(?:once )?(?:every|each|once every) \\d.*") && !DATE.matcher(said).find() && everyN.find()) {
            return every(Integer.parseInt(everyN.group(1)), everyN.group(2), said.matches(".*(?:weekday|business day).*"));
        }
        if (said.contains("half")) {
            return new Rhythm("* * *", "every 30 minutes", "*/30 *", null);
        }
        if (said.contains("quarter of an hour") || said.contains("quarter hour") || said.contains("quarter-hour")) {
            return new Rhythm("* * *", "every 15 minutes", "*/15 *", null);
        }
        return said.contains("month") || DATE.matcher(said).find() ? monthly(said) : weekly(said);
    }

    private static Rhythm alternate(String said) {
        List<String> days = days(said);
        String caveat = "A clock can't count every other week, so it runs every week; say which weeks to skip in a condition if that matters.";
        if (!days.isEmpty()) {
            return new Rhythm("* * " + days.getFirst().toUpperCase(java.util.Locale.ROOT), "every " + WEEKDAYS.get(days.getFirst()), null, caveat);
        }
        if (said.contains("week")) {
            return new Rhythm("* * MON", "every Monday", null, caveat);
        }
        return said.contains("month")
                ? new Rhythm("1 1/2 *", "on the first day of every other month", null, null)
                : new Rhythm("1/2 * *", "every other day", null, "It starts over on the 1st, so the 31st and the 1st can follow each other.");
    }

    private static Rhythm every(int count, String unit, boolean onWeekdays) {
        String days = onWeekdays ? "* * MON-FRI" : "* * *";
        String tail = onWeekdays ? " on weekdays" : "";
        int n = Math.max(1, count);
        return switch (unit) {
            case "s" -> new Rhythm(days, "every minute" + tail, "* *", "Once a minute is the most often a schedule runs.");
            case "m" -> minutes(n, days, tail);
            case "h" -> hours(n, days, tail);
            case "w" -> new Rhythm("* * MON", "every Monday", null, n == 1 ? null : "A clock can't count every " + n + " weeks, so it runs every week.");
            case "mo" -> new Rhythm("1 1/" + Math.min(n, 12) + " *", "on the first day of every " + n + " months", null, null);
            default -> new Rhythm("1/" + Math.min(n, 28) + " * *", n == 1 ? "every day" : "every " + n + " days", null, n == 1 ? null : "It starts over on the 1st of each month.");
        };
    }

    private static Rhythm minutes(int n, String days, String tail) {
        if (n >= 60) {
            return hours(n / 60, days, tail);
        }
        String words = n == 1 ? "every minute" : "every " + n + " minutes";
        return new Rhythm(days, words + tail, "*/" + n + " *", 60 % n == 0 ? null : "It starts over at each full hour.");
    }

    private static Rhythm hours(int n, String days, String tail) {
        if (n >= 24) {
            return new Rhythm(days, "every day" + tail, null, n == 24 ? null : "Once a day is the closest a clock comes to every " + n + " hours.");
        }
        String words = n == 1 ? "every hour" : "every " + n + " hours";
        return new Rhythm(days, words + tail, "0 " + (n == 1 ? "*" : "*/" + n), 24 % n == 0 ? null : "It starts over at midnight.");
    }

    private static Rhythm monthly(String said) {
        List<String> days = days(said);
        Matcher ordinal = ORDINAL.matcher(said);
        if (!days.isEmpty() && ordinal.find()) {
            String day = days.getFirst().toUpperCase(java.util.Locale.ROOT);
            boolean isLast = "last".equals(ordinal.group(1));
            return new Rhythm("* * " + day + (isLast ? "L" : "#" + place(ordinal.group(1))), "on the " + ordinal.group(1) + " " + WEEKDAYS.get(days.getFirst()) + " of the month", null, null);
        }
        if (said.contains("quarter")) {
            return new Rhythm("1 1,4,7,10 *", "on the first day of every quarter", null, null);
        }
        boolean isLast = said.contains("last") || said.contains("end of");
        if (said.matches(".*(?:working|business|week)day.*|.*(?:working|business) day.*")) {
            return isLast ? new Rhythm("LW * *", "on the last working day of the month", null, null) : new Rhythm("1W * *", "on the first working day of the month", null, null);
        }
        if (isLast) {
            return new Rhythm("L * *", "on the last day of the month", null, null);
        }
        List<String> dates = DATE.matcher(said).results().map(match -> match.group(1)).filter(date -> Integer.parseInt(date) >= 1 && Integer.parseInt(date) <= 31).toList();
        return dates.isEmpty() || said.startsWith("first") || said.contains("1st day")
                ? new Rhythm("1 * *", "on the first day of the month", null, null)
                : new Rhythm(String.join(",", dates) + " * *", "on day " + String.join(" and ", dates) + " of the month", null, null);
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
            return new Rhythm("* * " + String.join(",", days).toUpperCase(java.util.Locale.ROOT), "every " + names, null, null);
        }
        if (said.contains("hour")) {
            return hours(1, "* * *", "");
        }
        if (said.contains("minute")) {
            return minutes(1, "* * *", "");
        }
        if (said.contains("three times")) {
            return new Rhythm("* * *", "every day at 9:00, 13:00 and 17:00", "0 9,13,17", null);
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
                ? new Rhythm(said.contains("end of") ? "* * FRI" : "* * MON", said.contains("end of") ? "every Friday" : "every Monday", null, null)
                : new Rhythm("* * *", "every day", null, null);
    }

    private static List<String> days(String said) {
        List<String> found = new ArrayList<>();
        DAY.matcher(said).results().map(match -> match.group(1)).filter(day -> !found.contains(day)).forEach(found::add);
        return found;
    }
}
