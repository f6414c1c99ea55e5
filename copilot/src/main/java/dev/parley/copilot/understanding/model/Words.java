package dev.parley.copilot.understanding.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a person said, as the measure of what a model may claim they said. */
final class Words {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s{}]+");
    private static final int SHORT = 3;

    private final String text;

    Words(String said) {
        this.text = said.toLowerCase(Locale.ROOT);
    }

    /** Whether this is a web address that was given, letter by letter. */
    boolean address(String url) {
        return ADDRESS.matcher(url).matches()
                && Pattern.compile(Pattern.quote(url.toLowerCase(Locale.ROOT)) + "(?![\\w/?&=%-])")
                        .matcher(text)
                        .find();
    }

    /** Whether somebody was named so, at least in part: "finance team" where "finance" was said. */
    boolean name(String person) {
        return Arrays.stream(person.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+"))
                .filter(word -> word.length() >= SHORT || person.length() < SHORT)
                .anyMatch(word -> Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(word) + "(?![\\p{L}\\d])")
                        .matcher(text)
                        .find());
    }
}
