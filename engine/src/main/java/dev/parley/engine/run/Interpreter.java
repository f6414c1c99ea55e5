package dev.parley.engine.run;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Command.Finish;
import dev.parley.engine.run.Command.Perform;
import dev.parley.engine.run.Command.Settle;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings.Join;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The functional core: what a run's events mean ({@link #apply}) and what is to be done next ({@link #decide}), for one workflow.
 * Pure: no clock, no I/O, no threads, no randomness.
 */
public final class Interpreter {
    private final Plan plan;

    public Interpreter(Plan plan) {
        this.plan = plan;
    }

    public Plan plan() {
        return plan;
    }

    /** The state after all these events. @throws IllegalArgumentException when the first is not {@link RunEvent.RunStarted} */
    public RunState fold(RunId run, List<RecordedEvent> events) {
        RunState state = Transitions.started(run, events.getFirst());
        for (RecordedEvent event : events) {
            state = apply(state, event);
        }
        return state;
    }

    /** The state after this event. */
    public RunState apply(RunState state, RecordedEvent event) {
        return skipDeadPaths(Transitions.apply(plan, state, event));
    }

    /**
     * Records what happened and everything that follows from it by thought alone, up to where the world is needed.
     *
     * @param state before; for a new run the one of {@link Transitions#started}
     */
    public Turn advance(RunState state, List<RunEvent> happened, Instant now) {
        List<RecordedEvent> recorded = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        RunState current = state;
        for (RunEvent event : happened) {
            current = record(current, event, now, recorded);
        }
        for (List<Command> next = decide(current, now); !next.isEmpty(); next = decide(current, now)) {
            for (Command command : next) {
                current = record(current, command.event(), now, recorded);
            }
            commands.addAll(next);
        }
        return new Turn(current, recorded, commands);
    }

    /**
     * The first turn after the process died with calls under way: repeats those that may be repeated, asks about the others.
     *
     * @param repeatable whether a call may be done twice
     */
    public Turn recover(RunState state, Predicate<NodeStarted> repeatable, Instant now) {
        List<Command> resumed = interrupted(state, repeatable);
        Turn turn = advance(state, resumed.stream().map(Command::event).toList(), now);
        return new Turn(
                turn.state(),
                turn.events(),
                Stream.concat(resumed.stream(), turn.commands().stream()).toList());
    }

    /** The first turn of a run. */
    public Turn begin(RunId run, List<RunEvent> happened, Instant now) {
        return advance(Transitions.started(run, new RecordedEvent(1, now, happened.getFirst())), happened, now);
    }

    private RunState record(RunState state, RunEvent event, Instant now, List<RecordedEvent> into) {
        RecordedEvent recorded = new RecordedEvent(state.seq() + 1, now, event);
        into.add(recorded);
        return apply(state, recorded);
    }

    /** What is to be done in this state; empty when the run has ended or waits. */
    public List<Command> decide(RunState state, Instant now) {
        if (state.finished() != null) {
            return List.of();
        }
        Optional<RunFinished> end = untimelyEnd(state);
        if (end.isPresent()) {
            return isBusy(state) ? List.of() : List.of(new Finish(end.get()));
        }
        List<Command> commands = new ArrayList<>();
        for (Step step : plan.steps()) {
            NodeState at = state.nodes().get(step.id());
            if (at == null ? isReady(step, state) : !at.isSettled()) {
                (at == null ? Beginnings.begin(step, state, now) : Waits.over(step, at, state, now))
                        .ifPresent(commands::add);
            }
        }
        boolean isThrough = commands.isEmpty() && plan.steps().stream().allMatch(step -> isSettled(state, step.id()));
        return isThrough ? List.of(new Finish(finish(Outcome.SUCCEEDED, output(state), null, null))) : commands;
    }

    private static List<Command> interrupted(RunState state, Predicate<NodeStarted> repeatable) {
        List<Command> commands = new ArrayList<>();
        state.nodes().forEach((id, at) -> {
            if (at instanceof Running(int attempt, JsonNode input)) {
                NodeStarted again = new NodeStarted(id, attempt, input);
                if (state.cancelled() != null) {
                    commands.add(new Settle(new NodeFailed(id, Errors.CANCELLED, null)));
                } else if (repeatable.test(again)) {
                    commands.add(new Perform(again));
                } else {
                    commands.add(new Settle(new StepInDoubt(id, attempt)));
                }
            }
        });
        return commands;
    }

    /** The event for a call that answered. */
    public NodeSucceeded succeeded(NodeId node, JsonNode output) {
        String label = output.path("route").asString("");
        boolean isRoute = !label.equals(Edge.ERROR) && plan.step(node).hasArrowFor(label);
        return new NodeSucceeded(node, output, isRoute ? label : null);
    }

    /**
     * The event for a call that failed: another attempt where the step's retry setting and the error allow it.
     *
     * @param retryAfter the earliest moment the far system asked for; null when it did not
     * @param jitter 0 to 1, spreads the retries of many runs
     */
    public NodeFailed failed(
            RunState state, NodeId node, StepError error, @Nullable Instant retryAfter, Instant now, double jitter) {
        int attempt = state.nodes().get(node) instanceof Running running ? running.attempt() : 1;
        Instant retryAt = error.retryable() && state.cancelled() == null
                ? Backoff.next(plan.step(node).settings().retry(), attempt, retryAfter, now, jitter)
                : null;
        return new NodeFailed(node, error, retryAt);
    }

    /** Cancelled, stopped by a step, or failed without a way out; such a run ends as soon as nothing is under way. */
    private Optional<RunFinished> untimelyEnd(RunState state) {
        if (state.cancelled() != null) {
            return Optional.of(finish(Outcome.CANCELLED, output(state), null, null));
        }
        for (Step step : plan.steps()) {
            switch (state.nodes().get(step.id())) {
                case Succeeded stopped
                when step.node() instanceof Node.Stop stop -> {
                    return Optional.of(stopped(stop, stopped));
                }
                case Failed failed
                when !failed.tolerated() && !step.hasErrorPath() -> {
                    return Optional.of(finish(Outcome.FAILED, output(state), failed.error(), step.id()));
                }
                case null, default -> {}
            }
        }
        return Optional.empty();
    }

    private static RunFinished stopped(Node.Stop stop, Succeeded at) {
        return switch (stop.status()) {
            case SUCCEEDED -> finish(Outcome.SUCCEEDED, at.output(), null, null);
            case FAILED -> finish(Outcome.FAILED, at.output(), Errors.stopped(at.output()), stop.id());
        };
    }

    private static RunFinished finish(
            Outcome outcome, JsonNode output, @Nullable StepError error, @Nullable NodeId failedNode) {
        return new RunFinished(outcome, output, error, failedNode);
    }

    private static boolean isBusy(RunState state) {
        return state.nodes().values().stream().anyMatch(Running.class::isInstance);
    }

    private static boolean isSettled(RunState state, NodeId id) {
        NodeState at = state.nodes().get(id);
        return at != null && at.isSettled();
    }

    private boolean isReady(Step step, RunState state) {
        boolean isTaken = false;
        for (Edge edge : step.incoming()) {
            switch (arrow(edge, state)) {
                case TAKEN -> isTaken = true;
                case PENDING -> {
                    if (step.settings().join() == Join.ALL) {
                        return false;
                    }
                }
                case SKIPPED -> {}
            }
        }
        return isTaken;
    }

    /** Dead-path elimination: a step that no arrow can reach any more is skipped, and so on down the graph. */
    private RunState skipDeadPaths(RunState state) {
        RunState current = state;
        for (Step step : plan.steps()) {
            if (!current.nodes().containsKey(step.id()) && isDead(step, current)) {
                current = current.with(step.id(), new NodeState.Skipped());
            }
        }
        return current;
    }

    private boolean isDead(Step step, RunState state) {
        for (Edge edge : step.incoming()) {
            if (arrow(edge, state) != Arrow.SKIPPED) {
                return false;
            }
        }
        return true;
    }

    private Arrow arrow(Edge edge, RunState state) {
        if (edge.from().equals(NodeId.TRIGGER)) {
            return Arrow.TAKEN;
        }
        NodeState source = state.nodes().get(edge.from());
        if (source == null || !source.isSettled()) {
            return Arrow.PENDING;
        }
        return plan.step(edge.from()).takes(edge, source) ? Arrow.TAKEN : Arrow.SKIPPED;
    }

    private enum Arrow {
        TAKEN,
        SKIPPED,
        PENDING
    }

    /** The outputs of the last steps: one alone as it is, several by step id. */
    private JsonNode output(RunState state) {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        for (Step step : plan.steps()) {
            if (state.nodes().get(step.id()) instanceof Succeeded at
                    && step.outgoing().stream().noneMatch(edge -> step.takes(edge, at))) {
                outputs.set(step.id().value(), at.output());
            }
        }
        return switch (outputs.size()) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> Objects.requireNonNull(outputs.iterator().next());
            default -> outputs;
        };
    }
}
