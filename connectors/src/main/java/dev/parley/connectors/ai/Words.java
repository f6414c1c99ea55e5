package dev.parley.connectors.ai;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Text as words that can be compared. */
final class Words {
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a", "an", "and", "any", "are", "as", "at", "be", "by", "for", "from", "has", "have", "if", "in", "is",
            "it", "its", "of", "on", "or", "should", "that", "the", "them", "then", "this", "to", "was", "when",
            "which", "with", "you", "your");

    private Words() {}

    /** Distinct, in lower case, without plural endings and words that carry no meaning. */
    static Set<String> of(String text) {
        return Arrays.stream(readable(text).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
                .map(Words::singular)
                .collect(Collectors.toSet());
    }

    /** {@code user_type}, {@code userType} and {@code user-type} as people would write them. */
    static String readable(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", " ")
                .replaceAll("(?<=[\\p{L}\\p{N}])[_-]+(?=[\\p{L}\\p{N}])", " ");
    }

    private static String singular(String word) {
        boolean isPlural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
        return isPlural ? word.substring(0, word.length() - 1) : word;
    }
}
