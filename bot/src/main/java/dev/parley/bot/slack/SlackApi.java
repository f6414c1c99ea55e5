package dev.parley.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import dev.parley.bot.slack.blocks.Upload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The calls of Slack's Web API that Parley makes (api.slack.com/methods). Each is made once; whoever asks decides what then. */
class SlackApi {
    private static final String OURS = "parley_message";
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(5);
    /** Errors of Slack's own making: nobody knows what was done. */
    private static final Set<String> THEIRS =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private final MethodsClient slack;
    private final OkHttpClient http;

    /** @param http for the bytes of files, which go to an address of their own */
    SlackApi(MethodsClient slack, OkHttpClient http) {
        this.slack = slack;
        this.http = http;
    }

    record Me(String team, String user, String url) {}

    /** A message as it is sent. @param thread null outside threads. @param change what {@link Found#change} tells later */
    record Sending(
            UUID id, int change, String channel, @Nullable String thread, String text, String blocks) {
        /** Plain words that nobody keeps. */
        static Sending words(String channel, String words) {
            return new Sending(UUID.randomUUID(), 1, channel, null, words, "[]");
        }
    }

    /** A message of ours that Slack has. */
    record Found(String ts, int change) {}

    @FunctionalInterface
    private interface Call<R> {
        R make() throws IOException, SlackApiException;
    }

    Outcome<Me> whoAmI() {
        return ask(
                () -> slack.authTest(request -> request),
                answer -> new Me(answer.getTeamId(), answer.getUserId(), answer.getUrl()));
    }

    /** @return the timestamp it was given */
    Outcome<String> post(Sending sending) {
        return ask(
                () -> slack.chatPostMessage(request -> request.channel(sending.channel())
                        .threadTs(sending.thread())
                        .text(sending.text())
                        .blocksAsString(sending.blocks())
                        .metadata(metadata(sending))
                        .unfurlLinks(false)
                        .unfurlMedia(false)),
                answer -> answer.getTs());
    }

    Outcome<String> update(String ts, Sending sending) {
        return ask(
                () -> slack.chatUpdate(request -> request.channel(sending.channel())
                        .ts(ts)
                        .text(sending.text())
                        .blocksAsString(sending.blocks())
                        .metadata(metadata(sending))),
                answer -> answer.getTs());
    }

    Outcome<String> postOnlyTo(String user, Sending sending) {
        return ask(
                () -> slack.chatPostEphemeral(request -> request.channel(sending.channel())
                        .user(user)
                        .threadTs(sending.thread())
                        .text(sending.text())
                        .blocksAsString(sending.blocks())),
                answer -> answer.getMessageTs());
    }

    Outcome<User> user(String user) {
        return ask(() -> slack.usersInfo(request -> request.user(user)), answer -> answer.getUser());
    }

    /** The direct conversation with this person. */
    Outcome<String> openDirect(String user) {
        return ask(
                () -> slack.conversationsOpen(request -> request.users(List.of(user))),
                answer -> answer.getChannel().getId());
    }

    Outcome<String> publishHome(String user, String view) {
        return ask(
                () -> slack.viewsPublish(request -> request.userId(user).viewAsString(view)),
                answer -> answer.getView().getId());
    }

    Outcome<String> openModal(String triggerId, String view) {
        return ask(
                () -> slack.viewsOpen(request -> request.triggerId(triggerId).viewAsString(view)),
                answer -> answer.getView().getId());
    }

    Outcome<Boolean> suggest(
            String channel, String thread, List<com.slack.api.model.assistant.SuggestedPrompt> prompts) {
        return ask(
                () -> slack.assistantThreadsSetSuggestedPrompts(
                        request -> request.channelId(channel).threadTs(thread).prompts(prompts)),
                SlackApiTextResponse::isOk);
    }

    /** @param status such as {@code is thinking …}; empty takes it away */
    Outcome<Boolean> status(String channel, String thread, String status) {
        return ask(
                () -> slack.assistantThreadsSetStatus(
                        request -> request.channelId(channel).threadTs(thread).status(status)),
                SlackApiTextResponse::isOk);
    }

    Outcome<Boolean> title(String channel, String thread, String title) {
        return ask(
                () -> slack.assistantThreadsSetTitle(
                        request -> request.channelId(channel).threadTs(thread).title(title)),
                SlackApiTextResponse::isOk);
    }

    /**
     * @param share channel (and thread) that it is shown in; null for a picture that a message shows
     * @return the file's id
     */
    Outcome<String> upload(Upload file, byte[] content, @Nullable Shared share) {
        Outcome<FilesGetUploadURLExternalResponse> begun = ask(
                () -> slack.filesGetUploadURLExternal(request -> request.filename(file.name())
                        .length(content.length)
                        .altTxt(file.title())),
                answer -> answer);
        if (!(begun instanceof Outcome.Answered<FilesGetUploadURLExternalResponse>(var place))) {
            return failed(begun);
        }
        try (okhttp3.Response sent = http.newCall(new okhttp3.Request.Builder()
                        .url(place.getUploadUrl())
                        .post(okhttp3.RequestBody.create(content, okhttp3.MediaType.parse(file.type())))
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
        return ask(
                () -> slack.filesCompleteUploadExternal(request -> request.files(List.of(details))
                        .channelId(share == null ? null : share.channel())
                        .threadTs(share == null ? null : share.thread())),
                _ -> place.getFileId());
    }

    /** @param thread null outside threads */
    record Shared(String channel, @Nullable String thread) {}

    /** The message with our id that was posted since; an answer that is empty means that Slack has none. */
    Outcome<Optional<Found>> find(UUID id, String channel, @Nullable String thread, Instant since) {
        String oldest = since.getEpochSecond() + ".000000";
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Outcome<Page> outcome = page(channel, thread, oldest, cursor);
            if (!(outcome instanceof Outcome.Answered<Page>(Page read))) {
                return failed(outcome);
            }
            Optional<Found> found =
                    read.messages().stream().flatMap(message -> ours(id, message)).findFirst();
            if (found.isPresent() || read.next() == null) {
                return new Outcome.Answered<>(found);
            }
            cursor = read.next();
        }
        return new Outcome.Unsure<>("too many messages to look through");
    }

    private record Page(List<com.slack.api.model.Message> messages, @Nullable String next) {}

    private Outcome<Page> page(String channel, @Nullable String thread, String oldest, @Nullable String cursor) {
        return thread == null
                ? ask(
                        () -> slack.conversationsHistory(request -> request.channel(channel)
                                .oldest(oldest)
                                .cursor(cursor)
                                .limit(PAGE)
                                .includeAllMetadata(true)),
                        answer -> new Page(answer.getMessages(), next(answer.getResponseMetadata())))
                : ask(
                        () -> slack.conversationsReplies(request -> request.channel(channel)
                                .ts(thread)
                                .oldest(oldest)
                                .cursor(cursor)
                                .limit(PAGE)
                                .includeAllMetadata(true)),
                        answer -> new Page(answer.getMessages(), next(answer.getResponseMetadata())));
    }

    private static @Nullable String next(@Nullable ResponseMetadata metadata) {
        String cursor = metadata == null ? null : metadata.getNextCursor();
        return cursor == null || cursor.isEmpty() ? null : cursor;
    }

    private static Metadata metadata(Sending sending) {
        return Metadata.builder()
                .eventType(OURS)
                .eventPayload(Map.of("id", sending.id().toString(), "change", sending.change()))
                .build();
    }

    private static Stream<Found> ours(UUID id, com.slack.api.model.Message message) {
        Metadata metadata = message.getMetadata();
        return metadata != null
                        && OURS.equals(metadata.getEventType())
                        && id.toString().equals(metadata.getEventPayload().get("id"))
                ? Stream.of(new Found(
                        message.getTs(),
                        metadata.getEventPayload().get("change") instanceof Number change ? change.intValue() : 0))
                : Stream.empty();
    }

    private static <R extends SlackApiTextResponse, T> Outcome<T> ask(Call<R> call, Function<R, T> read) {
        try {
            R answer = call.make();
            if (answer.isOk()) {
                return new Outcome.Answered<>(read.apply(answer));
            }
            String error = String.valueOf(answer.getError());
            if (error.equals("ratelimited")) {
                return new Outcome.Limited<>(DEFAULT_PAUSE);
            }
            return THEIRS.contains(error)
                    ? new Outcome.Unsure<>(error)
                    : new Outcome.Refused<>(error, answer.getNeeded());
        } catch (SlackApiException failure) {
            return failed(failure);
        } catch (IOException failure) {
            return new Outcome.Unsure<>(failure.toString());
        }
    }

    private static <T> Outcome<T> failed(SlackApiException failure) {
        int status = failure.getResponse().code();
        if (status == 429) {
            return new Outcome.Limited<>(pause(failure.getResponse().header("Retry-After")));
        }
        return status >= 500
                ? new Outcome.Unsure<>("Slack answered " + status)
                : new Outcome.Refused<>("http_" + status, null);
    }

    private static Duration pause(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : DEFAULT_PAUSE;
    }

    private static <S, T> Outcome<T> failed(Outcome<S> outcome) {
        return switch (outcome) {
            case Outcome.Answered<S> _ -> throw new IllegalArgumentException("This did not fail");
            case Outcome.Limited<S>(Duration pause) -> new Outcome.Limited<>(pause);
            case Outcome.Unsure<S>(String why) -> new Outcome.Unsure<>(why);
            case Outcome.Refused<S>(String error, String needed) -> new Outcome.Refused<>(error, needed);
        };
    }
}
