package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Slot;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds that are told apart: "as billing, technical or other", "messages (praise, bug, ticket)". */
final class Labels {
    private static final String VERB =
            "(?:(?:auto-?)?classif\\w+|(?:auto-?)?categori[sz]\\w+|(?:auto-?)?label\\w*|(?:auto-?)?tag\\w*|sort\\w*|triag\\w+|detect\\w*|decid\\w+|mark\\w*|(?:work|figur|find)(?:s|e|es|ing)? out|determin\\w+|understand\\w*|judg\\w+|identif\\w+|separat\\w+|split\\w*|group\\w*|bucket\\w*|assess\\w*|distinguish\\w*|recogni[sz]\\w+|sees?|tells?|checks?)";
    private static final String LABEL = "[\\p{L}][\\p{L}-]*(?: (?!or\\b|and\\b)[\\p{L}][\\p{L}-]*){0,2}";
    private static final Pattern LISTED = pattern("\\b" + VERB
            + "\\b[^.;:()⟨⟩]{0,60}?(?: (?:as|into|like|between|(?:whether|if) (?:it|they|he|she|the [\\p{L}]+)(?: is| are|'s|'re| was)) (?:either |an? )?|(?: ?\\())(?<labels>"
            + LABEL + "(?:, " + LABEL + ")*,? (?:or|and) " + "[\\p{L}][\\p{L}-]*" + "|" + LABEL + "(?:, " + LABEL
            + ")+(?=\\)))\\)?");
    /** "…: billing, bugs, feature wishes". */
    private static final Pattern ENUMERATED = pattern("\\b" + VERB + "\\b[^.;:()⟨⟩]{0,60}: (?<labels>" + LABEL + "(?:, "
            + LABEL + ")*(?:,? (?:or|and) |, )" + LABEL + ")(?=[.;\\n]|$)");

    private static final Pattern SEPARATOR = pattern("\\s*,\\s*(?:or |and )?|\\s+(?:or|and)\\s+");
    private static final String THINGS =
            "(?:ones?|feedback|leads?|messages?|tickets?|e?-?mails?|reviews?|requests?|items?|posts?|issues?|questions?|cases?|comments?|calls?|customers?)";
    private static final Pattern ONES = pattern("\\b(?<label>[\\p{L}]+) ones\\b");
    private static final Pattern NO_LABEL = pattern(
            "the|other|new|old|those|these|all|big|small|smaller|larger|bigger|cheaper|remaining|only|which|good|bad|right|no|any|every|each|of|for");
    private static final Pattern SORTED = pattern(
            "\\b(?:(?:auto-?)?classif\\w+|(?:auto-?)?categori[sz]\\w+|sentiment|triag\\w+|(?:label|scor|tag|priorit|detect|qualif|moderat)\\w*)\\b");
    private static final List<String> MOODS = List.of("positive", "neutral", "negative");
    private static final List<String> USUAL = List.of("important", "routine", "other");

    private Labels() {}

    static void mark(Marked text) {
        text.rewrite(ENUMERATED, match -> kinds(match, text));
        text.rewrite(LISTED, match -> kinds(match, text));
    }

    private static String kinds(MatchResult match, Marked text) {
        String before = match.group().substring(0, match.start("labels") - match.start());
        return before.replaceFirst("\\s*[(:] ?$", "") + " "
                + text.number(new Chunk.Kinds(split(match.group("labels"))));
    }

    /** "If it is a bug", "positive goes to …": a condition on the label, once things are sorted. */
    static void markCases(Marked text, Skills skills) {
        if (!SORTED.matcher(text.text()).find() && !skills.sorts(text)) {
            return;
        }
        List<String> labels = of(text);
        // Kept while the words are still there to be read.
        text.number(new Chunk.Kinds(labels));
        String any = labels.stream()
                .filter(label -> !label.equals("other"))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        text.rewrite(
                pattern(
                        "(?<joined>,? and )?\\b(?:if|when|unless|where|whenever|in case|only) (?:it|they|this|that|one|the [\\p{L}-]+(?: of [\\p{L} -]{2,30}?)?)?(?: ?(?:is|are|'s|was|sounds|looks|seems|gets|turns out))?(?: (?:to be|as|an?|the|about|regarding))* (?<label>"
                                + any + ")(?:s|es)?\\b(?: (?:ones?|feedback|issues?))?"),
                match -> (match.group("joined") == null ? "" : ", ") + text.number(is(match)));
        text.mark(
                pattern(
                        "(?:(?<=^|[,.;:\\n] )|(?<=[,.;:] and )|(?<=\\band )|(?<=\\b(?:need|want|get|have) (?:the |all )?(?:real |actual |true |genuine )?)|(?<=\\b(?:sends?|routes?|hands?|forwards?|escalates?|assigns?|moves?|puts?|posts?|pushes|push|pass|passes|gives?|directs?|files?|hides?|deletes?|archives?|removes?|drops?|ignores?|skips?|discards?|keeps?|flags?|declines?|rejects?|approves?|answers?|escalate) ))(?:the |any |all )?(?<label>"
                                + any
                                + ")(?:s|es)? (?:" + THINGS
                                + " )?(?=(?:go|goes|becomes?|should|gets?|are|is|to|must|into|with|by|straight|over to|turned|moved|sent|put|forwarded|filed|archived|deleted) )"),
                Labels::is);
        text.mark(
                pattern("(?<= )for (?:the |all |any |every |each )?(?<label>" + any + ")(?:s|es)?(?: " + THINGS
                        + ")?(?=[,.;\\n]|$| and )"),
                Labels::is);
        text.mark(
                pattern(
                        "(?<=\\b(?:hide|delete|archive|remove|drop|flag|decline|reject|answer|escalate|report|block) )(?:the |all )?(?<label>"
                                + any + ") ones(?=[,.;\\n]|$)"),
                Labels::is);
    }

    private static Chunk is(MatchResult match) {
        return new Chunk.If(Condition.of(new Condition.Test(
                Slot.said("label"), Condition.Operator.IS, match.group("label").toLowerCase(Locale.ROOT))));
    }

    /** What is told apart in this text. */
    static List<String> of(Marked text) {
        return text.chunks().stream()
                .filter(Chunk.Kinds.class::isInstance)
                .map(chunk -> ((Chunk.Kinds) chunk).labels())
                .findFirst()
                .orElseGet(() -> usual(text.text()));
    }

    private static List<String> split(String labels) {
        return Stream.of(SEPARATOR.split(labels.trim()))
                .map(label -> label.replaceFirst("^(?:an?|the|either) ", "")
                        .toLowerCase(Locale.ROOT)
                        .trim())
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    /** What is told apart when nobody said it. */
    private static List<String> usual(String sentences) {
        List<String> spoken = ONES.matcher(sentences)
                .results()
                .map(match -> match.group("label").toLowerCase(Locale.ROOT))
                .filter(label -> !NO_LABEL.matcher(label).matches())
                .distinct()
                .toList();
        if (!spoken.isEmpty()) {
            return Stream.concat(spoken.stream(), Stream.of("other")).distinct().toList();
        }
        String text = sentences.toLowerCase(Locale.ROOT);
        if (text.contains("sentiment") || text.contains("positive") || text.contains("negative")) {
            return MOODS;
        }
        return text.contains("spam") ? List.of("spam", "fine") : USUAL;
    }
}
