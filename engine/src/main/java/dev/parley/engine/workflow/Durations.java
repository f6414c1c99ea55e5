package dev.parley.engine.workflow;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as workflows write them: {@code 500ms}, {@code 2s}, {@code 5m}, {@code 24h}, {@code 7d} or ISO-8601 {@code PT5M}. */
public final class Durations {
    /** For hints. */
    static final String EXAMPLES = "500ms, 30s, 5m, 24h, 7d or PT5M";

    private static final Pattern SHORT = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h|d)");

    /** In seconds, some thirty years; what is longer is written in ISO-8601. */
    private static final long LONGEST_IN_UNITS = 1_000_000_000L;

    private Durations() {}

    /** Empty when the text is no length of time, is negative, or is longer than the clock can count. */
    public static Optional<Duration> parse(String text) {
        try {
            Matcher matcher = SHORT.matcher(text.strip());
            Duration duration = matcher.matches()
                    ? of(Long.parseLong(matcher.group(1)), matcher.group(2))
                    : Duration.parse(text.strip());
            return Optional.of(duration).filter(it -> !it.isNegative());
        } catch (DateTimeParseException | ArithmeticException notADuration) {
            return Optional.empty();
        }
    }

    /** Exact, in the largest unit that fits (a single day is {@code 24h}); {@link #parse} reads it back. */
    public static String format(Duration duration) {
        long seconds = duration.getSeconds();
        if (seconds < 0 || seconds >= LONGEST_IN_UNITS || duration.getNano() % 1_000_000 != 0) {
            return duration.toString();
        }
        if (duration.getNano() != 0) {
            return duration.toMillis() + "ms";
        }
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds / 60 + "m";
    }

    private static Duration of(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalStateException(unit);
        };
    }
}
