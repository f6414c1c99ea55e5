package dev.parley.connectors.ai;

import dev.parley.connectors.ai.model.Embeddings;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded sentence model, all-MiniLM-L6-v2 (384 dimensions, English first). It is loaded by the first text that needs it,
 * which takes about a second, and never from the network. One instance serves the whole application.
 */
public final class LocalModel implements Embeddings {
    public static final String NAME = "local/all-minilm-l6-v2";

    static final int DIMENSIONS = 384;

    private static final Logger log = LoggerFactory.getLogger(LocalModel.class);

    /** What is longer is cut: beyond some pages a single vector says little, and the time grows with the length. */
    private static final int MAX_CHARACTERS = 8_000;

    private static final int CACHED_TEXTS = 2_048;

    private final VectorCache cache = new VectorCache(CACHED_TEXTS);
    private volatile @Nullable MiniLm loaded;

    /** Inference is native code that pins its carrier thread; some must stay free for the runs that are not thinking. */
    private final Semaphore running =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    @Override
    public String model() {
        return NAME;
    }

    @Override
    public float[] embed(String text) {
        if (text.isBlank()) {
            return new float[DIMENSIONS];
        }
        String bounded = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        return cache.get(bounded, this::infer);
    }

    /** For health checks and tests: whether a text has been embedded yet. */
    public boolean isLoaded() {
        return loaded != null;
    }

    private float[] infer(String text) {
        MiniLm model = load();
        running.acquireUninterruptibly();
        try {
            return model.embed(text).content().vector();
        } finally {
            running.release();
        }
    }

    private MiniLm load() {
        MiniLm model = loaded;
        return model != null ? model : loadOnce();
    }

    private synchronized MiniLm loadOnce() {
        MiniLm model = loaded;
        if (model == null) {
            long start = System.nanoTime();
            model = MiniLm.fromClassPath();
            loaded = model;
            log.info("Loaded {} in {} ms", NAME, (System.nanoTime() - start) / 1_000_000);
        }
        return model;
    }
}
