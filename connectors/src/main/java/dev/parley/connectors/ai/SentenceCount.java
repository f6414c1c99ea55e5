package dev.parley.connectors.ai;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many sentences a length in words means. */
final class SentenceCount {
    private static final int USUAL = 3;
    private static final int MOST = 20;
    private static final List<String> NUMBERS =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d{1,4})\\b|\\b(" + String.join("|", NUMBERS) + ")\\b");
    private static final Pattern WORDS = Pattern.compile("\\bwords?\\b");
    private static final Pattern PARAGRAPHS = Pattern.compile("\\bparagraphs?\\b");

    private SentenceCount() {}

    static int in(String length) {
        String words = length.toLowerCase(Locale.ROOT);
        Matcher number = NUMBER.matcher(words);
        int count = USUAL;
        if (number.find()) {
            count = number.group(1) != null ? Integer.parseInt(number.group(1)) : NUMBERS.indexOf(number.group(2)) + 1;
            count = WORDS.matcher(words).find()
                    ? count / 20
                    : PARAGRAPHS.matcher(words).find() ? count * 4 : count;
        } else if (words.contains("short") || words.contains("brief")) {
            count = 2;
        } else if (words.contains("long") || words.contains("detail")) {
            count = 8;
        }
        return Math.clamp(count, 1, MOST);
    }
}
