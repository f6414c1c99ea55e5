package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Command.WriteDown;
import dev.parley.engine.run.NodeState.EndedRound;
import dev.parley.engine.run.NodeState.InDoubt;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.RoundEnded;
import dev.parley.engine.workflow.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a loop does next: the steps of its rounds, and whether a round, or the loop itself, is over. */
final class Rounds {
    private final Place outer;
    private final Step loop;
    private final Looping at;
    private final StepId id;
    private final boolean toleratesFailure;

    private Rounds(Place outer, Step loop, Looping at) {
        this.outer = outer;
        this.loop = loop;
        this.at = at;
        this.id = outer.id(loop);
        this.toleratesFailure = at.items() != null && loop.toleratesFailure();
    }

    static List<Command> next(Place outer, Step loop, Looping at, Instant now) {
        return new Rounds(outer, loop, at).next(now);
    }

    private List<Command> next(Instant now) {
        for (int index : at.rounds().keySet()) {
            Place round = outer.round(loop, at, index);
            if (loop.body().isThrough(round.frame())) {
                return List.of(ended(index, round, roundFailure(round)));
            }
        }
        Optional<StepError> failure = failure();
        if (failure.isPresent()) {
            return isBusy() ? List.of() : after(abandoned(at.rounds().keySet()), failed(failure.get()));
        }
        return at.rounds().isEmpty() ? List.of(succeeded()) : inRounds(now);
    }

    private List<Command> inRounds(Instant now) {
        List<Command> commands = new ArrayList<>();
        for (int index : at.rounds().keySet()) {
            Place round = outer.round(loop, at, index);
            StepError error = roundFailure(round);
            if (error == null) {
                commands.addAll(Decisions.within(round, now));
            } else if (!isBusy(round.frame())) {
                return after(abandoned(Set.of(index)), ended(index, round, error));
            }
        }
        return commands;
    }

    private @Nullable StepError roundFailure(Place round) {
        return loop.body().failure(round.frame()).map(Level.Failure::error).orElse(null);
    }

    /** What is waited for in these rounds has to be given up first. */
    private List<Command> abandoned(Set<Integer> rounds) {
        return Waits.abandon(
                told -> rounds.forEach(index -> at.rounds().get(index).forEach(id, index, told)));
    }

    private static List<Command> after(List<Command> first, Command then) {
        return first.isEmpty() ? List.of(then) : first;
    }

    private Optional<StepError> failure() {
        return toleratesFailure
                ? Optional.empty()
                : at.ended().stream()
                        .filter(round -> round.error() != null)
                        .map(EndedRound::error)
                        .findFirst();
    }

    private boolean isBusy() {
        return at.any(Rounds::isUnderWay);
    }

    private static boolean isBusy(Frame frame) {
        return frame.any(Rounds::isUnderWay);
    }

    private static boolean isUnderWay(NodeState state) {
        return state instanceof Running || state instanceof InDoubt;
    }

    private Command ended(int index, Place round, @Nullable StepError error) {
        JsonNode output = loop.body().output(round.frame());
        if (loop.node() instanceof Node.Repeat repeat) {
            return repeated(repeat, index, round, output, error);
        }
        boolean isFollowed = (error == null || toleratesFailure)
                && failure().isEmpty()
                && at.begun() < Objects.requireNonNull(at.items()).size();
        return new WriteDown(new RoundEnded(id, index, output, error, isFollowed));
    }

    private Command repeated(Node.Repeat repeat, int index, Place round, JsonNode output, @Nullable StepError error) {
        StepError problem = error;
        boolean isEnough = false;
        if (problem == null) {
            try {
                JsonNode until = loop.input().in(round);
                isEnough = until.booleanValue(false);
                problem = until.isBoolean() ? null : Errors.notBoolean(id, until);
            } catch (ExpressionException e) {
                problem = Errors.badExpression(id, e);
            }
        }
        boolean isLast = at.begun() >= repeat.max();
        if (problem == null && !isEnough && isLast && repeat.until() != null) {
            problem = Errors.notReached(id, at.begun());
        }
        return new WriteDown(new RoundEnded(id, index, output, problem, problem == null && !isEnough && !isLast));
    }

    private Command succeeded() {
        ObjectNode output = results();
        ArrayNode errors = JsonNodeFactory.instance.arrayNode();
        at.ended().stream()
                .filter(round -> round.error() != null)
                .sorted(Comparator.comparingInt(EndedRound::index))
                .forEach(round -> errors.addObject()
                        .put("index", round.index())
                        .put("code", round.error().code())
                        .put("message", round.error().message()));
        if (!errors.isEmpty()) {
            output.set("errors", errors);
        }
        return ValueLimit.excess(output)
                .map(excess -> failed(Errors.resultTooLarge(id, excess)))
                .orElseGet(() -> new WriteDown(new NodeSucceeded(id, output, null)));
    }

    private Command failed(StepError error) {
        ObjectNode partial = results();
        boolean isTooLarge = ValueLimit.excess(partial).isPresent();
        return new WriteDown(new NodeFailed(id, error, null, at.ended().isEmpty() || isTooLarge ? null : partial));
    }

    /** In the order of the items; null where a round gave nothing, failed or never began. */
    private ObjectNode results() {
        int size = at.items() == null ? at.begun() : at.items().size();
        JsonNode[] outputs = new JsonNode[size];
        for (EndedRound round : at.ended()) {
            outputs[round.index()] = round.error() == null ? round.output() : null;
        }
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode results = output.putArray("results");
        for (JsonNode result : outputs) {
            results.add(result);
        }
        return output;
    }
}
