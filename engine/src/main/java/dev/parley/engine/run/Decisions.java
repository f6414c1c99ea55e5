package dev.parley.engine.run;

import dev.parley.engine.run.Command.Finish;
import dev.parley.engine.run.Command.WriteDown;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.NodeState.Waiting;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.RunEvent.TimeRanOut;
import dev.parley.engine.workflow.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What is to be done next in a run that has not ended. */
final class Decisions {
    private Decisions() {}

    /** Empty when the run waits. */
    static List<Command> next(Plan plan, RunState state, Instant now) {
        Place top = Place.top(plan, state);
        Optional<RunFinished> end = untimelyEnd(top);
        if (end.isPresent()) {
            return state.isBusy() ? List.of() : end(state, end.get());
        }
        if (state.isQueued()) {
            return List.of();
        }
        Optional<TimeRanOut> late = lateness(state, now);
        if (late.isPresent()) {
            return List.of(new WriteDown(late.get()));
        }
        return top.level().isThrough(top.frame())
                ? List.of(new Finish(new RunFinished(Outcome.SUCCEEDED, output(top), null, null)))
                : within(top, now);
    }

    /** Empty while there is time left, and once something ends the run anyway or it has ended. */
    static Optional<TimeRanOut> lateness(RunState state, Instant now) {
        Instant deadline = state.deadline();
        boolean endsAnyway = state.interruption() != null || state.finished() != null;
        return deadline == null || deadline.isAfter(now) || endsAnyway
                ? Optional.empty()
                : Optional.of(
                        new TimeRanOut(Objects.requireNonNull(state.started().timeout())));
    }

    private static List<Command> end(RunState state, RunFinished end) {
        List<Command> abandoned = Waits.abandon(state::forEachStep);
        return abandoned.isEmpty() ? List.of(new Finish(end)) : abandoned;
    }

    /** At this level and in the loops below it. */
    static List<Command> within(Place place, Instant now) {
        List<Command> commands = new ArrayList<>();
        for (Step step : place.level().steps().values()) {
            switch (place.frame().nodes().get(step.id())) {
                case null -> {
                    if (place.level().isReady(step, place.frame())) {
                        commands.add(Beginnings.begin(place, step, now));
                    }
                }
                case Looping looping -> commands.addAll(Rounds.next(place, step, looping, now));
                case Waiting waiting -> Waits.over(place, step, waiting, now).ifPresent(commands::add);
                case NodeState.Running _, NodeState.Settled _ -> {}
            }
        }
        return commands;
    }

    /** Cancelled, out of time, stopped by a step, or failed without a way out; such a run ends as soon as nothing is under way. */
    private static Optional<RunFinished> untimelyEnd(Place top) {
        return switch (top.run().interruption()) {
            case CancelRequested _ -> Optional.of(new RunFinished(Outcome.CANCELLED, output(top), null, null));
            case TimeRanOut late ->
                Optional.of(new RunFinished(Outcome.FAILED, output(top), Errors.timeRanOut(late.timeout()), null));
            case null -> stopped(top).or(() -> failed(top));
        };
    }

    private static Optional<RunFinished> failed(Place top) {
        return top.level()
                .failure(top.frame())
                .map(failure -> new RunFinished(
                        Outcome.FAILED,
                        output(top),
                        failure.error(),
                        StepId.of(failure.step().id())));
    }

    private static Optional<RunFinished> stopped(Place place) {
        for (Step step : place.level().steps().values()) {
            Optional<RunFinished> end = switch (place.frame().nodes().get(step.id())) {
                case Succeeded at
                when step.node() instanceof Node.Stop stop -> Optional.of(stopped(stop, at, place.id(step)));
                case Looping looping ->
                    looping.rounds().keySet().stream()
                            .flatMap(index -> stopped(place.round(step, looping, index)).stream())
                            .findFirst();
                case null, default -> Optional.empty();
            };
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private static RunFinished stopped(Node.Stop stop, Succeeded at, StepId id) {
        return switch (stop.status()) {
            case SUCCEEDED -> new RunFinished(Outcome.SUCCEEDED, at.output(), null, null);
            case FAILED -> new RunFinished(Outcome.FAILED, at.output(), Errors.stopped(at.output()), id);
        };
    }

    private static JsonNode output(Place top) {
        return top.level().output(top.frame());
    }
}
