package dev.parley.connectors.ai;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the passage that says what a claim says, by closeness of meaning and by the words that carry it. It compares and does not reason:
 * it would rather find nothing than something wrong, and never claims to be as sure as a person would have to be.
 */
final class LocalEvidence {
    /** Below what people let pass unseen, which is 0.95 and more. */
    private static final double HIGHEST_CONFIDENCE = 0.9;

    /** A value that stands in a sentence may still be another field's. */
    private static final double CONFIDENCE_OF_WORDS_ALONE = 0.6;

    private static final double LEAST_CLOSENESS = 0.45;
    private static final double LEAST_CONFIDENCE = 0.55;
    private static final int MOST_SENTENCES = 500;
    private static final Pattern NEGATION = Pattern.compile(
            "(?i)\\b(?:not|no|never|none|without|nor|cannot|\\w+n['’]t|fail(?:s|ed)? to|kein\\w*|nicht|nie)\\b");
    /** A name, wherever it stands but at the beginning, where every word is capital. */
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},;:)]\\s)\\p{Lu}[\\p{L}\\p{N}-]+");

    private final Embeddings embeddings;

    LocalEvidence(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    String model() {
        return embeddings.model();
    }

    /** @param confidence from 0 to 1 */
    record Found(Passage passage, double confidence) {}

    /** For each claim in order; empty where nothing says it. */
    List<Optional<Found>> evidence(List<Claim> claims, String source) {
        List<Candidate> candidates = candidates(source);
        return claims.stream().map(claim -> evidence(claim, candidates)).toList();
    }

    private List<Candidate> candidates(String source) {
        List<Passage> sentences = Sentences.in(source);
        List<Candidate> candidates = new ArrayList<>();
        for (Passage sentence : sentences.subList(0, Math.min(sentences.size(), MOST_SENTENCES))) {
            candidates.add(new Candidate(
                    sentence,
                    embeddings.embed(sentence.text()),
                    Words.of(sentence.text()),
                    NEGATION.matcher(sentence.text()).find()));
        }
        return candidates;
    }

    private Optional<Found> evidence(Claim claim, List<Candidate> candidates) {
        float[] meaning = embeddings.embed(claim.text());
        Set<String> words = withoutNumbers(Words.of(claim.said()));
        boolean isNegated = NEGATION.matcher(claim.said()).find();
        return candidates.stream()
                .filter(candidate -> candidate.isNegated() == isNegated && candidate.holdsWhatDecides(claim))
                .map(candidate -> new Found(candidate.passage(), candidate.confidence(meaning, words)))
                .filter(found -> found.confidence() >= LEAST_CONFIDENCE)
                .max(Comparator.comparingDouble(Found::confidence));
    }

    /** They have been compared by value, and are written in more ways than one. */
    private static Set<String> withoutNumbers(Set<String> words) {
        return words.stream()
                .filter(word -> word.chars().noneMatch(Character::isDigit))
                .collect(Collectors.toSet());
    }

    private record Candidate(Passage passage, float[] meaning, Set<String> words, boolean isNegated) {
        /** Closeness of meaning is blind to numbers and names, which are what matters. */
        boolean holdsWhatDecides(Claim claim) {
            if (!Numbers.in(passage.text()).containsAll(Numbers.in(claim.said()))) {
                return false;
            }
            Set<String> names = NAME.matcher(claim.said())
                    .results()
                    .flatMap(name -> Words.of(name.group()).stream())
                    .collect(Collectors.toSet());
            return words.containsAll(names);
        }

        double confidence(float[] claim, Set<String> claimed) {
            double closeness = Embeddings.similarity(meaning, claim);
            Set<String> shared = new HashSet<>(claimed);
            shared.retainAll(words);
            double overlap = claimed.isEmpty() ? 1 : (double) shared.size() / claimed.size();
            if (closeness < LEAST_CLOSENESS && overlap < 1) {
                return 0;
            }
            double confidence = 0.5 * closeness + 0.45 * overlap;
            double least = overlap == 1 ? CONFIDENCE_OF_WORDS_ALONE : 0;
            return Math.round(Math.clamp(confidence, least, HIGHEST_CONFIDENCE) * 1000) / 1000.0;
        }
    }
}
