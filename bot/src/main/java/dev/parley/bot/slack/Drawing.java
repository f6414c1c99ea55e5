package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.slack.SlackApi.Sending;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as Slack takes them. */
class Drawing {
    /** Beneath a message; a reader wants the last lines, and Slack takes no endless text. */
    private static final int MOST_LINES = 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    Sending of(Posting posting) {
        Message message = withLog(posting.body(), posting.log());
        ArrayNode blocks = JSON.createArrayNode();
        if (!message.text().isBlank()) {
            section(blocks, message.text());
        }
        for (Block block : message.blocks()) {
            switch (block) {
                case Block.Text text -> section(blocks, text.text());
                case Block.Buttons buttons -> {
                    ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
                    buttons.actions().forEach(action -> {
                        ObjectNode button = elements.addObject()
                                .put("type", "button")
                                .put("action_id", action.id())
                                .put("value", action.value());
                        button.putObject("text").put("type", "plain_text").put("text", action.label());
                    });
                }
                default -> {}
            }
        }
        return new Sending(
                posting.id(),
                posting.wanted(),
                posting.place().channel(),
                posting.thread(),
                message.words(),
                blocks.toString());
    }

    /** The view of App Home. */
    String home(Message message) {
        return JSON.createObjectNode().put("type", "home").set("blocks", JSON.createArrayNode()).toString();
    }

    private static void section(ArrayNode blocks, String text) {
        blocks.addObject().put("type", "section").putObject("text").put("type", "mrkdwn").put("text", text);
    }

    static Message withLog(Message message, List<String> log) {
        List<String> lines = log.stream().flatMap(String::lines).toList();
        if (lines.isEmpty()) {
            return message;
        }
        int left = Math.max(0, lines.size() - MOST_LINES);
        String shown = lines.stream().skip(left).collect(Collectors.joining("\n"));
        return message.with(Block.muted(left == 0 ? shown : "_… " + left + " earlier lines_\n" + shown));
    }
}
