package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RunEvent.InputReplaced;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.JsonWords;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * How an ended run is done again, as a new run that takes over its results before the chosen step.
 *
 * @param from null means from the beginning; a step within a loop means its outermost loop
 * @param input replaces the run's input; null keeps it
 * @param stepInput what step {@code from} works on instead of what the workflow says; null leaves it to the workflow
 * @param revision of the workflow to run; null means the one that ran
 */
public record Replay(
        @Nullable NodeId from,
        @Nullable JsonNode input,
        @Nullable JsonNode stepInput,
        @Nullable Integer revision) {

    private static final String DEFAULT_CASE = "default";

    /** Everything again. */
    public static final Replay WHOLE = new Replay(null, null, null, null);

    /** As {@link #of(RunState, Plan, Plan, WorkflowRef, Actor)}, of the revision that ran. */
    public List<RunEvent> of(RunState ended, Plan plan, WorkflowRef workflow, Actor by) {
        return of(ended, plan, plan, workflow, by);
    }

    /**
     * The first events of the new run.
     *
     * @param before plan of the revision that ran
     * @param plan of the revision to run
     * @throws NoSuchElementException when there is no such step
     * @throws UnreplayableException when the results of then do not lead there, or an input is given for a step that takes none
     */
    public List<RunEvent> of(RunState ended, Plan before, Plan plan, WorkflowRef workflow, Actor by) {
        List<RunEvent> events = new ArrayList<>();
        events.add(started(ended, plan, workflow, by));
        if (from == null) {
            requireNoStepInput("say from which step on");
            return events;
        }
        if (!plan.has(from)) {
            throw new NoSuchElementException("Workflow \"" + plan.workflow().name() + "\" has no step "
                    + JsonWords.shown(StringNode.valueOf(from.value())) + " in the version to run");
        }
        NodeId first = outermost(plan, from);
        if (!first.equals(from)) {
            requireNoStepInput("\"" + from + "\" is in the loop \"" + first + "\", which starts with its own list");
        }
        Set<NodeId> again = withDescendants(plan.top(), first);
        ended.nodes().forEach((id, at) -> {
            Step step = plan.top().steps().get(id);
            if (step != null && !again.contains(id)) {
                reused(step, at).ifPresent(event -> {
                    requireSameKind(before.node(id), step.node(), at);
                    events.add(event);
                });
            }
        });
        requireWayTo(first, ended, plan, events);
        if (stepInput != null) {
            requireWorksOnInput(plan.node(first));
            events.add(new InputReplaced(StepId.of(first), stepInput));
        }
        return events;
    }

    private void requireNoStepInput(String reason) {
        if (stepInput != null) {
            throw new UnreplayableException(
                    "A step's input can only be replaced at the step itself: " + reason + ".",
                    "Send `stepInput` together with `from`, or leave it out.");
        }
    }

    private static void requireWorksOnInput(Node node) {
        if (node instanceof Node.Repeat || node instanceof Node.WaitForEvent) {
            throw new UnreplayableException(
                    "Step \"%s\" (%s) works on nothing that could be replaced.".formatted(node.id(), node.use()),
                    "Leave `stepInput` out, or replace the input of the whole run.");
        }
    }

    /** Its arrows and its readers would misunderstand the result of another kind of step. */
    private static void requireSameKind(Node before, Node now, NodeState result) {
        boolean isOtherKind = !before.use().equals(now.use());
        boolean isWithoutCase = now instanceof Node.Switch choice
                && result instanceof Succeeded succeeded
                && succeeded.choice() != null
                && !succeeded.choice().equals(DEFAULT_CASE)
                && !choice.cases().containsKey(succeeded.choice());
        if (isOtherKind || isWithoutCase) {
            throw new UnreplayableException(
                    isOtherKind
                            ? "Step \"%s\" was %s then and is %s in the version to run, so its result cannot be taken over."
                                    .formatted(now.id(), before.use(), now.use())
                            : "Step \"%s\" chose \"%s\" then, a case that the version to run does not have."
                                    .formatted(now.id(), ((Succeeded) result).choice()),
                    "Replay from \"%s\" or an earlier step, or from the beginning.".formatted(now.id()));
        }
    }

    private static void requireWayTo(NodeId first, RunState ended, Plan plan, List<RunEvent> events) {
        RunState begun = Transitions.started(ended.id(), new RecordedEvent(1, ended.startedAt(), events.getFirst()));
        for (RunEvent event : events) {
            begun = Transitions.apply(plan, begun, new RecordedEvent(begun.seq() + 1, ended.startedAt(), event));
        }
        if (begun.nodes().get(first) instanceof NodeState.Skipped) {
            throw new UnreplayableException(
                    "Step \"%s\" would only be skipped: the results of run %s lead elsewhere."
                            .formatted(first, ended.id()),
                    "Replay from the step that chose the other way, or from the beginning.");
        }
    }

    private RunStarted started(RunState ended, Plan plan, WorkflowRef workflow, Actor by) {
        RunStarted original = ended.started();
        JsonNode newInput = input == null ? original.input() : unwrapped(original, input);
        return new RunStarted(
                workflow,
                original.mode(),
                original.trigger(),
                input == null ? original.payload() : payload(original, newInput),
                newInput,
                by,
                original.replyTo(),
                ended.id(),
                null,
                plan.workflow().settings().timeout(),
                null,
                original.mocks());
    }

    private static NodeId outermost(Plan plan, NodeId step) {
        NodeId container = plan.node(step).settings().in();
        return container == null ? step : outermost(plan, container);
    }

    /** A result to take over; a failure only where the origin went on from it, or the replay would go both ways. */
    private static Optional<RunEvent> reused(Step step, NodeState at) {
        StepId id = StepId.of(step.id());
        return switch (at) {
            case Succeeded succeeded -> Optional.of(new NodeReused(id, succeeded.output(), succeeded.choice()));
            case Failed failed
            when failed.tolerated() || step.hasErrorPath() ->
                Optional.of(new NodeFailed(id, failed.error(), null, failed.partial()));
            case Failed _, NodeState.Skipped _, NodeState.Running _, NodeState.Waiting _, NodeState.Looping _ ->
                Optional.empty();
        };
    }

    /** What a webhook delivered has the input as its body; elsewhere the two are the same. */
    private static JsonNode payload(RunStarted original, JsonNode input) {
        return isDelivered(original) && original.payload() instanceof ObjectNode delivered
                ? delivered.deepCopy().set("body", input)
                : input;
    }

    /** For a webhook, people may give the body alone or as it is seen by expressions, within {@code {"body": …}}. */
    private static JsonNode unwrapped(RunStarted original, JsonNode input) {
        return isDelivered(original) && input.has("body") ? input.get("body") : input;
    }

    private static boolean isDelivered(RunStarted original) {
        return original.payload().has("body");
    }

    private static Set<NodeId> withDescendants(Level top, NodeId from) {
        Set<NodeId> reached = new HashSet<>(Set.of(from));
        for (Step step : top.steps().values()) {
            if (step.incoming().stream().anyMatch(edge -> reached.contains(edge.from()))) {
                reached.add(step.id());
            }
        }
        return reached;
    }
}
