package dev.parley.connectors.notion;

import dev.parley.connectors.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A page's text as blocks, and as Markdown. Source: developers.notion.com, "Block". */
final class Blocks {
    /** "Request limits": so many in one call. */
    static final int AT_ONCE = 100;

    private static final Pattern MARKED =
            Pattern.compile("(#{1,3}|[-*] \\[[ xX]]|[-*]|\\d{1,3}[.)]|>)\\s+(.*)", Pattern.DOTALL);

    private Blocks() {}

    /** One for each line that is not empty. */
    static List<ObjectNode> of(String text) {
        List<ObjectNode> blocks = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> blocks.add(block(line)));
        return blocks;
    }

    private static ObjectNode block(String line) {
        if (line.equals("---")) {
            return Json.object("type", "divider", "divider", Json.object());
        }
        Matcher marked = MARKED.matcher(line);
        if (!marked.matches()) {
            return block("paragraph", line);
        }
        String mark = marked.group(1);
        String text = marked.group(2);
        if (mark.startsWith("#")) {
            return block("heading_" + mark.length(), text);
        } else if (mark.endsWith("]")) {
            ObjectNode toDo = block("to_do", text);
            toDo.withObject("/to_do").put("checked", !mark.contains("[ ]"));
            return toDo;
        } else if (mark.equals(">")) {
            return block("quote", text);
        }
        return block(Character.isDigit(mark.charAt(0)) ? "numbered_list_item" : "bulleted_list_item", text);
    }

    private static ObjectNode block(String type, String text) {
        return Json.object("object", "block", "type", type, type, Json.object("rich_text", RichText.of(text)));
    }

    /** A block without those inside it; empty when there is no text in it. */
    static String markdown(JsonNode block) {
        String type = block.path("type").asString("");
        JsonNode content = block.path(type);
        String text = RichText.plain(content.path("rich_text"));
        return switch (type) {
            case "heading_1" -> "# " + text;
            case "heading_2" -> "## " + text;
            case "heading_3" -> "### " + text;
            case "bulleted_list_item" -> "- " + text;
            case "numbered_list_item" -> "1. " + text;
            case "to_do" -> (content.path("checked").asBoolean(false) ? "- [x] " : "- [ ] ") + text;
            case "quote" -> "> " + text;
            case "code" -> "```\n" + text + "\n```";
            case "divider" -> "---";
            case "child_page", "child_database" -> content.path("title").asString("");
            case "bookmark", "embed", "link_preview" -> content.path("url").asString("");
            case "equation" -> content.path("expression").asString("");
            case "table_row" -> row(content.path("cells"));
            default -> text;
        };
    }

    private static String row(JsonNode cells) {
        return "| "
                + String.join(" | ", cells.valueStream().map(RichText::plain).toList()) + " |";
    }
}
