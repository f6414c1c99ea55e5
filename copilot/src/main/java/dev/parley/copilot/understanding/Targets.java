package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a verb is about, and where it is to go. */
final class Targets {
    private static final Pattern OBJECT = pattern(
            "^ ?(?:out |back |over |on )?(?:(?:the|an?|each|every|this|that|these|those|all|my|our|its|their|his|her|your|some|new|incoming|today's|yesterday's|whole|full|latest|current|approved) )*(?<what>[\\p{L}][\\p{L}\\d'-]*(?: (?!to\\b|from\\b|at\\b|with\\b|on\\b|into\\b|in\\b|via\\b|by\\b|for\\b|and\\b|here\\b|through\\b|using\\b|only\\b)[\\p{L}][\\p{L}\\d'-]*){0,2})");
    /** "To streamline responses" is why, not where to. */
    private static final String PURPOSE =
            "(?:streamline|improve|enhance|help|make|ensure|keep|boost|simplify|save|reduce|organi[sz]e|manage|support|provide|enable|increase|engage|avoid|speed|stay|track|let|allow)";

    private static final Pattern PRONOUN = pattern(
            "(?:it|them|that|this|these|those|one|ones|everything|all|rest|others?|remaining|remainder|smaller|cheaper|anything|directly|straight|through|ahead|on|along|immediately|right|away|me|us|to|post|put|get|call|send)");

    private Targets() {}

    static String object(String rest) {
        Matcher object = OBJECT.matcher(rest.replaceAll("\\b(an?|the|my|our) " + Marked.MARK + " ", "$1 ")
                .replaceAll(Marked.MARK, ",")
                .replaceAll("^(?:ed|ing|s)\\b", ""));
        if (!object.find()) {
            return "";
        }
        String what = object.group("what").toLowerCase(Locale.ROOT);
        String first = what.split(" ")[0];
        return PRONOUN.matcher(first).matches()
                        || first.matches("if|when|then|to|from|at|with|on|into|in|via|by|for|and|before|after|straight")
                ? ""
                : what;
    }

    static String place(String rest) {
        Matcher place = pattern(
                        "\\b(?:to|into|at|on|in|from|with|via|by(?= (?:e-?mail|mail|sms|text|phone|post)\\b)) (?<place>(?:(?:the|our|my|an?|their|its) )?(?!me\\b|us\\b|it\\b|them\\b|"
                                + PURPOSE
                                + "\\b)[\\p{L}][\\p{L}\\d'. -]{1,40}?)(?=$|[,.;:!?]| (?:and|then|if|when|with|as|for)\\b| ⟨)")
                .matcher(rest);
        String where = place.find() ? place.group("place").trim() : "";
        boolean saysNothing = where.matches("(?i)(?:an?|some|the|any) (?:web )?(?:address|url|link|endpoint|api)");
        return saysNothing ? "" : where;
    }
}
