package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import dev.parley.copilot.brief.Condition.Operator;
import dev.parley.copilot.brief.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Which happenings of a watched system are meant: "with the label bug", "labelled urgent", "whose title contains invoice". */
final class Narrowing {
    private static final String ENDS =
            "(?=[,.;:!?\\n]|$| (?:is|are|was|has|gets?|in|on|by|at|from|to|for|with|and|or|then|i|we|ask|post|send|create|notify|tell|let)\\b)";
    private static final String VALUE = "(?:the (?:words? |text )?)?(?<value>" + Marked.MARK
            + "|\"[^\"]{1,80}\"|'[^']{1,80}'|[\\p{L}\\d#@][\\p{L}\\d@_./+-]*(?: (?!(?:is|are|was|has|gets?|in|on|by|at|from|to|for|with|and|or|then)\\b)[\\p{L}\\d_./-]+){0,2}?)"
            + ENDS;
    private static final Pattern IS = pattern(
            " ?\\b(?:with|having|that has|which has|whose|in) (?:the |an? )?(?<field>(?!(?:the|an?|its|their)\\b)[\\p{L}_]+) (?:is |of |= ?|equals |called |named |set to )?"
                    + VALUE);
    private static final Pattern CONTAINS = pattern(
            " ?\\b(?:whose|with (?:the|an?)|where the|that has (?:the|an?)) (?<field>[\\p{L}_]+) (?:contains?|containing|mentions?|mentioning|includes?|including) "
                    + VALUE);
    private static final Pattern LABELLED = pattern(" ?\\b(?<field>label|tag)(?:l?ed|ged) (?:as |with )?(?<value>"
            + Marked.MARK + "|\"[^\"]{1,80}\"|'[^']{1,80}'|(?!(?:as|with|by|in)\\b)[\\p{L}\\d][\\p{L}\\d_/-]*)");
    /** What narrows, even where nothing is known to narrow by. */
    private static final Pattern ANY = pattern(
            "\\b(?:with (?:the|an?) (?!help\\b|web ?hook\\b|button\\b|click\\b|form\\b)[\\p{L}_]+ (?!is\\b|are\\b|in\\b|to\\b|and\\b|or\\b|then\\b)[\\p{L}\\d\"'#]|labell?ed |tagged |whose ).{0,60}");

    /** How a thing is called, in the words of those who make APIs. */
    private static final List<String> NAMES = List.of("full_name", "name", "login", "title", "value", "key", "id");

    private Narrowing() {}

    /**
     * Takes the words that narrow out of the text, so that they are not read as a condition of a step as well.
     *
     * @param clause the one that tells what starts the work, as it stands in the text
     * @param sample of what it brings; words about fields that are not in it stay where they are
     */
    static List<Start.Only> take(Marked text, String clause, JsonNode sample) {
        int from = text.text().indexOf(clause);
        if (from < 0) {
            return List.of();
        }
        int after = text.text().length() - from - clause.length();
        List<Start.Only> taken = new ArrayList<>();
        take(CONTAINS, Operator.CONTAINS, text, from, after, sample, taken);
        take(LABELLED, Operator.IS, text, from, after, sample, taken);
        take(IS, Operator.IS, text, from, after, sample, taken);
        return List.copyOf(taken);
    }

    /** What is said to narrow and did not: in a clause as it was left. */
    static Optional<String> left(String clause) {
        return ANY.matcher(clause)
                .results()
                .map(MatchResult::group)
                .map(String::strip)
                .findFirst();
    }

    /** @param after how much of the text follows the clause */
    private static void take(
            Pattern pattern,
            Operator operator,
            Marked text,
            int from,
            int after,
            JsonNode sample,
            List<Start.Only> taken) {
        int to = text.text().length() - after;
        text.rewrite(pattern, match -> {
            if (match.start() < from || match.end() > to) {
                return match.group();
            }
            Optional<String> path = path(sample, match.group("field").toLowerCase(Locale.ROOT));
            String value = text.plain(match.group("value")).replaceAll("^[\"']|[\"']$", "");
            if (path.isEmpty() || value.isBlank()) {
                return match.group();
            }
            taken.add(new Start.Only(
                    path.get(), operator, value, text.plain(match.group()).strip()));
            return "";
        });
    }

    /** Where a field of that name is, at the top or one below, or what it is called where it is a thing of its own. */
    private static Optional<String> path(JsonNode sample, String field) {
        return Stream.concat(
                        Stream.of(Map.entry("", sample)),
                        sample.propertyStream()
                                .filter(entry -> entry.getValue().isObject())
                                .map(entry -> Map.entry(entry.getKey() + ".", entry.getValue())))
                .flatMap(place -> Stream.of(field, field + "s", Words.singular(field))
                        .filter(place.getValue()::has)
                        .flatMap(name ->
                                called(place.getKey() + name, place.getValue().path(name)).stream()))
                .findFirst();
    }

    private static Optional<String> called(String path, JsonNode value) {
        if (value.isArray()) {
            return called(path + "[]", value.path(0));
        }
        return value.isObject()
                ? NAMES.stream().filter(value::has).findFirst().map(name -> path + "." + name)
                : Optional.of(path);
    }
}
