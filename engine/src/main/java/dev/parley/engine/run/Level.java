package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Settled;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.NodeSettings.Join;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The steps that run together: those of a workflow itself, or those of a loop. Says what their arrows mean.
 *
 * @param steps in topological order
 */
record Level(Map<NodeId, Step> steps) {
    private enum Arrow {
        TAKEN,
        SKIPPED,
        PENDING
    }

    /** Why a level ends before it is through. */
    record Failure(Step step, StepError error) {}

    boolean isReady(Step step, Frame frame) {
        boolean isTaken = false;
        for (Edge edge : step.incoming()) {
            switch (arrow(edge, frame)) {
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
    Frame skipDeadPaths(Frame frame) {
        Frame current = frame;
        for (Step step : steps.values()) {
            if (!current.nodes().containsKey(step.id()) && isDead(step, current)) {
                current = current.with(step.id(), new Skipped());
            }
        }
        return current;
    }

    private boolean isDead(Step step, Frame frame) {
        for (Edge edge : step.incoming()) {
            if (arrow(edge, frame) != Arrow.SKIPPED) {
                return false;
            }
        }
        return true;
    }

    private Arrow arrow(Edge edge, Frame frame) {
        if (edge.from().equals(NodeId.TRIGGER)) {
            return Arrow.TAKEN;
        }
        return frame.nodes().get(edge.from()) instanceof Settled source
                ? step(edge.from()).takes(edge, source) ? Arrow.TAKEN : Arrow.SKIPPED
                : Arrow.PENDING;
    }

    private Step step(NodeId id) {
        return Objects.requireNonNull(steps.get(id), () -> "There is no step " + id + " at this level");
    }

    boolean isThrough(Frame frame) {
        return steps.keySet().stream().allMatch(id -> frame.nodes().get(id) instanceof Settled);
    }

    /** A step that failed and leaves no way out. */
    Optional<Failure> failure(Frame frame) {
        for (Step step : steps.values()) {
            if (frame.nodes().get(step.id()) instanceof Failed failed && !failed.tolerated() && !step.hasErrorPath()) {
                return Optional.of(new Failure(step, failed.error()));
            }
        }
        return Optional.empty();
    }

    /** The outputs of the last steps: one alone as it is, several by step id. */
    JsonNode output(Frame frame) {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        for (Step step : steps.values()) {
            JsonNode output = lastOutput(step, frame.nodes().get(step.id()));
            if (output != null) {
                outputs.set(step.id().value(), output);
            }
        }
        return switch (outputs.size()) {
            case 0 -> JsonNodeFactory.instance.nullNode();
            case 1 -> Objects.requireNonNull(outputs.iterator().next());
            default -> outputs;
        };
    }

    /** Null when the step has none, or others have worked on with it. */
    private static @Nullable JsonNode lastOutput(Step step, @Nullable NodeState state) {
        return switch (state) {
            case Succeeded done
            when step.outgoing().stream().noneMatch(edge -> step.takes(edge, done)) -> done.output();
            case Failed failed -> failed.partial();
            case null, default -> null;
        };
    }
}
