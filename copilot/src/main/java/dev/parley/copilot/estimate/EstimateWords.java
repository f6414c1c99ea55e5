package dev.parley.copilot.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers as people say them: no more digits than they are worth. */
final class EstimateWords {
    private static final BigDecimal DOLLAR = BigDecimal.ONE;

    private EstimateWords() {}

    static String time(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            return "a second";
        }
        long seconds = Math.round(time.toMillis() / 1000.0);
        return seconds < 120 ? seconds + " s" : Math.round(seconds / 60.0) + " min";
    }

    static String money(BigDecimal usd) {
        BigDecimal rounded = usd.compareTo(DOLLAR) < 0
                ? usd.round(new MathContext(2, RoundingMode.HALF_UP))
                : usd.setScale(2, RoundingMode.HALF_UP);
        return "$"
                + rounded.stripTrailingZeros()
                        .setScale(Math.max(2, rounded.stripTrailingZeros().scale()), RoundingMode.HALF_UP)
                        .toPlainString();
    }

    static String listed(List<String> words) {
        return words.size() < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
    }

    /** {@code 90 minutes}, {@code 1 day}. */
    static String wait(Duration wait) {
        long minutes = wait.toMinutes();
        if (minutes == 0) {
            return counted(wait.toSeconds(), "second");
        }
        if (minutes % 1_440 == 0) {
            return counted(minutes / 1_440, "day");
        }
        return minutes % 60 == 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
    }

    private static String counted(long count, String unit) {
        return String.format(Locale.ROOT, "%d %s%s", count, unit, count == 1 ? "" : "s");
    }
}
