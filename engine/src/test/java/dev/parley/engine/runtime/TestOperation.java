package dev.parley.engine.runtime;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code test.call}: answers what the test says, and counts calls by step. */
final class TestOperation implements Operation {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Effect effect;
    private final Answer answer;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

    TestOperation(Effect effect, Answer answer) {
        this.effect = effect;
        this.answer = answer;
    }

    static TestOperation echoing() {
        return new TestOperation(Effect.WRITE, (input, _) -> input);
    }

    @Override
    public OperationSpec spec() {
        JsonNode any = JSON.createObjectNode();
        return new OperationSpec(
                "test.call",
                "Call",
                "Answers what the test says.",
                any,
                any,
                effect,
                false,
                JSON.createObjectNode().put("sample", true),
                List.of());
    }

    @Override
    public JsonNode perform(JsonNode input, OperationContext context) throws OperationException, InterruptedException {
        calls.computeIfAbsent(context.node().value(), _ -> new AtomicInteger()).incrementAndGet();
        return answer.to(input, context);
    }

    int calls(String node) {
        return calls.getOrDefault(node, new AtomicInteger()).get();
    }

    @FunctionalInterface
    interface Answer {
        JsonNode to(JsonNode input, OperationContext context) throws OperationException, InterruptedException;
    }
}
