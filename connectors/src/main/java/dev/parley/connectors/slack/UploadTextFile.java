package dev.parley.connectors.slack;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.HttpCall;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.http.Url;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.ApiSession;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks for a place, puts the file there, and shows it in the channel. Source: docs.slack.dev, "Working with files",
 * {@code files.getUploadURLExternal} and {@code files.completeUploadExternal}.
 */
final class UploadTextFile extends ConnectedOperation<UploadTextFile.Input, UploadTextFile.Uploaded> {
    record Input(
            @Doc(Messages.CHANNEL) String channel,
            @Doc("of the file, such as summary.md") String name,

            @Doc("text") String content,

            @Doc("said along with it") @Nullable String comment,

            @Doc("ts of the message in whose thread it goes") @Nullable
            String thread) {}

    record Uploaded(
            @Doc("of the file") String id,
            String name,
            @Doc("id") String channel) {}

    private final HttpApi api;
    private final GuardedHttpClient http;
    private final Directory directory;

    UploadTextFile(HttpApi api, GuardedHttpClient http, Connections connections, Directory directory) {
        super(
                operation("slack.upload_text_file", "Upload a text file", "Puts a text file into a Slack channel.")
                        .effect(Effect.SEND)
                        .synonyms("share a file in Slack", "attach a file", "send the report as a file")
                        .of(Input.class, new Uploaded("F0123456789", "summary.md", "C0123456789")),
                connections);
        this.api = api;
        this.http = http;
        this.directory = directory;
    }

    @Override
    protected Uploaded run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        ApiSession session = api.session(access, Sender.of(context));
        String channel = directory.channel(session, input.channel());
        byte[] content = input.content().getBytes(StandardCharsets.UTF_8);
        JsonNode place = session.send(ApiRequest.of("GET", "/files.getUploadURLExternal")
                        .query("filename", input.name())
                        .query("length", Integer.toString(content.length)))
                .body();
        // The address is itself the permission: our token is for the API only.
        HttpCall upload = new HttpCall(
                "POST",
                Url.parse(place.path("upload_url").asString("")),
                Map.of("Content-Type", "text/plain; charset=utf-8"),
                content,
                null);
        http.orThrow(http.send(upload, Sender.of(context)), upload, Sender.of(context));
        String id = place.path("file_id").asString("");
        session.post("/files.completeUploadExternal", completion(id, channel, input));
        return new Uploaded(id, input.name(), channel);
    }

    private static ObjectNode completion(String id, String channel, Input input) {
        return Json.object(
                "channel_id", channel,
                "files", Json.list(Json.object("id", id, "title", input.name())),
                "initial_comment", input.comment(),
                "thread_ts", input.thread());
    }
}
