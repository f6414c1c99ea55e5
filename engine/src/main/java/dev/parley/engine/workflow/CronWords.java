package dev.parley.engine.workflow;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cron in plain words, where there are any for it. */
public final class CronWords {
    private static final Pattern AT_A_TIME =
            Pattern.compile("(?:0 )?(\\d{1,2}) (\\d{1,2}(?:,\\d{1,2})*) ([*?]|\\d{1,2}|L) \\* (\\S+)");
    private static final Pattern EVERY = Pattern.compile("(?:0 )?\\*(?:/(\\d{1,2}))? \\* [*?] \\* [*?]");
    private static final Pattern HOURLY = Pattern.compile("(?:0 )?0 \\*(?:/(\\d{1,2}))? [*?] \\* [*?]");
    private static final Pattern NTH = Pattern.compile("([0-7]|[A-Z]{3})#([1-4])");
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth");
    private static final Pattern DAYS = Pattern.compile("[0-7]|[A-Z]{3}");

    private CronWords() {}

    /** Such as {@code every weekday at 8:00}; else {@code on the schedule 0 8 1 * *}. */
    public static String of(String cron) {
        String fields = cron.strip().toUpperCase(Locale.ROOT);
        Matcher every = EVERY.matcher(fields);
        if (every.matches()) {
            return every.group(1) == null ? "every minute" : "every " + every.group(1) + " minutes";
        }
        Matcher hourly = HOURLY.matcher(fields);
        if (hourly.matches()) {
            return hourly.group(1) == null ? "every hour" : "every " + hourly.group(1) + " hours";
        }
        Matcher time = AT_A_TIME.matcher(fields);
        String days = time.matches() ? days(time.group(3), time.group(4)) : "";
        return days.isEmpty()
                ? "on the schedule " + cron.strip()
                : days + " at "
                        + Arrays.stream(time.group(2).split(","))
                                .map(hour ->
                                        "%d:%02d".formatted(Integer.parseInt(hour), Integer.parseInt(time.group(1))))
                                .collect(Collectors.joining(" and "));
    }

    private static String days(String ofMonth, String ofWeek) {
        boolean isAnyOfWeek = ofWeek.equals("*") || ofWeek.equals("?");
        if (ofMonth.equals("*") || ofMonth.equals("?")) {
            return days(ofWeek);
        }
        return !isAnyOfWeek
                ? ""
                : ofMonth.equals("L") ? "on the last day of the month" : "on day " + ofMonth + " of the month";
    }

    private static String days(String field) {
        Matcher nth = NTH.matcher(field);
        if (nth.matches()) {
            return "on the " + ORDINALS.get(Integer.parseInt(nth.group(2)) - 1) + " " + day(nth.group(1))
                    + " of the month";
        }
        return switch (field) {
            case "*", "?" -> "every day";
            case "1-5", "MON-FRI" -> "every weekday";
            case "0,6", "6,0", "6,7", "SAT,SUN", "6-7" -> "every Saturday and Sunday";
            default ->
                Arrays.stream(field.split(","))
                                .allMatch(day -> DAYS.matcher(day).matches())
                        ? "every "
                                + Arrays.stream(field.split(","))
                                        .map(CronWords::day)
                                        .collect(Collectors.joining(" and "))
                        : "";
        };
    }

    private static String day(String field) {
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean isMeant = Character.isDigit(field.charAt(0))
                    // Cron counts Sunday as 0 and as 7.
                    ? day.getValue() % 7 == Integer.parseInt(field) % 7
                    : day.name().startsWith(field);
            if (isMeant) {
                return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            }
        }
        return field;
    }
}
