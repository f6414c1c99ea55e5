package dev.parley.copilot.understanding;

import dev.parley.connectors.ai.model.Embeddings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Example sentences with what they mean. Other words mean what the nearest of them mean. */
final class Examples {
    /** One example alone may be near by accident; a second that agrees says more. */
    private static final double WEIGHT_OF_NEAREST = 0.7;

    private final Embeddings embeddings;
    private final Supplier<Map<String, List<float[]>>> known;

    private record Example(String label, String text) {}

    /**
     * The nearest meaning.
     *
     * @param label what is meant
     * @param closeness from 0 to 1
     * @param lead over the next best meaning
     */
    record Match(String label, double closeness, double lead) {}

    private Examples(List<Example> examples, Embeddings embeddings) {
        this.embeddings = embeddings;
        this.known = Once.of(() -> examples.stream()
                .collect(Collectors.groupingBy(
                        Example::label,
                        Collectors.mapping(example -> embeddings.embed(example.text()), Collectors.toList()))));
    }

    /** From a resource of lines {@code label: sentence}; the model is asked when something is first weighed. */
    static Examples of(String resource, Embeddings embeddings) {
        try (InputStream file = Examples.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is missing from the copilot's resources");
            }
            return new Examples(
                    new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split(": ", 2))
                            .map(parts -> new Example(parts[0], parts[1]))
                            .toList(),
                    embeddings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Match nearest(String text) {
        float[] vector = embeddings.embed(text);
        List<Match> ranked = new ArrayList<>();
        known.get().forEach((label, vectors) -> ranked.add(new Match(label, closeness(vector, vectors), 0)));
        ranked.sort(Comparator.comparingDouble(Match::closeness).reversed());
        Match best = ranked.getFirst();
        return new Match(
                best.label(),
                best.closeness(),
                ranked.size() < 2
                        ? best.closeness()
                        : best.closeness() - ranked.get(1).closeness());
    }

    /** How much closer to some meaning than to {@code label}; negative when it is nearer to that one. */
    double distanceFrom(String label, String text) {
        float[] vector = embeddings.embed(text);
        return known.get().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(label))
                        .mapToDouble(entry -> closeness(vector, entry.getValue()))
                        .max()
                        .orElse(0)
                - closeness(vector, known.get().getOrDefault(label, List.of()));
    }

    private static double closeness(float[] vector, List<float[]> examples) {
        double nearest = 0;
        double second = 0;
        for (float[] example : examples) {
            double closeness = Embeddings.similarity(example, vector);
            if (closeness > nearest) {
                second = nearest;
                nearest = closeness;
            } else {
                second = Math.max(second, closeness);
            }
        }
        return WEIGHT_OF_NEAREST * nearest + (1 - WEIGHT_OF_NEAREST) * second;
    }
}
