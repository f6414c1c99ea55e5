package dev.parley.connectors.ai;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What decides whether two statements say the same: closeness of meaning alone is blind to it.
 *
 * @param words that carry meaning, without numbers, which are written in more ways than one
 * @param names words that are capital within a sentence
 */
record Said(Set<String> words, Set<BigDecimal> numbers, Set<String> names, boolean isNegated) {
    private static final Pattern NEGATION = Pattern.compile(
            "(?i)\\b(?:not|no|never|none|without|nor|cannot|\\w+n['’]t|fail(?:s|ed)? to|kein\\w*|nicht|nie)\\b");
    /** Not at the beginning, where every word is capital. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},;:)]\\s)\\p{Lu}[\\p{L}\\p{N}-]+");

    static Said in(String text) {
        Set<String> words = Words.of(text).stream()
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .collect(Collectors.toSet());
        Set<String> names = NAME.matcher(text)
                .results()
                .flatMap(name -> Words.of(name.group()).stream())
                .collect(Collectors.toSet());
        return new Said(words, Numbers.in(text), names, NEGATION.matcher(text).find());
    }

    boolean isNothing() {
        return words.isEmpty() && numbers.isEmpty();
    }

    /** Whether it has all numbers and names of a claim, and denies what the claim denies. */
    boolean mayMean(Said claim) {
        return isNegated == claim.isNegated
                && numbers.containsAll(claim.numbers)
                && claim.names.stream().allMatch(name -> words.contains(name) || !isWord(name));
    }

    /** The share of a claim's words that it has. */
    double overlap(Said claim) {
        if (claim.words.isEmpty()) {
            return 1;
        }
        Set<String> shared = new HashSet<>(claim.words);
        shared.retainAll(words);
        return (double) shared.size() / claim.words.size();
    }

    private static boolean isWord(String name) {
        return name.chars().noneMatch(Character::isDigit);
    }
}
