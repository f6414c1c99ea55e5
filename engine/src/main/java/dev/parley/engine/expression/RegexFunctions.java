package dev.parley.engine.expression;

import static dev.parley.engine.expression.Param.LIST;
import static dev.parley.engine.expression.Param.MAYBE_TEXT;
import static dev.parley.engine.expression.Param.TEXT;
import static dev.parley.engine.expression.Param.TEXTS;
import static dev.parley.engine.expression.Param.WHOLE;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Regular expressions in RE2's syntax, whose time grows with the text alone and never explodes. */
final class RegexFunctions {
    private static final int MAX_PROGRAM = 500;
    private static final int MAX_LENGTH = 1_000;
    private static final int STATES_AT_ONCE = 16;
    private static final RecentCache<String, Pattern> COMPILED = new RecentCache<>(500);

    private RegexFunctions() {}

    static void addTo(Functions functions) {
        var two = List.of(TEXT, TEXT);
        functions
                .known(
                        "matches",
                        "matches",
                        two,
                        a -> matcher((String) a[0], (String) a[1]).find())
                .known(
                        "matches",
                        "matches_string",
                        two,
                        a -> matcher((String) a[0], (String) a[1]).find())
                .global(MAYBE_TEXT, "regex.extract", two, a -> extract((String) a[0], (String) a[1]))
                .global(TEXTS, "regex.extractAll", two, a -> extractAll((String) a[0], (String) a[1]))
                .global(LIST, "regex.groups", two, a -> groups((String) a[0], (String) a[1]))
                .global(
                        TEXT,
                        "regex.replace",
                        List.of(TEXT, TEXT, TEXT),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], -1))
                .global(
                        TEXT,
                        "regex.replace",
                        List.of(TEXT, TEXT, TEXT, WHOLE),
                        a -> replace((String) a[0], (String) a[1], (String) a[2], (Long) a[3]));
    }

    private static Matcher matcher(String text, String regex) {
        var pattern = COMPILED.get(regex);
        if (pattern == null) {
            pattern = compile(regex);
            COMPILED.put(regex, pattern);
        }
        return pattern.matcher(new Paid(text, 1 + pattern.programSize() / STATES_AT_ONCE));
    }

    private static Pattern compile(String regex) {
        Meter.spend(MAX_PROGRAM);
        if (regex.length() > MAX_LENGTH) {
            throw tooLarge();
        }
        try {
            var pattern = Pattern.compile(regex);
            if (pattern.programSize() > MAX_PROGRAM) {
                throw tooLarge();
            }
            return pattern;
        } catch (PatternSyntaxException mistake) {
            throw new ValueProblem(
                    ValueProblem.quoted(regex) + " is not a regular expression (RE2): " + mistake.getDescription());
        }
    }

    private static ValueProblem tooLarge() {
        return new ValueProblem("The regular expression is too large. Repeat less, or split it into two.");
    }

    /** The first group where there is one, else all that matched. */
    private static Optional<String> extract(String text, String regex) {
        var matcher = matcher(text, regex);
        return matcher.find() ? Optional.ofNullable(wanted(matcher)) : Optional.empty();
    }

    private static Items extractAll(String text, String regex) {
        var matcher = matcher(text, regex);
        var all = new ArrayList<String>();
        while (matcher.find()) {
            Meter.spend(1);
            var found = wanted(matcher);
            if (found != null) {
                all.add(found);
            }
        }
        return Items.of(all);
    }

    private static @Nullable String wanted(Matcher matcher) {
        return matcher.group(matcher.groupCount() == 0 ? 0 : 1);
    }

    /** All that matched first, then each group; empty where nothing matched, an empty text for a group that took no part. */
    private static Items groups(String text, String regex) {
        var matcher = matcher(text, regex);
        var groups = new ArrayList<String>();
        if (matcher.find()) {
            for (var group = 0; group <= matcher.groupCount(); group++) {
                var found = matcher.group(group);
                groups.add(found == null ? "" : found);
            }
        }
        return Items.of(groups);
    }

    /** @param limit how many at most; negative for all. {@code \1} in the replacement stands for the first group. */
    private static String replace(String text, String regex, String replacement, long limit) {
        var matcher = matcher(text, regex);
        var result = new StringBuilder();
        var copied = 0;
        for (var done = 0L; done != limit && matcher.find(); done++) {
            Meter.spend(1);
            Meter.append(result, text.substring(copied, matcher.start()));
            appendReplacement(result, replacement, matcher);
            copied = matcher.end();
        }
        Meter.append(result, text.substring(copied));
        return result.toString();
    }

    private static void appendReplacement(StringBuilder result, String replacement, Matcher matcher) {
        for (var at = 0; at < replacement.length(); at++) {
            var letter = replacement.charAt(at);
            if (letter != '\\') {
                Meter.append(result, String.valueOf(letter));
                continue;
            }
            at++;
            var next = at < replacement.length() ? replacement.charAt(at) : ' ';
            if (next == '\\') {
                Meter.append(result, "\\");
            } else if (next >= '0' && next <= '9' && next - '0' <= matcher.groupCount()) {
                var group = matcher.group(next - '0');
                Meter.append(result, group == null ? "" : group);
            } else {
                throw new ValueProblem("The replacement " + ValueProblem.quoted(replacement)
                        + " names a group that the regular expression does not have; write \\\\ for the sign itself");
            }
        }
    }

    /** A text that is paid for by the character as it is read: to find all matches may take a new pass for each. */
    private record Paid(String text, int price) implements CharSequence {
        @Override
        public char charAt(int index) {
            Meter.spend(price);
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
