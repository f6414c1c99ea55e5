package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Condition.Operator;
import dev.parley.copilot.brief.Condition.Test;
import dev.parley.copilot.brief.Names;
import dev.parley.copilot.brief.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Comparisons: "its total is over 1000", "orders above 500", "if status is paid", "between 10 and 20". */
final class Conditions {
    private static final String IS = "(?:(?:is|are|was|were|being|of|=|has|have|comes to|adds up to|amounts to) )?";
    private static final String FIELD = "(?:(?<field>" + Fields.PHRASE + ") )?";
    private static final String TAIL =
            "(?: (?:usd|eur|euros?|dollars?|bucks|gbp|pounds?|points?|percent|units?|in total|in value))*(?!\\s*"
                    + Words.UNIT + "\\b)(?! (?:an?|per|each|every) " + Words.UNIT + "\\b)(?! times?\\b)";
    private static final Map<String, Operator> NUMERIC = new LinkedHashMap<>();
    private static final String VALUE = "(?<value>" + Marked.MARK
            + "|\"[^\"]{1,80}\"|'[^']{1,80}'|-?\\d+(?:[.,]\\d+)*|(?!(?:a|an|the|not|over|under|above|below|more|less|asked|called|received|sent|posted|made|there|it|done|needed|required|at|on|in|to|by|run)\\b)[\\p{L}][\\p{L}\\d_-]*)";
    private static final Pattern BETWEEN =
            pattern("\\b" + FIELD + IS + "(?<not>not |outside (?:of )?)?(?:between|from) (?<low>" + Words.NUMBER
                    + ") (?:and|to) (?<high>" + Words.NUMBER + ")" + TAIL);
    private static final Pattern OR_MORE = pattern("\\b" + FIELD + IS + "(?<low>" + Words.NUMBER
            + ") (?<word>or more|or above|or over|or higher|or less|or fewer|or below|or under)" + TAIL);
    private static final Pattern SAME = pattern(
            "\\b(?<lead>if|where|whose|unless|only if|only when|only for|provided(?: that)?|in case|with|and|or|when|while|as long as|having) (?:the |its |their |it's |an? )?(?:(?<field>"
                    + Fields.PHRASE
                    + ") )?(?<op>is not|isn't|are not|does not equal|doesn't equal|differs from|is other than|!=|<>|is equal to|equals|equal to|is set to|is|are|==|=) (?:an? |the )?"
                    + VALUE + "(?! (?:to |than |or (?:more|less)))");
    private static final Pattern HOLDS = pattern("\\b(?:(?:the|its|their|an?) )?(?<field>" + Fields.PHRASE
            + ") (?<op>does not contain|doesn't contain|does not include|doesn't include|does not mention|doesn't mention|contains?|includes?|mentions?|has the words?) (?:the (?:words?|text) )?(?<value>"
            + Marked.MARK + "|(?!(?:and|or|to|in|on|of|for|with|by|from|if|when)\\b)[\\p{L}\\d_-]+)");
    private static final Pattern WITH = pattern(
            "\\b(?:with|having|has|of) (?:the |an? )?(?<field>priority|status|region|country|kind|type|category|severity|language|tier|plan|state) (?:of )?(?<value>"
                    + Marked.MARK
                    + "|(?!(?:is|are|of|over|above|under|below|and|or|equal|equals|not|at|in|to|more|less|than)\\b)[\\p{L}][\\p{L}\\d_-]*)");
    /** "kind = bug" needs no "if": the sign says it. */
    private static final Pattern SIGN = pattern(
            "\\b(?<field>(?!(?:approver|approvers|url|start|trigger|action|condition|post|quorum|retries)\\b)[\\p{L}_][\\p{L}\\d_.]*) ?(?<op>!=|==|=) ?(?<value>"
                    + Marked.MARK + "|-?\\d+(?:\\.\\d+)?\\b|[\\p{L}][\\p{L}\\d_-]*)");

    private static final Pattern FOR = pattern(
            "\\b(?<lead>for) (?:the )?(?<value>[\\p{L}][\\p{L}\\d_-]*) (?<field>priorit(?:y|ies)|status|region|country|kind|type)\\b");

    static {
        NUMERIC.put(
                "at least|no less than|not less than|not under|not below|a minimum of|>=|≥|greater than or equal to|from",
                Operator.AT_LEAST);
        NUMERIC.put(
                "at most|no more than|not more than|not over|not above|up to|a maximum of|<=|≤|less than or equal to",
                Operator.AT_MOST);
        NUMERIC.put(
                "over|above|beyond|more than|greater than|larger than|bigger than|higher than|exceeds|exceed|exceeding|exceeded|in excess of|upwards of|north of|surpasses|tops|>",
                Operator.OVER);
        NUMERIC.put("under|below|less than|smaller than|lower than|fewer than|<", Operator.UNDER);
    }

    /** "In over 50 languages" counts and compares nothing. */
    private static final Pattern COUNT =
            pattern("\\b(?:in|across|supports?|to) (?:over|above|up to|under) \\d+(?= \\p{L}+s\\b)");

    private static final Map<Pattern, Operator> COMPARISONS = comparisons();

    private Conditions() {}

    private static Map<Pattern, Operator> comparisons() {
        Map<Pattern, Operator> compiled = new LinkedHashMap<>();
        NUMERIC.forEach((words, operator) -> {
            String spoken = "from".equals(words) ? words : words.replace("|from", "");
            compiled.put(
                    pattern("(?:(?<=^|[\\s(,:])|\\b)" + FIELD + IS + "(?<op>" + spoken
                            + ")\\s?(?:about |than |of |an? total of )?(?<value>" + Words.NUMBER + ")" + TAIL),
                    operator);
        });
        return compiled;
    }

    /** Comparisons of numbers: nothing else is said in such words, so they come before names are looked for. */
    static void markNumbers(Marked text) {
        Fields fields = new Fields(text.text());
        text.rewrite(COUNT, match -> match.group().replaceFirst(" \\S+ (?=\\d)", " "));
        text.mark(BETWEEN, match -> between(match, fields));
        text.mark(OR_MORE, match -> {
            Operator operator = match.group("word").matches("(?i)or (?:more|above|over|higher)")
                    ? Operator.AT_LEAST
                    : Operator.AT_MOST;
            return test(fields.of(match.group("field"), match), operator, Words.number(match.group("low")));
        });
        COMPARISONS.forEach((pattern, operator) -> text.mark(
                pattern,
                match -> test(fields.of(match.group("field"), match), operator, Words.number(match.group("value")))));
    }

    static void mark(Marked text) {
        Fields fields = new Fields(text.text());
        text.mark(HOLDS, match -> holds(match, fields, text));
        text.mark(SAME, match -> same(match, fields, text));
        text.mark(
                SIGN,
                match -> valued(match, fields, text, match.group("op").equals("!=") ? Operator.IS_NOT : Operator.IS));
        text.mark(WITH, match -> valued(match, fields, text, Operator.IS));
        text.mark(
                FOR,
                match -> test(
                        Slot.said(Names.identifier(
                                Words.singular(match.group("field").toLowerCase(Locale.ROOT)))),
                        Operator.IS,
                        match.group("value").toLowerCase(Locale.ROOT)));
    }

    private static Chunk between(MatchResult match, Fields fields) {
        Slot<String> field = fields.of(match.group("field"), match);
        List<Test> tests = new ArrayList<>();
        tests.add(new Test(field, Operator.AT_LEAST, Words.number(match.group("low"))));
        tests.add(new Test(field, Operator.AT_MOST, Words.number(match.group("high"))));
        Condition inside = new Condition(tests, true);
        return new Chunk.If(match.group("not") == null ? inside : inside.negated());
    }

    private static @Nullable Chunk holds(MatchResult match, Fields fields, Marked text) {
        Slot<String> field = fields.of(match.group("field"), match);
        boolean isNegated = match.group("op").toLowerCase(Locale.ROOT).contains("not")
                || match.group("op").contains("n't");
        String value = unquoted(text.plain(match.group("value")));
        return field.value() == null || value.isBlank()
                ? null
                : test(field, isNegated ? Operator.LACKS : Operator.CONTAINS, value);
    }

    /** "is" says so much that it only counts after an "if" or about a word that names a property. */
    private static @Nullable Chunk same(MatchResult match, Fields fields, Marked text) {
        String lead = match.group("lead").toLowerCase(Locale.ROOT);
        String said = match.group("field");
        boolean isWeakLead = lead.equals("and") || lead.equals("or") || lead.equals("when") || lead.equals("with");
        if (isWeakLead && (said == null || !fields.namesProperty(said))) {
            return null;
        }
        String op = match.group("op").toLowerCase(Locale.ROOT);
        if (op.equals("are") && (said == null || !fields.namesProperty(said))) {
            return null;
        }
        Operator operator = op.contains("not")
                        || op.contains("n't")
                        || op.contains("differs")
                        || op.contains("other")
                        || op.equals("!=")
                        || op.equals("<>")
                ? Operator.IS_NOT
                : Operator.IS;
        String value = unquoted(text.plain(match.group("value")));
        if (value.isBlank()) {
            return null;
        }
        Condition condition;
        if (said == null || fields.of(said, match).value() == null) {
            condition = Condition.of(new Test(Slot.inferred(Names.identifier(value), 0.65), operator, "true"));
            return Names.identifier(value).isEmpty()
                    ? null
                    : new Chunk.If(lead.equals("unless") ? condition.negated() : condition);
        }
        condition = Condition.of(new Test(fields.of(said, match), operator, value));
        return new Chunk.If(lead.equals("unless") ? condition.negated() : condition);
    }

    private static @Nullable Chunk valued(MatchResult match, Fields fields, Marked text, Operator operator) {
        String value = unquoted(text.plain(match.group("value")));
        Slot<String> field = fields.of(match.group("field"), match);
        return field.value() == null || value.isBlank() ? null : test(field, operator, value);
    }

    private static String unquoted(String value) {
        return value.replaceAll("^[\"']|[\"']$", "").replaceAll("[.,;:]+$", "");
    }

    private static Chunk test(Slot<String> field, Operator operator, String value) {
        return new Chunk.If(Condition.of(new Test(field, operator, value)));
    }
}
