package dev.parley.bot.slack.standin;

import dev.parley.bot.slack.standin.Workspace.SharedFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The three steps of an upload. Source: docs.slack.dev, "Working with files". */
final class FileMethods {
    private final Workspace workspace;
    private final Supplier<URI> uploads;
    private final Map<String, SharedFile> begun = new ConcurrentHashMap<>();

    /** @param uploads where the bytes go, below which each file has its path */
    FileMethods(Workspace workspace, Supplier<URI> uploads) {
        this.workspace = workspace;
        this.uploads = uploads;
    }

    Map<String, Function<ApiCall, Reply>> all() {
        return Map.of("files.getUploadURLExternal", this::begin, "files.completeUploadExternal", this::complete);
    }

    private Reply begin(ApiCall call) {
        if (call.text("filename").isEmpty()
                || call.text("length").isEmpty()
                || call.text("length").equals("0")) {
            return Reply.error("invalid_arguments", List.of("filename and length are required"));
        }
        String id = workspace.nextId("F");
        begun.put(id, new SharedFile(id, call.text("filename"), "", new byte[0], "", ""));
        return Reply.ok(Reply.json()
                .put("upload_url", uploads.get().resolve(id).toString())
                .put("file_id", id));
    }

    /** The bytes have come. False when nobody asked for this upload. */
    boolean uploaded(String id, byte[] content) {
        return begun.computeIfPresent(id, (_, file) -> new SharedFile(id, file.name(), "", content, "", "")) != null;
    }

    private Reply complete(ApiCall call) {
        ObjectNode body = Reply.json();
        var files = body.putArray("files");
        for (JsonNode asked : call.arguments().path("files")) {
            SharedFile file = begun.remove(asked.path("id").asString(""));
            if (file == null || file.content().length == 0) {
                return Reply.error("file_not_found");
            }
            String channel = call.text("channel_id").isEmpty() ? call.text("channels") : call.text("channel_id");
            if (!channel.isEmpty() && workspace.find(channel).isEmpty()) {
                return Reply.error("invalid_channel");
            }
            SharedFile done = new SharedFile(
                    file.id(),
                    file.name(),
                    asked.path("title").asString(""),
                    file.content(),
                    channel,
                    call.text("thread_ts"));
            workspace.put(done);
            files.addObject().put("id", done.id()).put("title", done.title()).put("name", done.name());
            share(done, call.text("initial_comment"));
        }
        return Reply.ok(body);
    }

    /** A file in a channel is a message there. */
    private void share(SharedFile file, String comment) {
        if (file.channel().isEmpty()) {
            return;
        }
        String ts = workspace.nextTs();
        ObjectNode json = Reply.json()
                .put("type", "message")
                .put("user", Workspace.BOT)
                .put(
                        "text",
                        Optional.of(comment).filter(words -> !words.isEmpty()).orElse("(file " + file.name() + ")"))
                .put("ts", ts);
        json.putArray("files").addObject().put("id", file.id()).put("name", file.name());
        workspace.put(new Posted(file.channel(), ts, file.thread(), Workspace.BOT, "", 0, json));
    }
}
