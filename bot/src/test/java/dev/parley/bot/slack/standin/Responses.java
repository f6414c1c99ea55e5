package dev.parley.bot.slack.standin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The addresses that Slack sends along with what a person did. Source: docs.slack.dev, "Handling user interaction". */
final class Responses {
    private static final int MOST_USES = 5;

    private final Map<String, Given> given = new ConcurrentHashMap<>();

    /** @param ts of the message that was pressed; empty for a command */
    private record Given(Workspace workspace, String channel, String ts, String user, AtomicInteger uses) {}

    /** @return its last part */
    String give(Workspace workspace, String channel, String ts, String user) {
        String id = workspace.nextId("R");
        given.put(id, new Given(workspace, channel, ts, user, new AtomicInteger()));
        return id;
    }

    /** @return the status */
    int take(String id, JsonNode body) {
        Given address = given.get(id);
        if (address == null || address.uses().incrementAndGet() > MOST_USES) {
            return 404;
        }
        if (!BlockKitLimits.ofMessage(body.path("blocks").valueStream().toList())
                .isEmpty()) {
            return 400;
        }
        Workspace workspace = address.workspace();
        Optional<Posted> pressed = address.ts().isEmpty()
                ? Optional.empty()
                : Optional.of(workspace.message(address.channel(), address.ts()));
        if (body.path("delete_original").asBoolean(false)) {
            pressed.ifPresent(message -> workspace.remove(message.channel(), message.ts()));
        } else if (body.path("replace_original").asBoolean(false)) {
            pressed.ifPresent(message -> workspace.put(message.edited(said(body, message.ts()))));
        } else {
            String ts = workspace.nextTs();
            workspace.put(new Posted(address.channel(), ts, "", Workspace.BOT, address.user(), 0, said(body, ts)));
        }
        return 200;
    }

    private static ObjectNode said(JsonNode body, String ts) {
        ObjectNode message = Reply.json()
                .put("type", "message")
                .put("ts", ts)
                .put("text", body.path("text").asString(""));
        if (body.has("blocks")) {
            message.set("blocks", body.get("blocks"));
        }
        return message;
    }
}
