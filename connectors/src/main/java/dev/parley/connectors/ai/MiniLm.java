package dev.parley.connectors.ai;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The model's files and how they are run. LangChain4j's ready-made class would take a thread per core and a growing native
 * arena; here inference stays on the calling thread and its memory is given back.
 */
final class MiniLm extends AbstractInProcessEmbeddingModel {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OnnxBertBiEncoder encoder;

    private MiniLm(OnnxBertBiEncoder encoder) {
        super(Runnable::run);
        this.encoder = encoder;
    }

    /** @throws IllegalStateException when this platform has no native library for it or the jar is incomplete */
    static MiniLm fromClassPath() {
        keepTokenizerOffline();
        try (InputStream tokenizer = resource(TOKENIZER)) {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            return new MiniLm(new OnnxBertBiEncoder(environment, session(environment), tokenizer, PoolingMode.MEAN));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded model's tokenizer cannot be read", e);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "The embedded model cannot be started on this platform: " + e.getMessage(), e);
        }
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    private static OrtSession session(OrtEnvironment environment) throws IOException, OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream model = resource(MODEL)) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return environment.createSession(model.readAllBytes(), options);
        }
    }

    /** On a machine with a GPU the tokenizer library would fetch another build of itself; the one in its jar is enough. */
    private static void keepTokenizerOffline() {
        if (System.getProperty("ai.djl.offline") == null) {
            System.setProperty("ai.djl.offline", "true");
        }
    }

    private static InputStream resource(String name) {
        InputStream stream = MiniLm.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("The embedded model's file " + name + " is not on the class path");
        }
        return stream;
    }
}
