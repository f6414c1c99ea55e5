package dev.parley.connectors.ai;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The vectors of the texts asked for last. Labels, routes and catalog entries repeat for ever; messages do not. */
final class VectorCache {
    /** Long texts hardly repeat and would make the memory unbounded. */
    private static final int LONGEST_CACHED_TEXT = 512;

    private final Map<String, float[]> vectors;

    VectorCache(int capacity) {
        this.vectors = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Two threads that miss the same text both compute it: cheaper than one waiting under the lock for the model. */
    float[] get(String text, Function<String, float[]> compute) {
        if (text.length() > LONGEST_CACHED_TEXT) {
            return compute.apply(text);
        }
        float[] known;
        synchronized (vectors) {
            known = vectors.get(text);
        }
        if (known != null) {
            return known;
        }
        float[] computed = compute.apply(text);
        synchronized (vectors) {
            vectors.put(text, computed);
        }
        return computed;
    }

    int size() {
        synchronized (vectors) {
            return vectors.size();
        }
    }
}
