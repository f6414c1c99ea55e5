package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.Optional;
import java.util.regex.Pattern;

/** What happens on the phone and sets the work off: "when a call ends", "after every call", "whenever we miss a call". */
enum PhoneCalls {
    MISSED(
            "calls.missed",
            "\\bcall\\.missed\\b|\\bmiss(?:es|ed)? (?:an?|any|the|another) (?:[\\p{L}\\d-]+ )?call\\b|\\b(?:on|for|upon|from|each|every|any|an?|new) missed (?:[\\p{L}\\d-]+ )?calls?\\b|"
                    + Cued.CALL
                    + " (?:(?:is|was|has been|gets) (?:missed|unanswered|not answered|not taken)|(?:isn't|wasn't) (?:answered|taken)|goes unanswered)\\b"),
    ENDED(
            "calls.ended",
            "\\bcall\\.ended\\b|" + Cued.CALL
                    + " (?:ends|ended|has ended|is over|was over|is done|finishes|finished|has finished|is finished|completes|is completed|hangs up)\\b|\\b(?:after|for) (?:each|every|any|an?|our|all) (?:"
                    + Cued.OF_PEOPLE + " )*calls?(?= (?:in|on|with|from|at) |[,.;:]|$)"),
    STARTED(
            "calls.started",
            "\\bcall\\.started\\b|" + Cued.CALL
                    + " (?:starts|started|begins|began|comes in|arrives|is received|rings)\\b");

    /** What comes before, kept apart as an enum's constants cannot read its own. */
    private static final class Cued {
        /** A call of a program is another thing. */
        private static final String OF_PEOPLE =
                "(?!(?:api|http|https|rest|web|webhook|hook|function|method|tool|service|system|remote|incoming|inbound)\\b)[\\p{L}\\d-]+";

        private static final String CALL =
                "\\b(?:when(?:ever)?|once|as soon as|after|each time|every time|any ?time|if) (?:(?:an?|any|every|each|the|our|my|one of our) )?(?:"
                        + OF_PEOPLE + " ){0,2}?calls?";
    }

    private static final Pattern NAMED = pattern("\\bcall\\.(?:started|ended|missed)\\b");

    private final String source;
    private final Pattern words;

    PhoneCalls(String source, String words) {
        this.source = source;
        this.words = pattern(words);
    }

    /** The id of what a phone system tells. */
    String source() {
        return source;
    }

    /** Whether the event is called as phone systems call it, such as {@code call.ended}. */
    static boolean areNamed(String sentences) {
        return NAMED.matcher(sentences).find();
    }

    static Optional<PhoneCalls> in(String sentences) {
        for (PhoneCalls some : values()) {
            if (some.words.matcher(sentences).find()) {
                return Optional.of(some);
            }
        }
        return Optional.empty();
    }
}
