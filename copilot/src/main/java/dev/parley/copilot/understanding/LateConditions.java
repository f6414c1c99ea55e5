package dev.parley.copilot.understanding;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Conditions told in the middle of a clause, set apart so that only what belongs to them lies in them. */
final class LateConditions {
    private static final Pattern JOINED = Words.pattern(" and (?=⟨)");
    /** "Each time I get a payment over 100 send …": what is done is told in a clause of its own. */
    private static final Pattern EARLY = Words.pattern(
            "(⟨\\d+⟩)(?: [\\p{L}]+){0,1},? (?=(?:assign|escalate|ask|put|move|file|book|invite|ping|send|post|create|add|notify|alert|warn|page|tell|open|forward|log|store|save|email|message|text) )");

    private LateConditions() {}

    static void setApart(Marked text) {
        text.rewrite(JOINED, match -> opensCondition(text, match) ? ", and " : match.group());
        text.rewrite(EARLY, match -> isCondition(text, match.group(1)) ? match.group(1) + ", " : match.group());
    }

    /** "Check … and if it is down tell …": the condition is about what comes after it. */
    private static boolean isCondition(Marked text, String mark) {
        return text.in(mark).stream().anyMatch(Chunk.If.class::isInstance);
    }

    private static boolean opensCondition(Marked text, MatchResult match) {
        String before = text.text().substring(Math.max(0, match.start() - 5), match.start());
        String after = text.text().substring(match.end(), Math.min(text.text().length(), match.end() + 6));
        return text.in(after).stream().limit(1).anyMatch(Chunk.If.class::isInstance)
                && !(before.endsWith("⟩") && text.in(before).stream().anyMatch(Chunk.If.class::isInstance));
    }
}
