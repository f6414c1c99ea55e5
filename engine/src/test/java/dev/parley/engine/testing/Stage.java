package dev.parley.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.TestCase.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A run in the words of a test: what the world answers to it, and whether another workflow would have gone the same way. */
final class Stage {
    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    static final Expressions EXPRESSIONS = new Expressions();
    private static final RunId RUN = RunId.at(START, new UUID(1, 2));

    private final Flow flow;
    private final Map<StepId, List<Mock>> mocks = new LinkedHashMap<>();
    private String input = "{}";

    private Stage(Flow flow) {
        this.flow = flow;
    }

    static Stage given(Flow flow) {
        return new Stage(flow);
    }

    Flow flow() {
        return flow;
    }

    Stage input(String json) {
        input = json;
        return this;
    }

    Stage answers(String step, String json) {
        return with(step, new Mock.Returned(JSON.readTree(json), Duration.ofMillis(200)));
    }

    Stage fails(String step, boolean retryable) {
        StepError error = new StepError("http_500", "The far system failed.", null, retryable);
        return with(step, new Mock.Failed(error, Duration.ofSeconds(1)));
    }

    Stage votes(String step, boolean approve, String who, Duration after) {
        return with(step, new Mock.Voted(approve, new Actor(who, who), null, after));
    }

    Stage fillsIn(String step, String values) {
        return with(step, new Mock.FilledIn((ObjectNode) JSON.readTree(values), new Actor("bo", "bo"), null));
    }

    Stage happens(String step, String event) {
        return with(step, new Mock.Happened(JSON.readTree(event), Duration.ofHours(2)));
    }

    /** The step is reached, and nobody ever answers. */
    Stage isSilent(String step) {
        mocks.put(StepId.parse(step), new ArrayList<>());
        return this;
    }

    private Stage with(String step, Mock mock) {
        mocks.computeIfAbsent(StepId.parse(step), _ -> new ArrayList<>()).add(mock);
        return this;
    }

    Rehearsal.Played played() {
        return play(flow, new Given(RUN, START, "manual", json(), json(), Map.of()), mocks);
    }

    private JsonNode json() {
        return JSON.readTree(input);
    }

    RunResult result() {
        return played().recording().result();
    }

    StepResult step(String step) {
        return result().steps().get(StepId.parse(step));
    }

    Stage is(RunStatus status) {
        assertThat(result().status()).isEqualTo(status);
        return this;
    }

    /** The run as a test, as it is kept. */
    TestCase recorded() {
        TestCase recorded = played().recording().named("recorded");
        TestCase kept = TestCaseJson.read(TestCaseJson.write(recorded).toString());
        assertThat(kept).isEqualTo(recorded);
        return kept;
    }

    /** What this run's test says of another workflow. */
    Verdict against(Flow other) {
        TestCase test = recorded();
        Rehearsal.Played played = play(other, test.given(), test.mocks());
        return new Verdict(Comparison.of(test.expected(), played.recording().result()), played.notes());
    }

    record Verdict(Comparison comparison, List<String> notes) {
        List<String> sentences() {
            return comparison.differences().stream().map(Difference::sentence).toList();
        }
    }

    private static Rehearsal.Played play(Flow flow, Given given, Map<StepId, List<Mock>> mocks) {
        try {
            Interpreter interpreter = new Interpreter(Plan.of(flow.named("test"), EXPRESSIONS));
            return Rehearsal.play(
                    interpreter, given, new World(mocks, new OperationCatalog(List.of(new Sampled())), EXPRESSIONS));
        } catch (ExpressionException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code test.call}: must never be called here. */
    private static final class Sampled implements Operation {
        @Override
        public OperationSpec spec() {
            JsonNode any = JSON.createObjectNode();
            JsonNode sample = JSON.createObjectNode().put("sample", true);
            return new OperationSpec("test.call", "Call", "Nothing.", any, any, Effect.READ, false, sample, List.of());
        }

        @Override
        public JsonNode perform(JsonNode input, OperationContext context) {
            throw new AssertionError("A rehearsal has called the world");
        }
    }
}
