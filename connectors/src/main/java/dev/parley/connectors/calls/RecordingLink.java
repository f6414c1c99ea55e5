package dev.parley.connectors.calls;

import static dev.parley.connectors.Description.operation;

import dev.parley.connectors.ConnectedOperation;
import dev.parley.connectors.Doc;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.rest.ApiRequest;
import dev.parley.connectors.rest.HttpApi;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /xapi/v1/Recordings?$filter=Id eq …}: 3CX reads a single recording no other way. Source: 3CX, "Configuration REST API",
 * "Recordings".
 */
final class RecordingLink extends ConnectedOperation<RecordingLink.Input, RecordingLink.Output> {
    record Input(@Doc("id of the recording") long recording) {}

    record Output(
            @Doc("from where the phone system's users download it, with their login")
            URI link,

            @Nullable String from,
            @Nullable String to,
            @Nullable String startedAt,
            @Nullable String endedAt,

            @Doc("as the phone system wrote it down, when it does that") @Nullable
            String transcript) {}

    private final HttpApi api;

    RecordingLink(HttpApi api, Connections connections) {
        super(
                operation(
                                "calls.get_recording_link",
                                "Get a recording's link",
                                "Finds a recorded call: its link, who spoke, and the transcript if there is one.")
                        .reading()
                        .synonyms("recording of the phone call", "call recording", "3CX recording")
                        .of(
                                Input.class,
                                new Output(
                                        URI.create(
                                                "https://acme.3cx.eu/xapi/v1/Recordings/Pbx.DownloadRecording(recId=42)"),
                                        "Jane Wilson",
                                        "Sarah Chen",
                                        "2026-03-02T14:00:00Z",
                                        "2026-03-02T14:32:00Z",
                                        "Jane: We want to get this wrapped up before the holidays.")),
                connections);
        this.api = api;
    }

    @Override
    protected Output run(Input input, Access access, OperationContext context)
            throws OperationException, InterruptedException {
        ApiRequest request = ApiRequest.of("GET", "/xapi/v1/Recordings")
                .query("$filter", "Id eq " + input.recording())
                .query("$top", "1");
        JsonNode found = api.session(access, Sender.of(context))
                .send(request)
                .body()
                .path("value")
                .path(0);
        if (found.isMissingNode()) {
            throw new OperationException(new StepError(
                    "not_found",
                    "Step \"%s\" found no recording %d in the phone system."
                            .formatted(context.node(), input.recording()),
                    "Check the id. The phone system also says this of what the connection may not see.",
                    false));
        }
        String base = access.url().map(URI::toString).orElse("").replaceFirst("/+$", "");
        return new Output(
                URI.create(base + "/xapi/v1/Recordings/Pbx.DownloadRecording(recId=" + input.recording() + ")"),
                text(found, "FromDisplayName"),
                text(found, "ToDisplayName"),
                text(found, "StartTime"),
                text(found, "EndTime"),
                text(found, "Transcription"));
    }

    private static @Nullable String text(JsonNode found, String name) {
        return found.path(name).stringValueOpt().filter(text -> !text.isBlank()).orElse(null);
    }
}
