package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to do when things go wrong: "retry three times", "if it fails". */
final class Mishaps {
    private static final Pattern AGAIN = pattern(
            "\\b(?:(?:and |please )?(?:retry|retries|retrying|try again|repeat|try)(?: (?:it|that|this|the \\w+|failed calls?))?(?: (?:on|upon|after|if) (?:failure|errors?|it fails))?(?: up to| at most)? (?<n>\\d{1,2}|once|twice|three|four|five|six|ten|two|a few|a couple of)(?: more)?(?: times)?(?: (?:on|upon|after) (?:failure|errors?))?(?: (?:if|when) (?:it|that|the \\w+) fails)?|(?:with|up to|make|do) (?:up to )?(?<m>\\d{1,2}|two|three|four|five|ten) (?:retries|attempts|tries)|(?:retries|attempts|max retries|retry count) ?(?:=|:|is|of)? ?(?<o>\\d{1,2}))\\b");
    private static final Pattern FAILS = pattern(
            "\\b(?:(?:if|when|in case|should) (?:it|that|this|they|⟨\\d+⟩|the \\w+(?: \\w+)?|any(?:thing| of (?:it|them|these)| step)?|something|one|a (?:call|step|post|request))?(?: \\w+)? ?(?:fails?|errors?(?: out)?|goes wrong|is down|does(?:n't| not) (?:work|answer|respond)|crash(?:es)?|breaks?|can(?:'t|not) be reached|is (?:not |un)reachable|times out|still fails)(?: for good)?|(?:on|upon|after) (?:an? )?(?:failure|errors?)|in case of (?:an? )?(?:failure|errors?|trouble))\\b");

    private Mishaps() {}

    static void mark(Marked text) {
        text.mark(
                AGAIN,
                match -> new Chunk.Again(Math.clamp(
                        Words.count(Stream.of("n", "m", "o")
                                .map(match::group)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse("3")),
                        1,
                        10)));
        text.mark(FAILS, _ -> new Chunk.OnFailure());
    }
}
