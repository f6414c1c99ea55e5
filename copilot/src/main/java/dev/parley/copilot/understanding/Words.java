package dev.parley.copilot.understanding;

import java.util.Locale;
import java.util.regex.Pattern;

/** Small change of language: patterns, numbers, identifiers. */
final class Words {
    static final String NUMBER =
            "[$€£]?\\s?(?:\\d+(?:[.,_]\\d+)*(?:\\s?(?:k|m)\\b|\\b)|(?:(?:a|one|two|three|five|ten|twenty|fifty) )?(?:hundred|thousand|million)\\b)";
    static final String UNIT = "(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|s|h|d)";

    private Words() {}

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** {@code 1,000} is a thousand, {@code 9.5} nine and a half, {@code 2k} two thousand. */
    static String number(String said) {
        String text = said.toLowerCase(Locale.ROOT).replaceAll("[$€£\\s_]", "");
        double factor = 1;
        if (text.endsWith("k") || text.endsWith("thousand")) {
            factor = 1_000;
        } else if (text.endsWith("m") || text.endsWith("million")) {
            factor = 1_000_000;
        } else if (text.endsWith("hundred")) {
            factor = 100;
        }
        text = text.replaceAll("(?:k|m|hundred|thousand|million)$", "").replaceAll("[.,](?=\\d{3}(?:\\D|$))", "");
        double value = factor * units(text.replace(',', '.'));
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static double units(String text) {
        return switch (text) {
            case "", "a", "one" -> 1;
            case "two" -> 2;
            case "three" -> 3;
            case "five" -> 5;
            case "ten" -> 10;
            case "twenty" -> 20;
            case "fifty" -> 50;
            default -> text.matches("\\d{1,15}(?:\\.\\d{1,9})?") ? Double.parseDouble(text) : 1;
        };
    }

    /** A count in digits or words; 1 when it is neither. */
    static int count(String said) {
        return switch (said.toLowerCase(Locale.ROOT).trim()) {
            case "once", "one", "a", "an" -> 1;
            case "twice", "two", "a couple of" -> 2;
            case "three", "a few" -> 3;
            case "four" -> 4;
            case "five" -> 5;
            case "six" -> 6;
            case "seven" -> 7;
            case "eight" -> 8;
            case "ten" -> 10;
            case "fifteen" -> 15;
            case "twenty" -> 20;
            case "thirty" -> 30;
            default -> said.trim().matches("\\d{1,6}") ? Integer.parseInt(said.trim()) : 1;
        };
    }

    static String singular(String noun) {
        if (noun.endsWith("ies") && noun.length() > 4) {
            return noun.substring(0, noun.length() - 3) + "y";
        }
        boolean isPlural = noun.length() > 3
                && noun.endsWith("s")
                && !noun.endsWith("ss")
                && !noun.endsWith("us")
                && !noun.endsWith("is");
        return isPlural ? noun.substring(0, noun.length() - 1) : noun;
    }
}
