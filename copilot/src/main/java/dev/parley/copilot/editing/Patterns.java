package dev.parley.copilot.editing;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns of words, in whatever case. */
final class Patterns {
    private Patterns() {}

    static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The match when all the words are of this form. */
    static Optional<MatchResult> all(Pattern pattern, String words) {
        return Optional.of(pattern.matcher(words)).filter(Matcher::matches).map(match -> match);
    }

    static Optional<MatchResult> in(Pattern pattern, String words) {
        return pattern.matcher(words).results().findFirst();
    }

    static boolean isIn(Pattern pattern, String words) {
        return pattern.matcher(words).find();
    }
}
