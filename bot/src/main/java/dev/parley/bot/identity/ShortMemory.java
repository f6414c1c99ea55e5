package dev.parley.bot.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Remembers what was found for a while, and never more than a bounded number of things. What was not found is asked anew. */
final class ShortMemory<K, V> {
    private static final int CAPACITY = 10_000;

    private final ConcurrentHashMap<K, Remembered<V>> found = new ConcurrentHashMap<>();
    private final Duration span;
    private final InstantSource clock;

    ShortMemory(Duration span, InstantSource clock) {
        this.span = span;
        this.clock = clock;
    }

    Optional<V> get(K key, Function<K, Optional<V>> source) {
        Instant now = clock.instant();
        Remembered<V> known = found.get(key);
        if (known != null && known.until.isAfter(now)) {
            return Optional.of(known.value);
        }
        Optional<V> fresh = source.apply(key);
        if (found.size() >= CAPACITY) {
            found.clear();
        }
        fresh.ifPresentOrElse(value -> found.put(key, new Remembered<>(value, now.plus(span))), () -> found.remove(key));
        return fresh;
    }

    private record Remembered<V>(V value, Instant until) {}
}
