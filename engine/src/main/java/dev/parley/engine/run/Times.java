package dev.parley.engine.run;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and moments as people write them in a workflow. */
final class Times {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Times() {}

    /** @throws DateTimeException when it is neither {@code 90s} nor {@code PT1M30S}, negative, or longer than ten years */
    static Duration duration(String text) {
        Matcher matcher = SHORT.matcher(text.strip());
        Duration duration = matcher.matches()
                ? UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)))
                : Duration.parse(text.strip());
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new DateTimeException("a wait is between 0 and ten years");
        }
        return duration;
    }

    /** @throws DateTimeException when it is not ISO-8601 with a zone or offset */
    static Instant moment(String text) {
        return DateTimeFormatter.ISO_DATE_TIME
                .parseBest(text.strip(), ZonedDateTime::from, OffsetDateTime::from, Instant::from)
                .query(Instant::from);
    }
}
