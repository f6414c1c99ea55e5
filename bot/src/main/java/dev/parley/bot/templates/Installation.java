package dev.parley.bot.templates;

import dev.parley.bot.chat.Form;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template with what a team has said.
 *
 * @param problems by setting, one sentence each; while there are any, the workflow is not to be used
 */
record Installation(Workflow workflow, Map<String, String> problems) {
    /** @param said by setting; what is left out is as usual */
    static Installation of(Template template, @Nullable String name, Map<String, JsonNode> said) {
        return of(
                template,
                name,
                template.form()
                        .read(said.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, entry -> text(entry.getValue())))));
    }

    /** @param typed by setting; what is left empty is as usual */
    static Installation typed(Template template, Map<String, String> typed) {
        return of(template, null, template.form().read(typed));
    }

    private static Installation of(Template template, @Nullable String name, Form.Filled filled) {
        Workflow usual = template.workflow();
        List<Node> nodes = usual.nodes().stream()
                .map(node -> isSettings(node) ? with((Node.SetValues) node, template, filled.values()) : node)
                .toList();
        Workflow workflow = new Workflow(
                name == null || name.isBlank() ? usual.name() : name.strip(),
                usual.trigger(),
                nodes,
                usual.edges(),
                usual.settings());
        return new Installation(workflow, filled.problems());
    }

    private static boolean isSettings(Node node) {
        return node instanceof Node.SetValues && node.id().toString().equals(Template.STEP);
    }

    private static Node with(Node.SetValues step, Template template, ObjectNode said) {
        ObjectNode values = step.values().deepCopy();
        for (Template.Setting setting : template.settings()) {
            JsonNode value = said.hasNonNull(setting.name()) ? said.get(setting.name()) : setting.usual();
            if (value != null) {
                values.set(setting.name(), value);
            }
        }
        return new Node.SetValues(step.id(), values, step.settings());
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.isNull() ? "" : value.asString();
    }
}
