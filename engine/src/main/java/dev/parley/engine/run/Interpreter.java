package dev.parley.engine.run;

import dev.parley.engine.RunId;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Command.CallRun;
import dev.parley.engine.run.Command.Perform;
import dev.parley.engine.run.Command.WriteDown;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.StepInDoubt;
import dev.parley.engine.run.RunEvent.TimeRanOut;
import dev.parley.engine.workflow.Edge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
        return Transitions.apply(plan, state, event);
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
        // What is out of time by now must not begin again only to be cut off.
        Optional<TimeRanOut> late = Decisions.lateness(state, now);
        List<Command> resumed = interrupted(late.map(state::interrupted).orElse(state), repeatable);
        Turn turn = advance(
                state,
                Stream.concat(late.stream(), resumed.stream().map(Command::event))
                        .toList(),
                now);
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
        return state.finished() == null ? Decisions.next(plan, state, now) : List.of();
    }

    private static List<Command> interrupted(RunState state, Predicate<NodeStarted> repeatable) {
        List<Command> commands = new ArrayList<>();
        state.forEachStep((id, at) -> {
            switch (at) {
                case Running running ->
                    commands.add(again(state, new NodeStarted(id, running.attempt(), running.input()), repeatable));
                case AwaitingRun called
                when state.interruption() == null ->
                    commands.add(new CallRun(new RunCalled(id, called.attempt(), called.child(), called.input())));
                default -> {}
            }
        });
        return commands;
    }

    private static Command again(RunState state, NodeStarted again, Predicate<NodeStarted> repeatable) {
        boolean isRepeatable = repeatable.test(again);
        if (state.interruption() != null) {
            StepError error = isRepeatable ? Errors.CANCELLED : Errors.cancelledInDoubt(again.step());
            return new WriteDown(new NodeFailed(again.step(), error, null, null));
        }
        return isRepeatable ? new Perform(again) : new WriteDown(new StepInDoubt(again.step(), again.attempt()));
    }

    /** The event for a call that answered. */
    public NodeSucceeded succeeded(StepId id, JsonNode output) {
        String label = output.path("route").asString("");
        boolean isRoute = !label.equals(Edge.ERROR) && plan.step(id.node()).hasArrowFor(label);
        return new NodeSucceeded(id, output, isRoute ? label : null);
    }

    /**
     * The event for a call that failed: another attempt where the step's retry setting and the error allow it.
     *
     * @param retryAfter the earliest moment the far system asked for; null when it did not
     * @param jitter 0 to 1, spreads the retries of many runs
     */
    public NodeFailed failed(
            RunState state, StepId id, StepError error, @Nullable Instant retryAfter, Instant now, double jitter) {
        int attempt = Transitions.attempt(state.steps().at(id));
        Instant retryAt = error.retryable() && state.interruption() == null
                ? Backoff.next(plan.step(id.node()).settings().retry(), attempt, retryAfter, now, jitter)
                : null;
        return new NodeFailed(id, error, retryAt, null);
    }
}
