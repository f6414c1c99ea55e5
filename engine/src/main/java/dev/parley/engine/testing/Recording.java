package dev.parley.engine.testing;

import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.InputReplaced;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.TestCase.Given;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A run as it went.
 *
 * @param steps how each of them went
 * @param mocks what the world answered to it
 */
record Recording(Given given, Map<StepId, StepResult> steps, Map<StepId, List<Mock>> mocks, RunResult result) {
    /** @param events all of the run, at least the first */
    static Recording of(Interpreter interpreter, RunId run, List<RecordedEvent> events) {
        RunResult result = Results.of(interpreter, run, events);
        Map<StepId, StepResult> steps = Objects.requireNonNull(result.steps());
        return new Recording(given(run, events), steps, RecordedMocks.of(interpreter.plan(), events, steps), result);
    }

    private static Given given(RunId run, List<RecordedEvent> events) {
        RecordedEvent first = events.getFirst();
        RunStarted started = (RunStarted) first.event();
        Map<StepId, JsonNode> replaced = new LinkedHashMap<>();
        for (RecordedEvent recorded : events) {
            if (recorded.event() instanceof InputReplaced e) {
                replaced.put(e.step(), e.input());
            }
        }
        return new Given(run, first.at(), started.trigger(), started.payload(), started.input(), replaced);
    }

    /** As a case that passes for what was recorded. */
    TestCase named(String name) {
        return new TestCase(name, given, mocks, result);
    }

    /** With what a replay has taken over, as it went in the run that it replays. */
    Recording after(Recording origin, Set<NodeId> takenOver) {
        Map<StepId, StepResult> allSteps = merged(origin.steps, steps, takenOver);
        return new Recording(
                given,
                allSteps,
                merged(origin.mocks, mocks, takenOver),
                new RunResult(result.status(), result.output(), result.error(), allSteps));
    }

    private static <T> Map<StepId, T> merged(Map<StepId, T> earlier, Map<StepId, T> later, Set<NodeId> takenOver) {
        Map<StepId, T> all = new LinkedHashMap<>();
        earlier.forEach((step, value) -> {
            if (takenOver.contains(outermost(step))) {
                all.put(step, value);
            }
        });
        later.forEach((step, value) -> {
            if (!takenOver.contains(outermost(step))) {
                all.put(step, value);
            }
        });
        return all;
    }

    private static NodeId outermost(StepId step) {
        return step.isInLoop() ? step.within().getFirst().container() : step.node();
    }
}
