package dev.parley.bot.slack;

import dev.parley.bot.chat.Block;
import dev.parley.bot.chat.Message;
import dev.parley.bot.slack.SlackApi.Sending;
import dev.parley.bot.slack.blocks.BlockKit;
import dev.parley.bot.slack.blocks.Console;
import dev.parley.bot.slack.blocks.Rendered;
import dev.parley.bot.slack.blocks.Upload;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages of the outbox as Slack takes them. */
class Sheets {
    /** Beneath a message; readers want the last lines, and Slack takes no endless text. */
    private static final int MOST_LINES = 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int MOST_BLOCKS = 50;

    private final Console console;
    private final Callees callees;

    Sheets(Console console, Callees callees) {
        this.console = console;
        this.callees = callees;
    }

    Rendered of(Posting posting) {
        return rendered(withLog(posting.body(), posting.log()));
    }

    Rendered rendered(Message message) {
        return BlockKit.render(message, console);
    }

    /** With the pictures that Slack has. */
    Sending sending(Posting posting) {
        Rendered shown = of(posting);
        for (Upload upload : shown.uploads()) {
            String file = posting.files().getOrDefault(upload.name(), "");
            if (upload.block() != null && !file.isEmpty()) {
                shown = shown.showing(upload, file);
            }
        }
        return new Sending(
                posting.id(),
                posting.wanted(),
                posting.place().channel(),
                posting.thread(),
                shown.text(),
                calling(posting, shown.blocks()));
    }

    /** With a line that calls the people a question is for; Slack tells them, and has them follow the thread. */
    private String calling(Posting posting, List<ObjectNode> blocks) {
        List<String> called = blocks.size() < MOST_BLOCKS ? callees.of(posting) : List.of();
        ArrayNode all = JSON.createArrayNode().addAll(blocks);
        if (!called.isEmpty()) {
            String mentions = called.stream().map(user -> "<@" + user + ">").collect(Collectors.joining(" "));
            all.addObject()
                    .put("type", "context")
                    .putArray("elements")
                    .addObject()
                    .put("type", "mrkdwn")
                    .put("text", mentions);
        }
        return all.toString();
    }

    /** The view of App Home. */
    String home(Message message) {
        ObjectNode view = JSON.createObjectNode().put("type", "home");
        view.putArray("blocks").addAll(BlockKit.home(message, console));
        return view.toString();
    }

    private static Message withLog(Message message, List<String> log) {
        List<String> lines = log.stream().flatMap(String::lines).toList();
        if (lines.isEmpty()) {
            return message;
        }
        int left = Math.max(0, lines.size() - MOST_LINES);
        String shown = lines.stream().skip(left).collect(Collectors.joining("\n"));
        return message.with(Block.muted(left == 0 ? shown : "_… " + left + " earlier lines_\n" + shown));
    }
}
