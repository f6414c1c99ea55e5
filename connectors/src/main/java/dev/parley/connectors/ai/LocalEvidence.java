package dev.parley.connectors.ai;

import dev.parley.connectors.ai.model.Embeddings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the passage that says what a claim says, by the words, numbers and names it has and by closeness of meaning. It compares and does
 * not reason: it would rather find nothing than something wrong, and never claims to be as sure as a person would have to be.
 */
final class LocalEvidence {
    /** Below what people let pass unseen, which is 0.95 and more. */
    private static final double HIGHEST_CONFIDENCE = 0.9;
    /** A value that stands in a sentence may still be another field's. */
    private static final double CONFIDENCE_OF_WORDS_ALONE = 0.6;

    private static final double LEAST_CLOSENESS = 0.45;
    private static final double LEAST_CONFIDENCE = 0.55;
    /** Meaning is compared only with the sentences that share most words, for it takes some milliseconds each. */
    private static final int MOST_COMPARED = 20;

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
        List<Sentence> sentences = Sentences.in(source).stream()
                .map(passage -> new Sentence(passage, Said.in(passage.text())))
                .toList();
        return claims.stream().map(claim -> evidence(claim, sentences)).toList();
    }

    private record Sentence(Passage passage, Said said) {}

    private Optional<Found> evidence(Claim claim, List<Sentence> sentences) {
        Said said = Said.in(claim.said());
        if (said.isNothing()) {
            return Optional.empty();
        }
        float[] meaning = embeddings.embed(claim.text());
        Comparator<Sentence> byWords =
                Comparator.comparingDouble(sentence -> sentence.said().overlap(said));
        return sentences.stream()
                .filter(sentence -> sentence.said().mayMean(said))
                .sorted(byWords.reversed())
                .limit(MOST_COMPARED)
                .map(sentence -> new Found(sentence.passage(), confidence(sentence, said, meaning)))
                .filter(found -> found.confidence() >= LEAST_CONFIDENCE)
                .max(Comparator.comparingDouble(Found::confidence));
    }

    private double confidence(Sentence sentence, Said claim, float[] meaning) {
        double overlap = sentence.said().overlap(claim);
        double closeness =
                Embeddings.similarity(embeddings.embed(sentence.passage().text()), meaning);
        if (closeness < LEAST_CLOSENESS && overlap < 1) {
            return 0;
        }
        double least = overlap == 1 ? CONFIDENCE_OF_WORDS_ALONE : 0;
        double confidence = Math.clamp(0.5 * closeness + 0.45 * overlap, least, HIGHEST_CONFIDENCE);
        return Math.round(confidence * 1000) / 1000.0;
    }
}
