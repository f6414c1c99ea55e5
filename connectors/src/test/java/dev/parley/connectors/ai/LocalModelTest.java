package dev.parley.connectors.ai;

import static dev.parley.connectors.ai.model.Embeddings.similarity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalModelTest {
    private static final LocalModel model = new LocalModel();

    @Test
    void is_not_loaded_before_a_text_needs_it() {
        LocalModel unused = new LocalModel();

        unused.embed("  ");

        assertThat(unused.isLoaded()).isFalse();
    }

    @Test
    void texts_of_like_meaning_are_closer_than_others() {
        float[] refund = model.embed("I want my money back");

        assertThat(similarity(refund, model.embed("request for a refund")))
                .isGreaterThan(similarity(refund, model.embed("the weather is sunny today")) + 0.2);
    }

    @Test
    void a_vector_has_length_one_and_384_dimensions() {
        float[] vector = model.embed("hello");

        assertThat(vector).hasSize(384);
        assertThat(similarity(vector, vector)).isCloseTo(1, within(1e-6));
    }

    @Test
    void blank_text_is_like_nothing() {
        assertThat(similarity(model.embed(""), model.embed("hello"))).isZero();
    }

    @Test
    void a_text_of_many_pages_is_embedded_too() {
        assertThat(model.embed("Refund the order. ".repeat(10_000))).hasSize(384);
    }

    @Test
    void many_threads_get_the_same_answers() throws Exception {
        List<String> texts =
                IntStream.range(0, 8).mapToObj(i -> "order number " + i).toList();
        LocalModel shared = new LocalModel();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<float[]>>> tasks =
                    Collections.nCopies(8, (Callable<List<float[]>>) () -> shared.embedAll(texts));
            for (Future<List<float[]>> answer : threads.invokeAll(tasks)) {
                for (int i = 0; i < texts.size(); i++) {
                    assertThat(answer.get().get(i)).containsExactly(model.embed(texts.get(i)));
                }
            }
        }
    }

    @Test
    void the_cache_forgets_the_texts_asked_for_longest_ago() {
        VectorCache cache = new VectorCache(2);
        cache.get("a", text -> new float[] {1});
        cache.get("b", text -> new float[] {2});
        cache.get("a", text -> new float[] {9});
        cache.get("c", text -> new float[] {3});

        assertThat(cache.size()).isEqualTo(2);
        assertThat(cache.get("a", text -> new float[] {9})).containsExactly(1);
        assertThat(cache.get("b", text -> new float[] {9})).containsExactly(9);
    }
}
