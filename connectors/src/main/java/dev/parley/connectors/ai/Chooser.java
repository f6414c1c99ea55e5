package dev.parley.connectors.ai;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.toSet;

import dev.parley.connectors.ai.model.Embeddings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of several options a subject means. Closeness of meaning alone is blind to the one word that decides
 * ("premium" or "standard"), so words count too: those that tell the options apart, and those that are claimed, most.
 */
final class Chooser {
    /** A decisive word outweighs any usual difference in meaning, which stays below 0.3 between plausible options. */
    private static final double WEIGHT_OF_WORDS = 0.5;

    /** A field's name says what a value is about, seldom what it is. */
    private static final double WEIGHT_OF_NAMES = 0.15;

    /** How far apart scores must be to mean anything: 0.1 apart is about two to one. */
    private static final double TEMPERATURE = 0.15;

    private final Embeddings embeddings;

    Chooser(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    String model() {
        return embeddings.model();
    }

    /** @param options at least one, of different labels */
    Choice choose(Subject subject, List<Option> options) {
        float[] meaning = embeddings.embed(subject.text());
        List<Set<String>> words = options.stream().map(Chooser::wordsOf).toList();
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            scores.add(closeness(meaning, options.get(i)) + WEIGHT_OF_WORDS * overlap(subject, words.get(i), words));
        }
        return Choice.of(options, scores, TEMPERATURE);
    }

    private double closeness(float[] meaning, Option option) {
        return embeddings.embedAll(option.meanings()).stream()
                .mapToDouble(vector -> Embeddings.similarity(meaning, vector))
                .max()
                .orElse(0);
    }

    /** From 0, no word in common, towards 1. */
    private static double overlap(Subject subject, Set<String> words, List<Set<String>> all) {
        double matched = 0;
        for (String word : words) {
            if (subject.said().contains(word)) {
                matched += distinction(word, all);
            } else if (subject.mentioned().contains(word)) {
                matched += WEIGHT_OF_NAMES * distinction(word, all);
            }
        }
        return 1 - Math.pow(0.4, matched);
    }

    /** 1 for a word that only one option has, 0 for one that all have. */
    private static double distinction(String word, List<Set<String>> all) {
        long holders = all.stream().filter(words -> words.contains(word)).count();
        return all.size() == 1 ? 1 : 1 - (holders - 1.0) / (all.size() - 1.0);
    }

    private static Set<String> wordsOf(Option option) {
        return option.meanings().stream().collect(flatMapping(meaning -> Words.of(meaning).stream(), toSet()));
    }

    /** @param meanings what it stands for: its label, its description, examples */
    record Option(String label, List<String> meanings) {}

    /** @param confidences of each label, in the order of the options; together 1 */
    record Choice(Map<String, Double> confidences) {
        String best() {
            return Collections.max(confidences.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
        }

        double confidence() {
            return Collections.max(confidences.values());
        }

        private static Choice of(List<Option> options, List<Double> scores, double temperature) {
            double best = Collections.max(scores);
            double total = scores.stream()
                    .mapToDouble(score -> Math.exp((score - best) / temperature))
                    .sum();
            Map<String, Double> confidences = new LinkedHashMap<>();
            for (int i = 0; i < options.size(); i++) {
                double share = Math.exp((scores.get(i) - best) / temperature) / total;
                confidences.put(options.get(i).label(), Math.round(share * 1000) / 1000.0);
            }
            return new Choice(Collections.unmodifiableMap(confidences));
        }
    }
}
