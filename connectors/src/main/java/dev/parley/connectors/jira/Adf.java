package dev.parley.connectors.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Plain text as Jira keeps it, and back. Source: Atlassian, "Atlassian Document Format". */
final class Adf {
    private Adf() {}

    /** An empty line ends a paragraph; a line that begins with a hyphen is an item of a list. @return null for no text */
    static @Nullable ObjectNode document(@Nullable String text) {
        if (text == null) {
            return null;
        }
        ObjectNode document =
                JsonNodeFactory.instance.objectNode().put("type", "doc").put("version", 1);
        ArrayNode blocks = document.putArray("content");
        for (String block : text.strip().split("\\R\\s*\\R")) {
            List<String> lines = block.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            if (!lines.isEmpty() && lines.stream().allMatch(line -> line.startsWith("- "))) {
                ArrayNode items = blocks.addObject().put("type", "bulletList").putArray("content");
                lines.forEach(line -> addParagraph(
                        items.addObject().put("type", "listItem").putArray("content"),
                        List.of(line.substring(2).strip())));
            } else if (!lines.isEmpty()) {
                addParagraph(blocks, lines);
            }
        }
        return document;
    }

    private static void addParagraph(ArrayNode blocks, List<String> lines) {
        ArrayNode content = blocks.addObject().put("type", "paragraph").putArray("content");
        for (String line : lines) {
            if (!content.isEmpty()) {
                content.addObject().put("type", "hardBreak");
            }
            content.addObject().put("type", "text").put("text", line);
        }
    }

    /** Webhooks and older fields hold text already. */
    static String text(JsonNode document) {
        StringBuilder text = new StringBuilder();
        append(document, text);
        return text.toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    private static void append(JsonNode node, StringBuilder text) {
        JsonNode attributes = node.path("attrs");
        switch (node.isString() ? "plain" : node.path("type").asString("")) {
            case "plain" -> text.append(node.stringValue());
            case "text" -> text.append(node.path("text").asString(""));
            case "hardBreak" -> text.append('\n');
            case "mention", "emoji" ->
                text.append(attributes
                        .path("text")
                        .asString(attributes.path("shortName").asString("")));
            case "inlineCard", "blockCard" -> text.append(attributes.path("url").asString(""));
            case "listItem" -> {
                text.append("- ");
                node.path("content").forEach(child -> append(child, text));
            }
            case "paragraph" -> {
                node.path("content").forEach(child -> append(child, text));
                text.append('\n');
            }
            case "heading", "bulletList", "orderedList", "codeBlock", "blockquote", "panel" -> {
                text.append('\n');
                node.path("content").forEach(child -> append(child, text));
                text.append('\n');
            }
            default -> node.path("content").forEach(child -> append(child, text));
        }
    }

    /** For fields of records. */
    static final class Reader extends StdDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            return text(context.readTree(parser));
        }
    }
}
