package dev.parley.bot.slack.standin;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message in a channel.
 *
 * @param thread {@code ts} of the message it belongs under; empty when it stands in the channel itself
 * @param only user who alone sees it; empty when all do
 * @param json as Slack would send it
 */
public record Posted(String channel, String ts, String thread, String user, String only, int edits, ObjectNode json) {
    public String text() {
        return json.path("text").asString("");
    }

    public List<JsonNode> blocks() {
        return json.path("blocks").valueStream().toList();
    }

    /** The buttons that people can press, by their labels. */
    public List<String> buttons() {
        return BlockText.buttons(blocks()).map(BlockText::label).toList();
    }

    /** What a person reads, line by line. */
    public String seen() {
        return BlockText.of(this);
    }

    Posted edited(ObjectNode now) {
        return new Posted(channel, ts, thread, user, only, edits + 1, now);
    }
}
