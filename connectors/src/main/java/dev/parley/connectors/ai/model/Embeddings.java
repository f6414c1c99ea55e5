package dev.parley.connectors.ai.model;

import java.util.List;

/** Turns text into vectors whose closeness is closeness of meaning. Safe to call from many threads. */
public interface Embeddings {
    /** Which model answers, as outputs and the usage ledger name it: {@code local/all-minilm-l6-v2}. */
    String model();

    /**
     * @return a vector of length one, which the caller may keep but must not change; all zeros for blank text, which means nothing
     */
    float[] embed(String text);

    /** In the order of the texts. */
    default List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /** Cosine similarity: 1 for the same meaning, about 0 for unrelated texts, 0 when one of them is blank. */
    static double similarity(float[] one, float[] other) {
        double dot = 0;
        double lengthOfOne = 0;
        double lengthOfOther = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            lengthOfOne += one[i] * one[i];
            lengthOfOther += other[i] * other[i];
        }
        return lengthOfOne == 0 || lengthOfOther == 0 ? 0 : dot / Math.sqrt(lengthOfOne * lengthOfOther);
    }
}
