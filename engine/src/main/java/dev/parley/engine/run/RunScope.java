package dev.parley.engine.run;

import dev.parley.engine.expression.Scope;
import dev.parley.engine.workflow.NodeId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The values of a run that expressions may read. */
record RunScope(RunState state) implements Scope {
    @Override
    public @Nullable JsonNode root(String name) {
        return switch (name) {
            case "trigger" ->
                object().put("type", state.started().trigger())
                        .set("output", state.started().payload());
            case "input" -> state.started().input();
            case "run" ->
                object().put("id", state.id().toString())
                        .put("mode", state.started().mode().name().toLowerCase(java.util.Locale.ROOT))
                        .put("startedAt", state.startedAt().toString());
            default -> step(new NodeId(name));
        };
    }

    private @Nullable JsonNode step(NodeId id) {
        return switch (state.nodes().get(id)) {
            case NodeState.Succeeded succeeded ->
                object().put("status", "succeeded").set("output", succeeded.output());
            case NodeState.Failed failed -> object().put("status", "failed").set("error", error(failed));
            case NodeState.Skipped _ -> object().put("status", "skipped");
            case NodeState.Running _,
                    NodeState.Retrying _,
                    NodeState.Delayed _,
                    NodeState.Asking _,
                    NodeState.InDoubt _ -> null;
            case null -> null;
        };
    }

    private static ObjectNode error(NodeState.Failed failed) {
        return object().put("code", failed.error().code())
                .put("message", failed.error().message());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
