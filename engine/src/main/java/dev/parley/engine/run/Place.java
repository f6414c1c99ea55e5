package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.Scope;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RunEvent.Mode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A level of a run as it stands: the workflow itself, or one round of a loop. It is what the expressions of its steps may read.
 *
 * @param round of the loop this level is in; null for the workflow itself
 */
record Place(
        RunState run, Level level, Frame frame, @Nullable Round round) implements Scope {
    /** @param loop the step whose round it is @param each what {@code each} holds */
    record Round(Place outer, StepId loop, int index, ObjectNode each) {}

    static Place top(Plan plan, RunState run) {
        return new Place(run, plan.top(), run.steps(), null);
    }

    /** A round of a loop at this level. */
    Place round(Step loop, Looping looping, int index) {
        ObjectNode each = object();
        if (looping.items() == null) {
            each.put("iteration", index);
        } else {
            each.put("index", index).set("item", looping.items().get(index));
        }
        return new Place(run, loop.body(), looping.rounds().get(index), new Round(this, id(loop), index, each));
    }

    StepId id(Step step) {
        return round == null ? StepId.of(step.id()) : round.loop().inner(round.index(), step.id());
    }

    Mode mode() {
        return run.started().mode();
    }

    @Override
    public @Nullable JsonNode root(String name) {
        return switch (name) {
            case "trigger" ->
                object().put("type", run.started().trigger())
                        .set("output", run.started().payload());
            case "input" -> run.started().input();
            case "run" ->
                object().put("id", run.id().toString())
                        .put("mode", mode().name().toLowerCase(Locale.ROOT))
                        .put("startedAt", run.startedAt().toString());
            case "each" -> round == null ? null : round.each();
            default -> step(new NodeId(name));
        };
    }

    private @Nullable JsonNode step(NodeId id) {
        NodeState state = frame.nodes().get(id);
        if (state == null && round != null) {
            return id.equals(round.loop().node()) ? round.each() : round.outer().step(id);
        }
        return switch (state) {
            case Succeeded succeeded -> object().put("status", "succeeded").set("output", succeeded.output());
            case Failed failed -> failure(failed);
            case Skipped _ -> object().put("status", "skipped");
            case null, default -> null;
        };
    }

    private static ObjectNode failure(Failed failed) {
        ObjectNode error = object().put("code", failed.error().code())
                .put("message", failed.error().message());
        ObjectNode view = object().put("status", "failed").set("error", error);
        return failed.partial() == null ? view : view.set("output", failed.partial());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
