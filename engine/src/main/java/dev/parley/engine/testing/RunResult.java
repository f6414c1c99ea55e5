package dev.parley.engine.testing;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a run went. As an expectation it may leave things out: what is null is not compared.
 *
 * @param output null while it goes on
 * @param error null unless it failed
 * @param steps those that ran, rounds of loops included, in the order they were reached; a step that is not among them did not run
 */
public record RunResult(
        RunStatus status,
        @Nullable JsonNode output,
        @Nullable StepError error,
        @Nullable Map<StepId, StepResult> steps) {
    public RunResult {
        Objects.requireNonNull(status, "`status` is missing, such as SUCCEEDED");
        steps = steps == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    }
}
