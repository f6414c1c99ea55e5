package dev.parley.engine.benchmark;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code bench.call}: a call that costs nothing, so that what remains is the engine. */
final class TrivialOperation implements Operation {
    private static final ObjectNode ANY = BenchmarkEngine.JSON.createObjectNode();

    private final Effect effect;
    private final Semaphore answers;

    private TrivialOperation(Effect effect, Semaphore answers) {
        this.effect = effect;
        this.answers = answers;
    }

    static TrivialOperation answeringAtOnce() {
        return new TrivialOperation(Effect.WRITE, new Semaphore(Integer.MAX_VALUE));
    }

    /** Repeatable after a crash. */
    static TrivialOperation readingAtOnce() {
        return new TrivialOperation(Effect.READ, new Semaphore(Integer.MAX_VALUE));
    }

    static TrivialOperation neverAnswering() {
        return new TrivialOperation(Effect.READ, new Semaphore(0));
    }

    @Override
    public OperationSpec spec() {
        return new OperationSpec(
                "bench.call", "Call", "Answers with its input.", ANY, ANY, effect, false, ANY, List.of());
    }

    @Override
    public JsonNode perform(JsonNode input, OperationContext context) throws InterruptedException {
        answers.acquire();
        return input;
    }
}
