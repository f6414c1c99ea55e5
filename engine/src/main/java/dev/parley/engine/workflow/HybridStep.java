package dev.parley.engine.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of {@code nodes} in the hybrid form.
 *
 * @param next where it always goes on to; empty for the last step and for an agent
 * @param choices the targets an agent chooses from, each with the words that say when (empty where the file has none); empty
 *     when the file does not list them
 */
record HybridStep(String id, String className, Optional<String> next, Map<String, String> choices) {
    private static final List<String> CHOICE_KEYS = List.of("routes", "next_nodes", "choices");

    static HybridStep read(String id, JsonNode json, List<Finding> findings) {
        if (!(json instanceof ObjectNode object)) {
            findings.add(Finding.error(
                    "wrong_type",
                    id,
                    "The node \"" + id + "\" must be an object, but is " + JsonWords.kind(json) + ".",
                    "Write {\"class\": …, \"next_node\": …}."));
            return new HybridStep(id, "", Optional.empty(), Map.of());
        }
        Fields fields = new Fields(object, id, findings);
        String className = fields.text("class");
        Optional<String> next = fields.optionalText("next_node");
        Map<String, String> choices = new LinkedHashMap<>();
        CHOICE_KEYS.forEach(key -> choices.putAll(choices(fields, key)));
        fields.finish();
        return new HybridStep(id, className, choices.isEmpty() ? next : Optional.empty(), choices);
    }

    /** A list of targets, or an object from the words for a route to its target. */
    private static Map<String, String> choices(Fields fields, String key) {
        Map<String, String> choices = new LinkedHashMap<>();
        JsonNode written = fields.get(key).orElse(null);
        if (written instanceof ObjectNode object && object.valueStream().allMatch(JsonNode::isString)) {
            object.forEachEntry((words, target) -> choices.put(target.stringValue(), words));
        } else if (written != null && !written.isObject()) {
            fields.texts(key).forEach(target -> choices.put(target, ""));
        } else if (written != null) {
            fields.mistyped(key, written, "a list of node names", "Write [\"one\", \"another\"].");
        }
        return choices;
    }

    boolean isStart() {
        return className.equals(HybridClasses.START);
    }

    boolean isEnd() {
        return className.equals(HybridClasses.END);
    }

    /** An agent in the file's own words: it works, and nothing says where it goes on to. */
    boolean looksLikeAgent() {
        return next.isEmpty()
                && !isEnd()
                && !isStart()
                && HybridClasses.meaning(className).isEmpty();
    }

    List<String> targets() {
        List<String> targets = new ArrayList<>(choices.keySet());
        next.ifPresent(targets::add);
        return targets;
    }

    HybridStep choosing(Map<String, String> routes) {
        return new HybridStep(id, className, Optional.empty(), routes);
    }
}
