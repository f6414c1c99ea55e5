package dev.parley.copilot.editing;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields that a workflow's expressions and inputs already speak of, and where new ones are to be looked for. */
final class KnownFields {
    private static final Pattern PATH = Pattern.compile(
            "(?<![\\w.])(?<root>trigger\\.output(?:\\.(?:body|payload|fields))?|input|each\\.item|[A-Za-z_]\\w*\\.output(?:\\.body)?)\\.(?<field>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)");

    private final Workflow workflow;
    private final Map<String, String> roots = new LinkedHashMap<>();

    KnownFields(Workflow workflow) {
        this.workflow = workflow;
        WorkflowJson.write(workflow).path("nodes").forEach(node -> collect(node.path("with")));
        for (Node node : workflow.nodes()) {
            if (node instanceof Node.SetValues set) {
                set.values().propertyNames().forEach(name -> roots.putIfAbsent(name, set.id() + ".output"));
            }
        }
        if (workflow.trigger() instanceof Trigger.Manual manual) {
            manual.inputs().forEach(input -> roots.putIfAbsent(input.name(), "input"));
        }
    }

    private void collect(JsonNode value) {
        if (value.isString()) {
            Matcher path = PATH.matcher(value.stringValue());
            while (path.find()) {
                roots.putIfAbsent(path.group("field"), path.group("root"));
            }
        }
        value.forEach(this::collect);
    }

    /** The expression of the thing this field is of; empty when nothing speaks of the field yet. */
    Optional<String> rootOf(@Nullable String field) {
        return field == null ? Optional.empty() : Optional.ofNullable(roots.get(field));
    }

    /** The first of these names that is known. */
    Optional<String> firstOf(List<String> names) {
        return names.stream().filter(roots::containsKey).findFirst();
    }

    /** Where what came in is; empty for a start that brings nothing. */
    Optional<String> received() {
        return switch (workflow.trigger()) {
            case Trigger.Webhook _ -> Optional.of(usesInput() ? "input" : "trigger.output.body");
            case Trigger.Event _ -> Optional.of(usesInput() ? "input" : "trigger.output.payload");
            case Trigger.Email _, Trigger.Stream _, Trigger.File _ -> Optional.of("input");
            case Trigger.Chat _ -> Optional.of("trigger.output");
            case Trigger.Manual manual -> manual.inputs().isEmpty() ? Optional.empty() : Optional.of("input");
            case Trigger.Schedule _ -> Optional.empty();
        };
    }

    private boolean usesInput() {
        return roots.containsValue("input") && roots.values().stream().noneMatch(root -> root.startsWith("trigger"));
    }

    /** What is to be judged before this step, where the workflow already speaks of no such field. */
    Optional<String> rootAt(@Nullable Node step) {
        NodeId loop = step == null ? null : step.settings().in();
        return loop != null && workflow.node(loop).orElse(null) instanceof Node.ForEach
                ? Optional.of("each.item")
                : received();
    }
}
