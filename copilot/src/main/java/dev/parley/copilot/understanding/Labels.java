package dev.parley.copilot.understanding;

import static dev.parley.copilot.understanding.Words.pattern;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds that are told apart: "as billing, technical or other", "messages (praise, bug, ticket)". */
final class Labels {
    private static final String VERB =
            "(?:(?:auto-?)?classif\\w+|(?:auto-?)?categori[sz]\\w+|(?:auto-?)?label\\w*|(?:auto-?)?tag\\w*|sort\\w*|triag\\w+|detect\\w*|decid\\w+|mark\\w*)";
    private static final String LABEL = "[\\p{L}][\\p{L}-]*(?: (?!or\\b|and\\b)[\\p{L}][\\p{L}-]*){0,2}";
    private static final Pattern LISTED = pattern("\\b" + VERB + "\\b[^.;:()⟨⟩]{0,60}?(?: (?:as|into|like|between|whether (?:it is|they are)) (?:either |an? )?|(?: ?\\())(?<labels>"
            + LABEL + "(?:, " + LABEL + ")*,? (?:or|and) " + "[\\p{L}][\\p{L}-]*" + "|" + LABEL + "(?:, " + LABEL + ")+(?=\\)))\\)?");
    private static final Pattern SEPARATOR = pattern("\\s*,\\s*(?:or |and )?|\\s+(?:or|and)\\s+");
    private static final List<String> MOODS = List.of("positive", "neutral", "negative");
    private static final List<String> USUAL = List.of("important", "routine", "other");

    private Labels() {}

    static void mark(Marked text) {
        text.rewrite(LISTED, match -> {
            String before = match.group().substring(0, match.start("labels") - match.start());
            return before.replaceFirst("\\s*\\($", "") + " " + text.number(new Chunk.Kinds(split(match.group("labels"))));
        });
    }

    private static List<String> split(String labels) {
        return Stream.of(SEPARATOR.split(labels.trim()))
                .map(label -> label.replaceFirst("^(?:an?|the|either) ", "").toLowerCase(Locale.ROOT).trim())
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    /** What is told apart when nobody said it. */
    static List<String> usual(String sentences) {
        String text = sentences.toLowerCase(Locale.ROOT);
        if (text.contains("sentiment") || text.contains("positive") || text.contains("negative")) {
            return MOODS;
        }
        return text.contains("spam") ? List.of("spam", "fine") : USUAL;
    }
}
