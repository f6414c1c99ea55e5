package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** "Wait 10 minutes", "an hour later", "within two days". */
final class Durations {
    static final String AMOUNT =
            "(?<n>\\d{1,6}|(?:an?|one|two|three|four|five|six|eight|ten|fifteen|twenty|thirty|half an|a couple of|a few)(?=[ -]))[ -]?(?<u>"
                    + Words.UNIT + ")\\b";
    private static final Pattern WITHIN = pattern(
            "\\b(?:(?:if )?(?:nobody|no one|no-one|they do not|they don't|not) (?:answers?|answered|responds?|decides?|approved?)(?: it)?(?: with)?in|"
                    + "within|(?:it )?expir(?:es?|ing)(?: after| in)?|tim(?:es?|ing) out after|no answer (?:with)?in|wait (?:at most|up to|no more than))"
                    + " " + AMOUNT + "(?: for (?:an? |the )?(?:answer|approval|decision))?");
    private static final Pattern PAUSE = pattern(
            "\\b(?:and )?(?:wait(?:s|ing)?|paus(?:e|es|ing)|hold(?: on| off)?|sleep|delay(?: it| this)?)(?: for| by)?(?: about| around)? "
                    + AMOUNT);
    private static final Pattern LATER = pattern(
            "\\b(?:(?:and |then )?after (?:waiting )?)?" + AMOUNT + " (?:later|afterwards|after that|delay|pause)\\b");
    private static final Pattern AFTER = pattern("\\b(?:then |and )?after (?:waiting (?:for )?)?" + AMOUNT);

    /** "In two hours, …", "remind me in 20 minutes". */
    private static final Pattern IN = pattern(
            "(?:(?<=^|[.;,:\\n] ?)|(?<=\\b(?:remind|ping|tell|text|message|email|notify|call|ask) (?:me|us|them|him|her) ))in (?:about )?"
                    + AMOUNT + "(?! (?:before|of|or)\\b)");

    private Durations() {}

    static void mark(Marked text) {
        text.mark(WITHIN, match -> new Chunk.Within(duration(match)));
        text.mark(PAUSE, match -> new Chunk.Pause(shortForm(match)));
        text.mark(LATER, match -> new Chunk.Pause(shortForm(match)));
        text.mark(IN, match -> new Chunk.Pause(shortForm(match)));
        text.mark(AFTER, match -> new Chunk.Pause(shortForm(match)));
    }

    static String shortForm(MatchResult match) {
        long seconds = duration(match).toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static Duration duration(MatchResult match) {
        String amount = match.group("n").toLowerCase(Locale.ROOT);
        Duration unit = unit(match.group("u").toLowerCase(Locale.ROOT));
        return "half an".equals(amount) ? unit.dividedBy(2) : unit.multipliedBy(Math.max(1, Words.count(amount)));
    }

    private static Duration unit(String name) {
        return switch (name.substring(0, Math.min(2, name.length()))) {
            case "s", "se" -> Duration.ofSeconds(1);
            case "mi" -> Duration.ofMinutes(1);
            case "h", "ho", "hr" -> Duration.ofHours(1);
            case "we" -> Duration.ofDays(7);
            case "mo" -> Duration.ofDays(30);
            default -> Duration.ofDays(1);
        };
    }
}
