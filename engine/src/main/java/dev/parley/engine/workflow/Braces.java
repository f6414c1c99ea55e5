package dev.parley.engine.workflow;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where people write {@code {{ }}} and where they need not. */
final class Braces {
    private static final Pattern ONE_PAIR = Pattern.compile("\\s*\\{\\{((?:(?!\\{\\{|}}).)*)}}\\s*", Pattern.DOTALL);

    private Braces() {}

    static boolean areIn(String text) {
        return text.contains("{{");
    }

    /** What is inside, when the text is exactly one pair of braces. */
    static Optional<String> inside(String text) {
        Matcher matcher = ONE_PAIR.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
