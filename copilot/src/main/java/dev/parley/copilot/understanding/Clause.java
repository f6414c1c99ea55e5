package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a sentence that says one thing.
 *
 * @param opensSentence whether a new sentence begins with it
 * @param isAttached whether it follows the clause before without a comma, as in "ask ops if it is urgent"
 * @param closesSentence whether nothing follows it in its sentence
 */
record Clause(String text, boolean opensSentence, boolean isAttached, boolean closesSentence) {
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?;])\\s+|\\n+");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:\\d{1,2}[.)]|[-*•])\\s+");
    private static final String DOING =
            "(?:post|put|patch|delete|get|fetch|call|send|forward|notify|push|submit|ask|request|wait|pause|show|tell|report|summari[sz]e|let|have|store|save|set|route|pass|message|alert|make|hit|log|write|obtain|need|require|read|download|pull|load|remind|email|give|deliver|invoke|ping|relay|hand|update|create|add|assign|upload|append|publish|answer|reply|respond|classify|classifies|categori[sz]e|label|translate|extract|insert|upsert|open|file|draft|transcribe|alert|warn|nudge|invite|escalate|archive|enrich|subscribe|compose|condense|boil|hand|figure out|work out|find out|decide|determine|prioriti[sz]e|suggest|put|move|keep|(?:text|page|ping|book|rate|score|tag|charge|refund|mark|turn|copy|close|merge) (?=(?:me|us|it|them|the|an?|each|every|all|him|her|my|our|their|urgent|legal|sales)\\b))(?:s|es)?";
    private static final Pattern BOUNDARY =
            pattern("\\s*[,;]\\s+(?:and then|and|then|but|so)?\\s*(?=\\S)|\\s*:\\s+|\\s+[–—-]\\s+|\\s*(?:->|→|=>)\\s*"
                    + "|(?<!\\b(?:but|and|or|only|even|except|so|then))\\s+(?=(?:and then|and after(?: that|wards)?|and next|and finally|then|but|otherwise|or else|else|unless|only (?:if|when)|if|whenever|before|after that|afterwards|finally|except)\\b)"
                    + "|\\s+(?=(?:every time|each time|whenever|when|once|as soon as) (?:someone|somebody|an?|any|one of|our|my|i|we) [^,.;⟨⟩]{2,60}(?:[,.!?]|$))"
                    + "|\\s+(?=when (?:its?|their|theirs|there|they|this|these|those|any|something|nothing|no) [^,.;⟨⟩]{3,60}(?:[,.!?]|$))"
                    + "|(?<=\\b(?:if|unless) [^,.;⟨⟩]{6,60}) (?=(?:add|create|send|post|notify|tell|assign|open|ask|warn|email|put|remove|delete|update) (?:it|them|him|her|one|an?|the|me|us)\\b)"
                    + "|\\s+and\\s+(?=(?:" + DOING
                    + "|if|when|otherwise|also|finally|for (?:each|every)|(?:loop|iterate|go) (?:over|through))\\b)");
    private static final Pattern OTHERWISE = pattern(
            "\\b(?:otherwise|or else|^else|^(?:and |but )?if not|(?:for )?(?:all )?the (?:rest|others)|everything else|anything else|(?:in|for) (?:all|any|every) others?(?: cases?)?|(?:all |the |for )?(?:smaller|small|other|lower|cheaper|cheap|remaining) (?:ones|orders|\\w+s)|^(?:and |but )?others)\\b");
    private static final Pattern ONLY = pattern(
            "\\bonly\\b|\\bjust (?:those|the ones|for|when|if|orders)\\b|\\bignore (?:the )?(?:rest|others|everything else|all others)\\b|\\bnothing else\\b|\\b(?:falls?|drops?|rises?|goes|sinks?|climbs?) (?:to )?⟨");
    private static final Pattern FIRST = pattern(
            "\\bfirst\\b|\\bbefore(?:hand)?\\b|\\bprior to\\b|\\bin advance\\b|\\bunless\\b|\\bexcept\\b|\\bbut\\b|\\bhowever\\b|\\bprovided\\b|\\bmust\\b|\\bneeds?\\b|\\brequires?\\b|\\bonly (?:with|after)\\b");
    private static final Pattern NEXT = pattern("^\\W*(?:and )?(?:then|after that|afterwards|next|finally|lastly)\\b");

    static List<Clause> of(String text) {
        List<Clause> clauses = new ArrayList<>();
        for (String sentence : SENTENCE.split(text)) {
            boolean opens = true;
            boolean isAttached = false;
            int from = 0;
            String bare = BULLET.matcher(sentence).replaceFirst("");
            var boundaries = BOUNDARY.matcher(bare);
            while (boundaries.find()) {
                // The joining words stay with the clause they open: they say how it follows.
                int cut = boundaries.start();
                opens = add(clauses, bare.substring(from, cut), opens, isAttached);
                isAttached = boundaries.group().isBlank();
                from = joinStart(bare, boundaries.start(), boundaries.end());
            }
            add(clauses, bare.substring(from), opens, isAttached);
            if (!clauses.isEmpty() && !sentence.stripTrailing().endsWith(":")) {
                Clause last = clauses.removeLast();
                clauses.add(new Clause(last.text, last.opensSentence, last.isAttached, true));
            }
        }
        return clauses;
    }

    private static int joinStart(String text, int start, int end) {
        String boundary = text.substring(start, end);
        return boundary.isBlank()
                ? end
                : start
                        + boundary.replaceAll("^(\\s*(?:->|→|=>|[,;:–—-])?\\s*).*$", "$1")
                                .length();
    }

    private static boolean add(List<Clause> clauses, String piece, boolean opens, boolean isAttached) {
        String clean = piece.replaceAll("^[\\s,;:.–—-]+|[\\s,;.!?]+$", "");
        if (clean.isEmpty()) {
            return opens;
        }
        clauses.add(new Clause(clean, opens, isAttached, false));
        return false;
    }

    boolean isOtherwise() {
        return OTHERWISE.matcher(text).find();
    }

    /** Whether it says nothing but "otherwise", so that the next clause tells what. */
    boolean isOnlyOtherwise() {
        return isOtherwise()
                && OTHERWISE
                        .matcher(text)
                        .replaceFirst("")
                        .replaceAll("(?i)\\b(?:and|but|then|in that case)\\b|[\\s,:]", "")
                        .isEmpty();
    }

    /** Whether it is a condition said after what it is a condition for. */
    boolean isTrailingCondition() {
        return (isAttached || closesSentence)
                && !opensSentence
                && text.matches("(?i)(?:only )?(?:if|when|whenever|unless|provided|in case|as long as)\\b.*");
    }

    boolean isExclusive() {
        return ONLY.matcher(text).find();
    }

    /** Whether what it says comes before what was said earlier. */
    boolean reachesBack() {
        return reachesBack(text) && !comesNext();
    }

    static boolean reachesBack(String words) {
        return FIRST.matcher(words).find();
    }

    boolean comesNext() {
        return NEXT.matcher(text).find();
    }
}
