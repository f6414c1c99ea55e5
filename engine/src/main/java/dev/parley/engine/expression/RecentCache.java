package dev.parley.engine.expression;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was used recently, at most twice the given size: when the young generation is full it becomes the old one, and
 * what nobody asked for meanwhile is forgotten. Reading takes no lock.
 */
final class RecentCache<K, V> {
    private final int size;
    private volatile ConcurrentHashMap<K, V> young = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<K, V> old = new ConcurrentHashMap<>();

    RecentCache(int size) {
        this.size = size;
    }

    @Nullable
    V get(K key) {
        var value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    void put(K key, V value) {
        young.put(key, value);
        if (young.size() >= size) {
            turn();
        }
    }

    int count() {
        return young.size() + old.size();
    }

    private synchronized void turn() {
        if (young.size() >= size) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
