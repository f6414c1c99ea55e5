package dev.parley.connectors.ai;

import dev.parley.connectors.ai.model.Embeddings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a text that together say most of it: near to the meaning of the whole, far from each other (maximal marginal relevance,
 * Carbonell and Goldstein 1998). They are chosen, not written, so they say nothing the text does not.
 */
final class KeySentences {
    /** About four seconds on one core; what comes after in a longer text is left out, and the summary says so. */
    private static final int MOST_SENTENCES = 500;

    private static final double WEIGHT_OF_FOCUS = 0.6;
    private static final double WEIGHT_OF_REPETITION = 0.5;
    /** Texts tend to begin with what matters. */
    private static final double BONUS_OF_BEGINNING = 0.08;
    /** A greeting or a signature has a few words and no news. */
    private static final int FEWEST_WORDS = 4;

    private final Embeddings embeddings;

    KeySentences(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    String model() {
        return embeddings.model();
    }

    /** @param notices what the reader should know about how it was made */
    record Choice(String text, List<String> notices) {}

    /** At most that many sentences, in the order of the text. */
    Choice of(String text, int count, @Nullable String focus) {
        List<Passage> all = Sentences.in(text);
        List<Passage> read = all.size() > MOST_SENTENCES ? all.subList(0, MOST_SENTENCES) : all;
        List<String> notices = all.size() > read.size()
                ? List.of("Only the first %d of %d sentences were read.".formatted(read.size(), all.size()))
                : List.of();
        String chosen = chosen(read, count, focus == null ? "" : focus).stream()
                .map(sentence -> sentence.text().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
        return new Choice(chosen, notices);
    }

    private List<Passage> chosen(List<Passage> sentences, int count, String focus) {
        List<Passage> telling = sentences.stream()
                .filter(sentence -> sentence.text().split("\\s+").length >= FEWEST_WORDS)
                .toList();
        List<Passage> candidates = telling.isEmpty() ? sentences : telling;
        if (candidates.size() <= count) {
            return candidates;
        }
        List<float[]> meanings =
                embeddings.embedAll(candidates.stream().map(Passage::text).toList());
        double[] weights = weights(meanings, focus);
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int next = -1;
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < weights.length; i++) {
                double worth = weights[i] - WEIGHT_OF_REPETITION * repetition(i, chosen, meanings);
                if (!chosen.contains(i) && worth > best) {
                    best = worth;
                    next = i;
                }
            }
            chosen.add(next);
        }
        return chosen.stream()
                .map(candidates::get)
                .sorted(Comparator.comparingInt(Passage::start))
                .toList();
    }

    private double[] weights(List<float[]> meanings, String focus) {
        float[] middle = middle(meanings);
        float[] wanted = embeddings.embed(focus);
        double[] weights = new double[meanings.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Embeddings.similarity(meanings.get(i), middle)
                    + WEIGHT_OF_FOCUS * Embeddings.similarity(meanings.get(i), wanted)
                    + BONUS_OF_BEGINNING * (1 - (double) i / weights.length);
        }
        return weights;
    }

    private static double repetition(int candidate, List<Integer> chosen, List<float[]> meanings) {
        return chosen.stream()
                .mapToDouble(other -> Embeddings.similarity(meanings.get(candidate), meanings.get(other)))
                .max()
                .orElse(0);
    }

    private static float[] middle(List<float[]> meanings) {
        float[] sum = new float[meanings.getFirst().length];
        for (float[] meaning : meanings) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += meaning[i];
            }
        }
        return sum;
    }
}
