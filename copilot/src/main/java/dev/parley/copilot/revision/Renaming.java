package dev.parley.copilot.revision;

import dev.parley.copilot.brief.Names;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives steps that join a workflow names of their own, where it has theirs already. */
final class Renaming {
    private Renaming() {}

    static Set<String> names(Workflow workflow) {
        return workflow.nodes().stream().map(node -> node.id().value()).collect(Collectors.toSet());
    }

    static Workflow apart(Workflow steps, Workflow from) {
        Set<String> taken = new HashSet<>(names(from));
        Map<String, String> renamed = new HashMap<>();
        for (Node node : steps.nodes()) {
            String id = node.id().value();
            if (taken.contains(id)) {
                Set<String> avoided = new HashSet<>(taken);
                avoided.addAll(names(steps));
                renamed.put(id, Names.unique(id, avoided));
                taken.add(renamed.get(id));
            }
            taken.add(id);
        }
        return renamed.isEmpty() ? steps : renamed(steps, renamed);
    }

    private static Workflow renamed(Workflow steps, Map<String, String> renamed) {
        ObjectNode json = WorkflowJson.write(steps);
        // What a step reads comes before it: of two steps with one name, its neighbour before it, else the one it
        // joins.
        Map<String, String> before = new HashMap<>();
        json.path("nodes").forEach(node -> {
            String id = node.path("id").asString("");
            rename(node, "id", renamed);
            rename(node, "in", renamed);
            References.rewrite((ObjectNode) node, path -> {
                int dot = path.indexOf('.');
                String root = dot < 0 ? path : path.substring(0, dot);
                return before.getOrDefault(root, root) + (dot < 0 ? "" : path.substring(dot));
            });
            if (renamed.containsKey(id)) {
                before.put(id, renamed.get(id));
            }
        });
        json.path("edges").forEach(edge -> {
            rename(edge, "from", renamed);
            rename(edge, "to", renamed);
        });
        try {
            return WorkflowJson.read(json).workflow();
        } catch (WorkflowSyntaxException impossible) {
            throw new IllegalStateException("Steps under other names are no workflow any more", impossible);
        }
    }

    private static void rename(JsonNode holder, String field, Map<String, String> renamed) {
        String name = holder.path(field).asString("");
        if (renamed.containsKey(name)) {
            ((ObjectNode) holder).put(field, renamed.get(name));
        }
    }
}
