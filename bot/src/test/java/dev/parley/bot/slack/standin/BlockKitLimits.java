package dev.parley.bot.slack.standin;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Slack refuses, and why: the limits as docs.slack.dev publishes them under {@code reference/block-kit}. Written from those pages and
 * not from our renderer, whose mistakes it has to find.
 */
public final class BlockKitLimits {
    /** On no page: github.com/slackapi/bolt-js, issue 2509. */
    private static final int ALL_BLOCKS = 13_200;

    private final List<String> problems = new ArrayList<>();
    private final Set<String> blockIds = new HashSet<>();

    private BlockKitLimits() {}

    /** One sentence for each; empty when Slack takes the blocks. */
    public static List<String> ofMessage(List<JsonNode> blocks) {
        BlockKitLimits limits = new BlockKitLimits();
        limits.blocks(blocks, 50, "/blocks");
        return limits.problems;
    }

    /** @param type {@code modal} or {@code home} */
    public static List<String> ofView(JsonNode view, String type) {
        BlockKitLimits limits = new BlockKitLimits();
        List<JsonNode> blocks = view.path("blocks").valueStream().toList();
        if (!view.path("type").asString("").equals(type)) {
            limits.say("/view", "must be of type " + type);
        }
        limits.blocks(blocks, 100, "/view/blocks");
        limits.length(view.path("private_metadata"), 3_000, "/view/private_metadata");
        limits.length(view.path("callback_id"), 255, "/view/callback_id");
        if (type.equals("modal")) {
            limits.plain(view.path("title"), 24, "/view/title");
            boolean asks = blocks.stream().anyMatch(block -> kind(block).equals("input"));
            if (asks || view.has("submit")) {
                limits.plain(view.path("submit"), 24, "/view/submit");
            }
            if (view.has("close")) {
                limits.plain(view.path("close"), 24, "/view/close");
            }
        }
        return limits.problems;
    }

    /** {@code msg_blocks_too_long}. */
    public static boolean isTooLong(List<JsonNode> blocks) {
        return blocks.stream().mapToInt(block -> block.toString().length()).sum() > ALL_BLOCKS;
    }

    private void blocks(List<JsonNode> blocks, int most, String at) {
        if (blocks.size() > most) {
            say(at, "has " + blocks.size() + " blocks; at most " + most);
        }
        for (int index = 0; index < blocks.size(); index++) {
            block(blocks.get(index), at + "/" + index);
        }
    }

    private void block(JsonNode block, String at) {
        if (block.has("block_id")) {
            length(block.path("block_id"), 255, at + "/block_id");
            if (!blockIds.add(block.path("block_id").asString(""))) {
                say(at, "repeats the block_id " + block.path("block_id"));
            }
        }
        switch (kind(block)) {
            case "section" -> section(block, at);
            case "header" -> plain(block.path("text"), 150, at + "/text");
            case "context" -> context(block, at);
            case "divider" -> {}
            case "actions" -> actions(block, at);
            case "image" -> image(block, at);
            case "input" -> {
                plain(block.path("label"), 2_000, at + "/label");
                if (block.has("hint")) {
                    plain(block.path("hint"), 2_000, at + "/hint");
                }
                element(
                        block.path("element"),
                        at + "/element",
                        Set.of(
                                "plain_text_input",
                                "number_input",
                                "datepicker",
                                "checkboxes",
                                "radio_buttons",
                                "static_select",
                                "multi_static_select"));
            }
            default -> say(at, "unsupported type: " + kind(block));
        }
    }

    private void section(JsonNode block, String at) {
        if (!block.has("text") && !block.has("fields")) {
            say(at, "needs text or fields");
        }
        if (block.has("text")) {
            text(block.path("text"), 3_000, at + "/text");
        }
        if (block.has("fields")) {
            count(block.path("fields"), 1, 10, at + "/fields");
            each(block.path("fields"), at + "/fields", (field, where) -> text(field, 2_000, where));
        }
        if (block.has("accessory")) {
            element(
                    block.path("accessory"),
                    at + "/accessory",
                    Set.of("button", "static_select", "checkboxes", "radio_buttons"));
        }
    }

    private void context(JsonNode block, String at) {
        count(block.path("elements"), 1, 10, at + "/elements");
        each(block.path("elements"), at + "/elements", (element, where) -> {
            if (kind(element).equals("image")) {
                image(element, where);
            } else {
                text(element, 3_000, where);
            }
        });
    }

    private void actions(JsonNode block, String at) {
        count(block.path("elements"), 1, 25, at + "/elements");
        Set<String> ids = new HashSet<>();
        each(block.path("elements"), at + "/elements", (element, where) -> {
            element(
                    element,
                    where,
                    Set.of("button", "static_select", "checkboxes", "radio_buttons", "multi_static_select"));
            if (!ids.add(element.path("action_id").asString(""))) {
                say(where, "repeats the action_id " + element.path("action_id"));
            }
        });
    }

    private void image(JsonNode image, String at) {
        boolean isFile =
                image.path("slack_file").has("id") || image.path("slack_file").has("url");
        if (image.has("image_url") == isFile) {
            say(at, "needs either image_url or slack_file");
        }
        if (image.has("image_url")) {
            length(image.path("image_url"), 3_000, at + "/image_url");
            if (!image.path("image_url").asString("").matches("https?://.+")) {
                say(at, "downloading image failed [json-pointer:" + at + "/image_url]");
            }
        }
        required(image.path("alt_text"), 2_000, at + "/alt_text");
    }

    private void element(JsonNode element, String at, Set<String> allowed) {
        if (!allowed.contains(kind(element))) {
            say(at, "unsupported element here: " + kind(element));
            return;
        }
        required(element.path("action_id"), 255, at + "/action_id");
        if (element.has("placeholder")) {
            plain(element.path("placeholder"), 150, at + "/placeholder");
        }
        switch (kind(element)) {
            case "button" -> button(element, at);
            case "plain_text_input" -> length(element.path("initial_value"), 3_000, at + "/initial_value");
            case "number_input" -> number(element, at);
            case "datepicker" -> {
                if (element.has("initial_date")
                        && !element.path("initial_date").asString("").matches("\\d{4}-\\d{2}-\\d{2}")) {
                    say(at, "initial_date is no day: " + element.path("initial_date"));
                }
            }
            case "checkboxes", "radio_buttons" -> options(element, 10, at);
            default -> options(element, 100, at);
        }
    }

    private void button(JsonNode button, String at) {
        plain(button.path("text"), 75, at + "/text");
        length(button.path("value"), 2_000, at + "/value");
        length(button.path("url"), 3_000, at + "/url");
        if (button.has("style")
                && !Set.of("primary", "danger").contains(button.path("style").asString(""))) {
            say(at, "unknown style " + button.path("style"));
        }
    }

    private void number(JsonNode input, String at) {
        if (!input.path("is_decimal_allowed").isBoolean()) {
            say(at, "needs is_decimal_allowed");
        }
        if (input.has("initial_value")
                && !input.path("initial_value").asString("").matches("-?\\d+(\\.\\d+)?")) {
            say(at, "initial_value is no number: " + input.path("initial_value"));
        }
    }

    private void options(JsonNode menu, int most, String at) {
        count(menu.path("options"), 1, most, at + "/options");
        Set<String> values = new HashSet<>();
        each(menu.path("options"), at + "/options", (option, where) -> {
            text(option.path("text"), 75, where + "/text");
            required(option.path("value"), 150, where + "/value");
            if (option.has("description")) {
                text(option.path("description"), 75, where + "/description");
            }
            values.add(option.toString());
        });
        for (String initial : List.of("initial_option", "initial_options")) {
            JsonNode chosen = menu.path(initial);
            List<JsonNode> all = chosen.isArray()
                    ? chosen.valueStream().toList()
                    : chosen.isMissingNode() ? List.of() : List.of(chosen);
            all.stream()
                    .filter(option -> !values.contains(option.toString()))
                    .forEach(_ -> say(at, initial + " is none of the options"));
        }
    }

    private void plain(JsonNode text, int most, String at) {
        if (!kind(text).equals("plain_text")) {
            say(at, "must be plain_text");
        }
        text(text, most, at);
    }

    private void text(JsonNode text, int most, String at) {
        if (!Set.of("plain_text", "mrkdwn").contains(kind(text))) {
            say(at, "must be plain_text or mrkdwn");
        }
        required(text.path("text"), most, at + "/text");
    }

    private void required(JsonNode value, int most, String at) {
        if (!value.isString() || value.stringValue().isBlank()) {
            say(at, "must be more than 0 characters");
        }
        length(value, most, at);
    }

    private void length(JsonNode value, int most, String at) {
        if (value.asString("").length() > most) {
            say(at, "must be less than " + (most + 1) + " characters");
        }
    }

    private void count(JsonNode list, int least, int most, String at) {
        if (list.size() < least) {
            say(at, "must have at least " + least + " item");
        } else if (list.size() > most) {
            say(at, "no more than " + most + " items allowed");
        }
    }

    private static void each(JsonNode list, String at, Check check) {
        for (int index = 0; index < list.size(); index++) {
            check.at(list.get(index), at + "/" + index);
        }
    }

    private interface Check {
        void at(JsonNode node, String where);
    }

    private void say(String at, String problem) {
        problems.add(problem + " [json-pointer:" + at + "]");
    }

    private static String kind(JsonNode node) {
        return node.path("type").asString("");
    }
}
