package dev.parley.prompts;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {{name}}} in a prompt's text. Values are put in as they are and never looked at again. */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([a-z_]+)\\s*}}");

    private Placeholders() {}

    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(values.get(match.group(1))));
    }

    /** Whether it stands on a line of its own, as a fence must. */
    static boolean isAlone(String text, String name) {
        return text.lines()
                .filter(line -> in(line).contains(name))
                .allMatch(line -> PLACEHOLDER.matcher(line.strip()).matches());
    }
}
