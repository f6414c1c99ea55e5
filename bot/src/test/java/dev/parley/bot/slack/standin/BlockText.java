package dev.parley.bot.slack.standin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Blocks as a person reads them. */
final class BlockText {
    private BlockText() {}

    static String of(Posted message) {
        return message.blocks().isEmpty()
                ? unescaped(message.text())
                : message.blocks().stream()
                        .map(BlockText::of)
                        .filter(text -> !text.isBlank())
                        .collect(Collectors.joining("\n"));
    }

    static String of(JsonNode block) {
        return switch (block.path("type").asString("")) {
            case "header" -> "# " + text(block.path("text"));
            case "section" -> section(block);
            case "context" ->
                block.path("elements").valueStream().map(BlockText::text).collect(Collectors.joining(" "));
            case "divider" -> "———";
            case "actions" ->
                block.path("elements").valueStream().map(BlockText::element).collect(Collectors.joining(" "));
            case "image" -> "(picture: " + block.path("alt_text").asString("") + ")";
            case "input" -> text(block.path("label")) + ": " + element(block.path("element"));
            case "markdown" -> block.path("text").asString("");
            default -> "";
        };
    }

    private static String section(JsonNode block) {
        String words = block.has("text") ? text(block.path("text")) : "";
        String fields = block.path("fields")
                .valueStream()
                .map(field -> text(field).replace("\n", ": "))
                .collect(Collectors.joining("\n"));
        String beside = block.has("accessory") ? " " + element(block.path("accessory")) : "";
        return Stream.of(words + beside, fields).filter(part -> !part.isBlank()).collect(Collectors.joining("\n"));
    }

    private static String element(JsonNode element) {
        return switch (element.path("type").asString("")) {
            case "button" -> "[" + label(element) + "]";
            case "plain_text_input", "number_input" ->
                "____" + element.path("initial_value").asString("");
            default ->
                element.path("options")
                        .valueStream()
                        .map(option -> "( ) " + text(option.path("text")))
                        .collect(Collectors.joining(" "));
        };
    }

    static Stream<JsonNode> buttons(List<JsonNode> blocks) {
        return blocks.stream()
                .flatMap(block -> Stream.concat(
                        block.path("elements").valueStream(),
                        Stream.of(block.path("accessory"), block.path("element"))))
                .filter(element -> element.path("type").asString("").equals("button"));
    }

    static String label(JsonNode button) {
        return text(button.path("text"));
    }

    private static String text(JsonNode object) {
        String text = object.path("text").asString("");
        return object.path("type").asString("").equals("plain_text") ? text : unescaped(text);
    }

    static String unescaped(String mrkdwn) {
        return mrkdwn.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1")
                .replaceAll("<([^|>]*)\\|([^>]*)>", "$2")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
