package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Kinds that are told apart by saying where each goes: "bugs to Linear and wishes to Trello", "anything personal stays". */
final class Subsets {
    private static final String MANY =
            "(?!(?:always|news|status|this|its|his|ours|yours|theirs|less|is|was|has|does|goes|gets|sends|posts|results?|details|sometimes|us|as|process|business|address|access|things|notifications|messages|alerts|reminders|summaries|updates)\\b)[\\p{L}-]{2,}s";
    private static final String KIND =
            "(?:(?!(?:the|an?|it|them|all|its|their|our|my|new|those|these|any|every|each|to|and|or|then)\\b)[\\p{L}-]+ )?"
                    + MANY;
    private static final String BECOMES =
            "(?:go|get|become|are (?:to be )?(?:sent|moved|put|filed|forwarded|archived|deleted)|should|must|land|belong|end up)\\b";
    private static final Pattern EACH_ITS_WAY =
            pattern("(?:(?<=^|[:;.\\n] |, )|(?<=\\band ))(?:all |any )?(?<label>" + KIND + ") (?=" + BECOMES + ")");
    private static final Pattern EACH_TO = pattern(
            "\\b(?<verb>send|forward|route|put|post|push|file|move|assign|escalate|pass)(?:s|es)? (?<one>" + KIND
                    + ")(?<from> from [^,.;⟨⟩]{2,30}?)? (?<to>to|into|in) (?<place>[^,.;⟨⟩]{2,40}?),? and (?<other>"
                    + KIND
                    + "|[\\p{L}]+ ones) (?=(?:to|into|in) )");
    private static final Pattern THAT = pattern(
            "\\b(?:anything|everything|whatever|those|the ones|mails?|messages?|tickets?|items?|posts?) (?:that|which|who)(?:'s| is| are)? (?:looks? like |sounds? like |seems? (?:like |to be )?|smells? (?:like|of) |is |are |has |have |concerns? |about |mentions? )?(?:an? |the )?(?<label>[^,.;:⟨⟩]{3,40}?)(?=,? (?:goes|go|should|must|is|are|gets?|has to|have to|will)\\b)");
    private static final Pattern ANYTHING = pattern(
            "\\b(?:anything|everything|something) (?<label>(?!else\\b|new\\b|that\\b|which\\b|is\\b|in\\b|from\\b|to\\b|we\\b|i\\b|over\\b|above\\b|below\\b|under\\b)[\\p{L}]+)(?= (?:goes|should|gets|is (?!kept|left)|must|has)\\b)");
    /** What is left out: the rest is about the others. */
    private static final Pattern WITHOUT = pattern(
            "\\b(?:drop|delete|hide|ignore|skip|discard|throw away|leave out|filter out|sort out|remove) (?:all )?(?:the |those )?(?:ones |\\w+s )?(?:that|which|who|with|without) (?<label>[^,.;:⟨⟩]{3,50}?)(?=[,.;\\n]|$| and )");

    private static final Pattern EXCEPT = pattern(
            ",? (?:except(?: for)?|but not|but no|excluding|other than|apart from) (?:the |any |all )?(?<label>(?!if\\b|when\\b|where\\b|on\\b|for\\b|from\\b|in\\b|by\\b|the\\b|it\\b|that\\b|ask\\b|send\\b)[\\p{L}-]+(?: (?!is\\b|are\\b|and\\b|may\\b|can\\b|must\\b)[\\p{L}-]+)?)(?=[.;\\n]|$|, )");
    private static final Pattern MISMATCH = pattern(
            "\\b(?<about>(?:tell|notify|alert|warn|inform|report|mail|email|message|ping|let)\\b[^,.;⟨⟩]{2,40}?) (?:about|of|on) (?:any |all )?(?<label>mismatch\\w*|differences?|discrepanc\\w+|missing \\w+|errors?|anomal\\w+|outliers?|problems?|duplicates?|inconsistenc\\w+|deviations?)\\b");

    private Subsets() {}

    static void mark(Marked text) {
        if (text.chunks().stream().noneMatch(Chunk.Kinds.class::isInstance)) {
            kinds(text);
        }
        text.rewrite(WITHOUT, match -> "keep " + text.number(vague(match.group("label"), Condition.Operator.IS_NOT)));
        text.rewrite(EXCEPT, match -> " " + text.number(vague(match.group("label"), Condition.Operator.IS_NOT)));
        text.rewrite(
                MISMATCH, match -> text.number(vague("found", Condition.Operator.IS)) + ", " + match.group("about"));
    }

    private static void kinds(Marked text) {
        Set<String> labels = new LinkedHashSet<>();
        text.rewrite(EACH_TO, match -> {
            String verb = match.group("verb");
            return verb + " " + is(match.group("one"), labels, text)
                    + (match.group("from") == null ? "" : match.group("from")) + " " + match.group("to") + " "
                    + match.group("place") + ", " + verb + " "
                    + is(match.group("other").replaceFirst(" ones$", ""), labels, text) + " ";
        });
        List<MatchResult> ways = EACH_ITS_WAY.matcher(text.text()).results().toList();
        List<MatchResult> others =
                new ArrayList<>(THAT.matcher(text.text()).results().toList());
        others.addAll(ANYTHING.matcher(text.text()).results().toList());
        if (ways.size() + others.size() > 1) {
            text.rewrite(EACH_ITS_WAY, match -> is(match.group("label"), labels, text) + " ");
        }
        text.rewrite(THAT, match -> is(match.group("label"), labels, text));
        text.rewrite(ANYTHING, match -> is(match.group("label"), labels, text));
        if (!labels.isEmpty()) {
            labels.add("other");
            text.number(new Chunk.Kinds(List.copyOf(labels)));
        }
    }

    private static String is(String said, Set<String> labels, Marked text) {
        String label = said.toLowerCase(Locale.ROOT).trim();
        labels.add(label);
        return text.number(
                new Chunk.If(Condition.of(new Condition.Test(Slot.said("label"), Condition.Operator.IS, label))));
    }

    private static Chunk vague(String said, Condition.Operator operator) {
        String field = Names.identifier(Words.singular(said.toLowerCase(Locale.ROOT)));
        return new Chunk.If(Condition.of(
                new Condition.Test(Slot.inferred(field.isEmpty() ? "excluded" : field, 0.65), operator, "true")));
    }
}
