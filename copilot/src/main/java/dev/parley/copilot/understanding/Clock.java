package dev.parley.copilot.understanding;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A time of day as people say it. */
record Clock(int hour, int minute) {
    private static final Pattern DIGITS = Pattern.compile("(\\d{1,2})(?:[:.h]([0-5]\\d))?\\s?(a|p)?");

    /** @param part morning, afternoon or evening; null when not said */
    static Clock of(String said, @Nullable String part) {
        String text = said.toLowerCase(Locale.ROOT).trim();
        Matcher digits = DIGITS.matcher(text);
        if (!digits.lookingAt()) {
            return of(text);
        }
        int hour = Integer.parseInt(digits.group(1)) % 24;
        int minute = digits.group(2) == null ? 0 : Integer.parseInt(digits.group(2));
        boolean isAfternoon = "p".equals(digits.group(3)) || digits.group(3) == null && part != null && part.matches("(?i)(?:after|eve|night).*");
        if (isAfternoon && hour < 12) {
            hour += 12;
        } else if ("a".equals(digits.group(3)) && hour == 12) {
            hour = 0;
        }
        return new Clock(hour, minute);
    }

    /** From a part of the day; nine in the morning when nothing is said. */
    static Clock of(String words) {
        if (words.contains("midnight")) {
            return new Clock(0, 0);
        }
        if (words.contains("afternoon")) {
            return new Clock(14, 0);
        }
        if (words.contains("noon") || words.contains("midday")) {
            return new Clock(12, 0);
        }
        if (words.contains("evening") || words.contains("end of")) {
            return new Clock(18, 0);
        }
        return words.contains("night") ? new Clock(22, 0) : new Clock(9, 0);
    }

    @Override
    public String toString() {
        return "%d:%02d".formatted(hour, minute);
    }
}
