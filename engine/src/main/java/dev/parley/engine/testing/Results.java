package dev.parley.engine.testing;

import dev.parley.engine.RunId;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.StepResult.Status;
import dev.parley.engine.workflow.Node;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reads how a run went from its events: its state alone has forgotten the rounds of loops that are over. */
final class Results {
    private final Interpreter interpreter;
    private final Map<StepId, JsonNode> inputs = new HashMap<>();
    private final Map<StepId, StepResult> steps = new LinkedHashMap<>();

    private Results(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** @param events all of the run, at least the first */
    static RunResult of(Interpreter interpreter, RunId run, List<RecordedEvent> events) {
        return new Results(interpreter).read(run, events);
    }

    private RunResult read(RunId run, List<RecordedEvent> events) {
        RecordedEvent first = events.getFirst();
        RunState state = RunState.before(run, (RunStarted) first.event(), first.at());
        for (RecordedEvent recorded : events) {
            state = interpreter.apply(state, recorded);
            if (recorded.event() instanceof NodeEvent event) {
                note(state, event);
            }
        }
        RunFinished end = state.finished();
        return new RunResult(
                state.status(), end == null ? null : end.output(), end == null ? null : end.error(), steps);
    }

    private void note(RunState after, NodeEvent event) {
        JsonNode input = input(event);
        if (input != null) {
            inputs.put(event.step(), input);
        }
        after.step(event.step()).ifPresent(at -> steps.put(event.step(), result(event.step(), at)));
    }

    private static @Nullable JsonNode input(NodeEvent event) {
        return switch (event) {
            case RunEvent.NodeStarted started -> started.input();
            case RunEvent.RunCalled called -> called.input();
            case RunEvent.ApprovalRequested asked -> StringNode.valueOf(asked.message());
            case RunEvent.InputRequested asked -> StringNode.valueOf(asked.message());
            default -> null;
        };
    }

    private StepResult result(StepId step, NodeState at) {
        JsonNode input = inputs.get(step);
        return switch (at) {
            case Succeeded done ->
                new StepResult(Status.SUCCEEDED, done.choice(), input, withoutMoment(step, done.output()), null);
            case Failed failed -> new StepResult(Status.FAILED, null, input, failed.partial(), failed.error());
            case Skipped _ -> new StepResult(Status.ABANDONED, null, input, null, null);
            case NodeState.Running _, NodeState.Waiting _, NodeState.Looping _ ->
                new StepResult(Status.UNFINISHED, null, input, null, null);
        };
    }

    /** When people or events came is no matter of the workflow, and no two runs would ever be alike. */
    private JsonNode withoutMoment(StepId step, JsonNode output) {
        return switch (interpreter.plan().node(step.node())) {
            case Node.Approval _, Node.Input _, Node.WaitForEvent _ -> without("at", output);
            case Node.Delay _ -> without("until", output);
            case Node.Call _,
                    Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> output;
        };
    }

    private static JsonNode without(String field, JsonNode output) {
        if (!(output instanceof ObjectNode object)) {
            return output;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode().setAll(object);
        copy.remove(field);
        return copy;
    }
}
