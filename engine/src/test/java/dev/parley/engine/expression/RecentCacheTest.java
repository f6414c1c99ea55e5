package dev.parley.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentCacheTest {
    private final RecentCache<Integer, String> cache = new RecentCache<>(10);

    @Test
    void it_never_holds_more_than_two_generations() {
        for (var i = 0; i < 1_000; i++) {
            cache.put(i, "value");
            assertThat(cache.count()).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void what_is_asked_for_again_and_again_stays() {
        cache.put(-1, "often");
        for (var i = 0; i < 1_000; i++) {
            cache.put(i, "once");
            assertThat(cache.get(-1)).isEqualTo("often");
        }
        assertThat(cache.get(1)).isNull();
    }
}
