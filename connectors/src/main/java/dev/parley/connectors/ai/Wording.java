package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The few words that go into a prompt beside its author's: a language, a length, a tone. They are kept so short and plain that no order to
 * the model fits in, should they come from outside.
 */
final class Wording {
    private static final Pattern LANGUAGE = Pattern.compile("\\p{L}[\\p{L}\\p{M} ()-]{1,40}");
    private static final Pattern CODE = Pattern.compile("[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8}){0,2}");
    private static final Pattern FEW_WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N} ,;'’&/%+()-]{1,80}");

    private Wording() {}

    /**
     * A language by name, or by its code (BCP 47).
     *
     * @param otherwise when none is wished
     * @throws OperationException {@code bad_input} when it cannot be one
     */
    static String language(@Nullable String wish, String field, String otherwise, NodeId step)
            throws OperationException {
        if (wish == null || wish.isBlank()) {
            return otherwise;
        }
        String name = wish.strip();
        if (CODE.matcher(name).matches()) {
            Locale locale = Locale.forLanguageTag(name.replace('_', '-'));
            String said = locale.getDisplayName(Locale.ENGLISH);
            return said.isBlank() || said.equalsIgnoreCase(name) ? name : said;
        } else if (!LANGUAGE.matcher(name).matches()) {
            throw Failures.badInput(
                    step,
                    "cannot use its \"%s\": that is no language".formatted(field),
                    "Name one, such as German, or give its code, such as de.");
        }
        return name;
    }

    /** @throws OperationException {@code bad_input} when it is more than a few plain words */
    static String few(@Nullable String wish, String field, String otherwise, NodeId step) throws OperationException {
        if (wish == null || wish.isBlank()) {
            return otherwise;
        } else if (!FEW_WORDS.matcher(wish.strip()).matches()) {
            throw Failures.badInput(
                    step,
                    "cannot use its \"%s\": it has to be a few plain words".formatted(field),
                    "Use at most 80 letters without line breaks, such as \"%s\".".formatted(otherwise));
        }
        return wish.strip();
    }
}
