package dev.parley.copilot.editing;

import dev.parley.copilot.revision.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place among the steps as somebody says it: "before the mail", "at the end".
 *
 * @param reference the words for the step; null at the start and at the end
 * @param rest what shall be there
 */
record Position(Place.Kind side, @Nullable String reference, String rest) {
    private static final String SIDE =
            "(?<side>(?:right |just |directly |immediately )?(?:before|after)|prior to|ahead of|in front of|following|behind)";
    private static final Pattern LEADING = Patterns.of("(?:and |then )?" + SIDE + " (?<ref>[^,]{2,60}?), ?(?<rest>.+)");
    private static final Pattern LEADING_VERB = Patterns.of(
            "(?:and |then )?" + SIDE
                    + " (?<ref>[^,]{2,60}?) (?<rest>(?:wait|ask|post|send|show|add|tell|notify|summari[sz]e|translate|classify|fetch|get|call|put|write|store|save|pause|let|have|also)\\b.+)");
    private static final Pattern TRAILING = Patterns.of("(?<rest>.+?),? " + SIDE + " (?<ref>[^,]{2,60}?)");
    private static final Pattern AT_END = Patterns.of(
            "(?:(?<rest>.+?),? (?:at the (?:very )?end|in the end|as (?:the|a) last step|afterwards?|when (?:it is|it's|everything is) done|once (?:it is|it's|everything is) done)|(?:at the (?:very )?end|in the end|finally|lastly|afterwards?),? (?<last>.+))");
    private static final Pattern AT_START = Patterns.of(
            "(?:(?<rest>.+?),? (?:at the (?:very )?(?:beginning|start)|as (?:the|a) first step|before everything(?: else)?|to begin with)|(?:at the (?:very )?(?:beginning|start)|to begin with|before everything(?: else)?|first of all),? (?<last>.+))");

    /** Empty where the words name no place. */
    static Optional<Position> in(String words) {
        return Patterns.all(AT_START, words)
                .map(match -> new Position(Place.Kind.START, null, rest(match)))
                .or(() -> Patterns.all(AT_END, words).map(match -> new Position(Place.Kind.END, null, rest(match))))
                .or(() -> Patterns.all(LEADING, words).map(Position::beside))
                .or(() -> Patterns.all(LEADING_VERB, words).map(Position::beside))
                .or(() -> Patterns.all(TRAILING, words).map(Position::beside));
    }

    private static Position beside(MatchResult match) {
        boolean isAfter = match.group("side").toLowerCase(Locale.ROOT).matches(".*(?:after|following|behind)");
        return new Position(
                isAfter ? Place.Kind.AFTER : Place.Kind.BEFORE,
                match.group("ref").strip(),
                match.group("rest").strip());
    }

    private static String rest(MatchResult match) {
        String rest = match.group("rest");
        return (rest == null ? match.group("last") : rest).strip();
    }
}
