package dev.parley.bot.api;

import dev.parley.connectors.ai.model.Embeddings;
import dev.parley.engine.operation.OperationSpec;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what a step could be by what somebody wants done, whatever words they use. */
@Component
class OperationSearch {
    /** Below this closeness the model sees no common meaning; learned on the catalog: unrelated wishes stay under it. */
    private static final double CLOSE = 0.3;

    private static final int MOST = 12;

    private final Embeddings embeddings;

    OperationSearch(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /** @param closeness from 0 to 1 */
    record Hit(String operation, double closeness) {}

    /** The nearest in meaning first; none for words that mean nothing here. */
    List<Hit> nearest(String wish, Stream<OperationSpec> operations) {
        float[] meant = embeddings.embed(wish);
        return operations
                .map(spec -> new Hit(spec.id(), closeness(meant, spec)))
                .filter(hit -> hit.closeness() >= CLOSE)
                .sorted(Comparator.comparingDouble(Hit::closeness).reversed())
                .limit(MOST)
                .toList();
    }

    /** To what it says of itself, or to the nearest of the words it also goes by. */
    private double closeness(float[] meant, OperationSpec spec) {
        return Stream.of(spec.title() + ". " + spec.summary(), String.join(", ", spec.synonyms()))
                .mapToDouble(text -> Embeddings.similarity(meant, embeddings.embed(text)))
                .max()
                .orElse(0);
    }
}
