package dev.parley.engine.testing;

import dev.parley.engine.RunId;
import dev.parley.engine.run.StepId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * A run that is to go the same way again.
 *
 * @param name words for people
 * @param mocks what the world answers to steps, in the order of attempts or votes. An empty list means that nobody answered; a step that is
 *     not among them was not reached. A node's id stands for all rounds of the loop it is in
 */
public record TestCase(String name, Given given, Map<StepId, List<Mock>> mocks, RunResult expected) {
    public TestCase {
        Objects.requireNonNull(expected, "`expected` is missing: at least {\"status\": \"SUCCEEDED\"}");
        Map<StepId, List<Mock>> copy = new LinkedHashMap<>();
        mocks.forEach((step, answers) ->
                copy.put(step, List.copyOf(Objects.requireNonNull(answers, () -> "the mocks of " + step))));
        mocks = Collections.unmodifiableMap(copy);
    }

    /**
     * What the run begins with.
     *
     * @param run what {@code run.id} is
     * @param startedAt where the clock stands at first
     * @param trigger {@code trigger.type} of expressions
     * @param payload {@code trigger.output} of expressions
     * @param input {@code input} of expressions
     * @param replaced inputs that steps take instead of what the workflow says
     */
    public record Given(
            RunId run,
            Instant startedAt,
            String trigger,
            JsonNode payload,
            JsonNode input,
            Map<StepId, JsonNode> replaced) {
        public Given {
            replaced = Collections.unmodifiableMap(new LinkedHashMap<>(replaced));
        }
    }
}
