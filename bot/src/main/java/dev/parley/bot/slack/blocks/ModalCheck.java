package dev.parley.bot.slack.blocks;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Block.Input;
import dev.parley.bot.chat.Block.Kind;
import dev.parley.bot.chat.Form;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is wrong with a modal that somebody sends, told while it is open still. It knows the rules from the modal itself, so that nothing
 * need be looked up while Slack waits: {@code reference/interaction-payloads/view-interactions-payload}, "response_action".
 */
public final class ModalCheck {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** The name of the rules, its quotes, a colon and a comma. */
    private static final int KEY = Modals.RULES.length() + 4;

    private ModalCheck() {}

    /** Notes what Slack does not check by itself, as far as there is room; the rest is checked when the form is read. */
    static void rules(List<Block> inputs, ObjectNode metadata, int room) {
        ObjectNode rules = JsonNodeFactory.instance.objectNode();
        for (Block block : inputs) {
            if (block instanceof Input input && (input.bounds() != null || !isPlain(input.kind()))) {
                ObjectNode more = rules.deepCopy();
                more.set(input.id(), rule(input));
                if (more.toString().length() + KEY > room) {
                    return;
                }
                rules = more;
                metadata.set(Modals.RULES, rules);
            }
        }
    }

    private static boolean isPlain(Kind kind) {
        return switch (kind) {
            case TEXT, MULTILINE, BOOLEAN -> true;
            case NUMBER, INTEGER, DATE, JSON -> false;
        };
    }

    private static ObjectNode rule(Input input) {
        ObjectNode rule = JSON.createObjectNode();
        rule.set("kind", JSON.valueToTree(input.kind()));
        if (input.bounds() != null) {
            rule.set("bounds", JSON.valueToTree(input.bounds()));
        }
        return rule;
    }

    /**
     * By the block that it stands in, a sentence for the person; empty when all is well.
     *
     * @param view as {@code view_submission} brings it
     */
    public static Map<String, String> problems(JsonNode view) {
        JsonNode rules = Modals.metadata(view).path(Modals.RULES);
        Map<String, String> typed = Payloads.filled(view.path("state").path("values"), Map.of());
        Map<String, String> problems = new LinkedHashMap<>();
        for (JsonNode block : view.path("blocks")) {
            String id = block.path("block_id").asString("");
            boolean isAsked = block.path("type").asString("").equals("input") && !id.equals(Modals.CHOICE);
            if (isAsked) {
                Form.problem(asked(block, rules.path(id)), typed.getOrDefault(id, ""))
                        .ifPresent(problem -> problems.put(id, problem));
            }
        }
        return problems;
    }

    private static Input asked(JsonNode block, JsonNode rule) {
        return JSON.convertValue(
                JSON.createObjectNode()
                        .put("type", "input")
                        .put("id", block.path("block_id").asString(""))
                        .put("label", "")
                        .put("required", !block.path("optional").asBoolean(false))
                        .<ObjectNode>set("kind", rule.has("kind") ? rule.path("kind") : JSON.valueToTree(Kind.TEXT))
                        .<ObjectNode>set("bounds", rule.get("bounds")),
                Input.class);
    }
}
