package dev.parley.engine.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that start a workflow when somebody says them in a chat. Where it says {@code {name}}, anything may be said, and is kept under
 * that name: "need SE for {question}". Case, spaces and the marks at the end do not matter.
 */
public final class Phrase {
    private static final Pattern BLANK = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String END = "[\\s\\p{Punct}]*";

    private final List<String> names = new ArrayList<>();
    private final Pattern pattern;
    private final int said;

    private Phrase(String text) {
        StringBuilder words = new StringBuilder();
        Matcher blank = BLANK.matcher(text);
        int at = 0;
        int literal = 0;
        while (blank.find()) {
            literal += append(words, text.substring(at, blank.start()));
            words.append("(\\S.*?)");
            names.add(blank.group(1));
            at = blank.end();
        }
        literal += append(words, text.substring(at).replaceFirst("\\p{Punct}+\\s*$", ""));
        said = literal;
        pattern =
                Pattern.compile("\\s*" + words + END, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    public static Phrase of(String text) {
        return new Phrase(text.strip());
    }

    /** What is kept from what was said, in the order of the phrase; it may name one twice. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** How much of it is fixed words, in characters: the more, the surer one is meant. */
    public int length() {
        return said;
    }

    /** What was said in the blanks, by name; empty when this is not the phrase. */
    public Optional<Map<String, String>> match(String text) {
        Matcher matcher = pattern.matcher(text);
        return said > 0 && matcher.matches() ? Optional.of(kept(matcher)) : Optional.empty();
    }

    private Map<String, String> kept(MatchResult match) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (int blank = 0; blank < names.size(); blank++) {
            kept.put(names.get(blank), match.group(blank + 1).strip());
        }
        return kept;
    }

    private static int append(StringBuilder pattern, String literal) {
        boolean isFirst = true;
        for (String word : literal.strip().split("\\s+")) {
            if (!word.isEmpty()) {
                pattern.append(isFirst && !Character.isWhitespace(literal.charAt(0)) ? "" : "\\s+")
                        .append(Pattern.quote(word));
                isFirst = false;
            }
        }
        boolean endsInSpace = !literal.isEmpty() && Character.isWhitespace(literal.charAt(literal.length() - 1));
        pattern.append(endsInSpace ? "\\s+" : "");
        return literal.replaceAll("\\s", "").length();
    }
}
