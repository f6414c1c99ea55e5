package dev.parley.bot.slack.standin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code chat.*} and {@code conversations.*}. Source: docs.slack.dev, {@code reference/methods}. */
final class ChatMethods {
    /** chat.postMessage cuts longer texts; chat.update refuses more than 4,000 bytes. */
    private static final int TEXT = 40_000;

    private static final int UPDATED_TEXT = 4_000;

    private final Workspace workspace;

    ChatMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    Map<String, Function<ApiCall, Reply>> all() {
        return Map.ofEntries(
                Map.entry("chat.postMessage", call -> post(call, "")),
                Map.entry("chat.postEphemeral", call -> post(call, call.text("user"))),
                Map.entry("chat.update", this::update),
                Map.entry("chat.delete", this::delete),
                Map.entry("chat.getPermalink", this::permalink),
                Map.entry("chat.startStream", this::startStream),
                Map.entry("chat.appendStream", call -> stream(call, false)),
                Map.entry("chat.stopStream", call -> stream(call, true)),
                Map.entry("conversations.replies", this::replies),
                Map.entry("conversations.history", this::history),
                Map.entry("conversations.open", this::open),
                Map.entry("conversations.info", this::info));
    }

    private Reply post(ApiCall call, String only) {
        Optional<Channel> channel = channel(call);
        if (channel.isEmpty()) {
            return Reply.error("channel_not_found");
        }
        if (channel.get().isArchived()) {
            return Reply.error("is_archived");
        }
        if (!only.isEmpty() && !workspace.hasJoined(channel.get().id())) {
            return Reply.error("not_in_channel");
        }
        if (!only.isEmpty() && workspace.findPerson(only).isEmpty()) {
            return Reply.error("user_not_in_channel");
        }
        String thread = call.text("thread_ts");
        if (!thread.isEmpty() && channel.get().find(thread).isEmpty()) {
            return Reply.error("thread_not_found");
        }
        Optional<Reply> refusal = refusal(call, TEXT);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String ts = workspace.nextTs();
        Posted message = new Posted(channel.get().id(), ts, thread, Workspace.BOT, only, 0, message(call, ts, thread));
        workspace.put(message);
        ObjectNode body = Reply.json().put("channel", message.channel());
        if (only.isEmpty()) {
            body.put("ts", ts).set("message", message.json());
        } else {
            body.put("message_ts", ts);
        }
        return Reply.ok(body);
    }

    private Reply update(ApiCall call) {
        Optional<Posted> before = posted(call);
        if (channel(call).isEmpty()) {
            return Reply.error("channel_not_found");
        }
        if (channel(call).get().isArchived()) {
            return Reply.error("is_archived");
        }
        if (before.isEmpty() || !before.get().only().isEmpty()) {
            return Reply.error("message_not_found");
        }
        if (!before.get().user().equals(Workspace.BOT)) {
            return Reply.error("cant_update_message");
        }
        Optional<Reply> refusal = refusal(call, UPDATED_TEXT);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ObjectNode json = message(call, before.get().ts(), before.get().thread());
        json.putObject("edited").put("user", Workspace.BOT).put("ts", workspace.nextTs());
        workspace.put(before.get().edited(json));
        ObjectNode body = Reply.json()
                .put("channel", before.get().channel())
                .put("ts", before.get().ts())
                .put("text", call.text("text"));
        body.set("message", json);
        return Reply.ok(body);
    }

    private static Optional<Reply> refusal(ApiCall call, int mostText) {
        String text = call.text("text");
        List<JsonNode> blocks = call.arguments().path("blocks").valueStream().toList();
        if (text.isEmpty() && blocks.isEmpty() && call.text("markdown_text").isEmpty()) {
            return Optional.of(Reply.error("no_text"));
        }
        if (call.arguments().has("blocks") && !call.arguments().path("blocks").isArray()) {
            return Optional.of(Reply.error("invalid_blocks_format"));
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > mostText) {
            return Optional.of(Reply.error("msg_too_long"));
        }
        List<String> problems = BlockKitLimits.ofMessage(blocks);
        if (!problems.isEmpty()) {
            return Optional.of(Reply.error("invalid_blocks", problems));
        }
        return BlockKitLimits.isTooLong(blocks) ? Optional.of(Reply.error("msg_blocks_too_long")) : Optional.empty();
    }

    private ObjectNode message(ApiCall call, String ts, String thread) {
        ObjectNode message = Reply.json()
                .put("type", "message")
                .put("user", Workspace.BOT)
                .put("bot_id", Workspace.BOT_ID)
                .put("app_id", Workspace.APP)
                .put("team", workspace.team())
                .put("text", call.text("text"))
                .put("ts", ts);
        if (!thread.isEmpty()) {
            message.put("thread_ts", thread);
        }
        for (String part : List.of("blocks", "metadata")) {
            if (call.arguments().has(part)) {
                message.set(part, call.arguments().get(part));
            }
        }
        return message;
    }

    private Reply delete(ApiCall call) {
        Optional<Posted> message = posted(call);
        if (message.isEmpty()) {
            return Reply.error("message_not_found");
        }
        workspace.remove(message.get().channel(), message.get().ts());
        return Reply.ok(Reply.json()
                .put("channel", message.get().channel())
                .put("ts", message.get().ts()));
    }

    private Reply permalink(ApiCall call) {
        return channel(call)
                .flatMap(channel -> channel.find(call.text("message_ts")))
                .map(message -> Reply.ok(Reply.json()
                        .put("channel", message.channel())
                        .put(
                                "permalink",
                                "https://standin.slack.test/archives/" + message.channel() + "/p"
                                        + message.ts().replace(".", ""))))
                .orElseGet(() -> Reply.error("message_not_found"));
    }

    private Reply startStream(ApiCall call) {
        Optional<Channel> channel = channel(call);
        if (channel.isEmpty()) {
            return Reply.error("channel_not_found");
        }
        String ts = workspace.nextTs();
        ObjectNode json = message(call, ts, call.text("thread_ts"));
        json.put("text", call.text("markdown_text")).put("streaming", true);
        workspace.put(new Posted(channel.get().id(), ts, call.text("thread_ts"), Workspace.BOT, "", 0, json));
        return Reply.ok(Reply.json().put("channel", channel.get().id()).put("ts", ts));
    }

    private Reply stream(ApiCall call, boolean isLast) {
        Optional<Posted> message = posted(call);
        if (message.isEmpty()) {
            return Reply.error("message_not_found");
        }
        if (!message.get().json().path("streaming").asBoolean(false)) {
            return Reply.error("message_not_in_streaming_state");
        }
        ObjectNode json = message.get().json().deepCopy();
        json.put("text", message.get().text() + call.text("markdown_text"));
        if (isLast) {
            List<String> problems = BlockKitLimits.ofMessage(
                    call.arguments().path("blocks").valueStream().toList());
            if (!problems.isEmpty()) {
                return Reply.error("invalid_blocks", problems);
            }
            json.remove("streaming");
        }
        workspace.put(message.get().edited(json));
        return Reply.ok(Reply.json()
                .put("channel", message.get().channel())
                .put("ts", message.get().ts()));
    }

    private Reply replies(ApiCall call) {
        Optional<Channel> channel = channel(call);
        if (channel.isEmpty()) {
            return Reply.error("channel_not_found");
        }
        List<Posted> thread = channel.get().thread(call.text("ts"));
        return thread.isEmpty() ? Reply.error("thread_not_found") : page(thread);
    }

    private Reply history(ApiCall call) {
        return channel(call)
                .map(channel -> page(channel.roots().reversed()))
                .orElseGet(() -> Reply.error("channel_not_found"));
    }

    private static Reply page(List<Posted> messages) {
        ObjectNode body = Reply.json().put("has_more", false);
        ArrayNode list = body.putArray("messages");
        messages.stream().filter(message -> message.only().isEmpty()).forEach(message -> list.add(message.json()));
        return Reply.ok(body);
    }

    private Reply open(ApiCall call) {
        String user = call.text("users").isEmpty() ? call.text("user") : call.text("users");
        if (workspace.findPerson(user).isEmpty()) {
            return Reply.error("user_not_found");
        }
        ObjectNode body = Reply.json();
        body.putObject("channel").put("id", workspace.direct(user));
        return Reply.ok(body);
    }

    private Reply info(ApiCall call) {
        return channel(call)
                .map(channel -> {
                    ObjectNode body = Reply.json();
                    body.putObject("channel")
                            .put("id", channel.id())
                            .put("name", channel.name())
                            .put("is_im", channel.isDirect())
                            .put("is_channel", !channel.isDirect())
                            .put("is_archived", channel.isArchived())
                            .put("is_member", workspace.hasJoined(channel.id()));
                    return Reply.ok(body);
                })
                .orElseGet(() -> Reply.error("channel_not_found"));
    }

    /** A person's id stands for the direct messages with them. */
    private Optional<Channel> channel(ApiCall call) {
        String id = call.text("channel");
        return workspace.findPerson(id).isPresent() && !id.equals(Workspace.BOT)
                ? workspace.find(workspace.direct(id))
                : workspace.find(id);
    }

    private Optional<Posted> posted(ApiCall call) {
        return channel(call).flatMap(channel -> channel.find(call.text("ts")));
    }
}
