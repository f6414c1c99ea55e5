package dev.parley.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import dev.parley.bot.slack.blocks.Upload;
import java.io.IOException;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Brings files to Slack, in its three steps: ask where to, send the bytes there, say that they are there. */
class Uploads {
    private final Switchboard switchboard;
    private final OkHttpClient http;

    Uploads(Switchboard switchboard, OkHttpClient http) {
        this.switchboard = switchboard;
        this.http = http;
    }

    /**
     * @param share channel (and thread) that it is shown in; null for a picture that a message shows
     * @return the file's id
     */
    Outcome<String> upload(String team, Upload file, byte[] content, @Nullable Shared share) {
        MethodsClient slack = switchboard.methods(team);
        Outcome<FilesGetUploadURLExternalResponse> begun = Calls.ask(
                () -> slack.filesGetUploadURLExternal(request ->
                        request.filename(file.name()).length(content.length).altTxt(file.title())),
                answer -> answer);
        if (!(begun instanceof Outcome.Answered<FilesGetUploadURLExternalResponse>(var place))) {
            return Calls.failed(begun);
        }
        try (Response sent = http.newCall(new Request.Builder()
                        .url(place.getUploadUrl())
                        .post(RequestBody.create(content, MediaType.parse(file.type())))
                        .build())
                .execute()) {
            if (!sent.isSuccessful()) {
                return new Outcome.Unsure<>("the upload was answered with " + sent.code());
            }
        } catch (IOException failure) {
            return new Outcome.Unsure<>(failure.toString());
        }
        FileDetails details =
                FileDetails.builder().id(place.getFileId()).title(file.title()).build();
        return Calls.ask(
                () -> slack.filesCompleteUploadExternal(request -> request.files(List.of(details))
                        .channelId(share == null ? null : share.channel())
                        .threadTs(share == null ? null : share.thread())),
                _ -> place.getFileId());
    }

    /** @param thread null outside threads */
    record Shared(String channel, @Nullable String thread) {}
}
