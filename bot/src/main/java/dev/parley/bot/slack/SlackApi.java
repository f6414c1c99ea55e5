package dev.parley.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The calls of Slack's Web API that Parley makes (api.slack.com/methods). Each is made once; whoever asks decides what then. */
class SlackApi {
    private static final String OURS = "parley_message";
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 20;
    private final MethodsClient slack;

    SlackApi(MethodsClient slack) {
        this.slack = slack;
    }

    /** @param user who the token speaks as */
    record Me(String team, String name, String user, String url) {}

    /** A message as it is sent. @param thread null outside threads. @param change what {@link Found#change} tells later */
    record Sending(
            UUID id, int change, String channel, @Nullable String thread, String text, String blocks) {}

    /** A message of ours that Slack has. */
    record Found(String ts, int change) {}

    Outcome<Me> whoAmI() {
        return Calls.ask(
                () -> slack.authTest(request -> request),
                answer -> new Me(answer.getTeamId(), answer.getTeam(), answer.getUserId(), answer.getUrl()));
    }

    /** @return the timestamp it was given */
    Outcome<String> post(Sending sending) {
        return Calls.ask(
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
        return Calls.ask(
                () -> slack.chatUpdate(request -> request.channel(sending.channel())
                        .ts(ts)
                        .text(sending.text())
                        .blocksAsString(sending.blocks())
                        .metadata(metadata(sending))),
                answer -> answer.getTs());
    }

    Outcome<String> postOnlyTo(String user, Sending sending) {
        return Calls.ask(
                () -> slack.chatPostEphemeral(request -> request.channel(sending.channel())
                        .user(user)
                        .threadTs(sending.thread())
                        .text(sending.text())
                        .blocksAsString(sending.blocks())),
                answer -> answer.getMessageTs());
    }

    Outcome<User> user(String user) {
        return Calls.ask(() -> slack.usersInfo(request -> request.user(user)), answer -> answer.getUser());
    }

    /** Those in use, each with its members. */
    Outcome<List<Usergroup>> userGroups() {
        return Calls.ask(
                () -> slack.usergroupsList(request -> request.includeUsers(true)),
                answer -> answer.getUsergroups() == null ? List.of() : answer.getUsergroups());
    }

    /** The direct conversation with this person. */
    Outcome<String> openDirect(String user) {
        return Calls.ask(
                () -> slack.conversationsOpen(request -> request.users(List.of(user))),
                answer -> answer.getChannel().getId());
    }

    /** Whether Parley can speak there; in doubt it can, and whoever posts there finds out. */
    boolean canSee(String channel) {
        return is(channel, known -> !known.isArchived());
    }

    /** Whether Parley hears what is said there as well: it can speak in any public channel, and hears only those that it was invited to. */
    boolean isMember(String channel) {
        return is(
                channel,
                known -> !known.isArchived()
                        && (known.isMember() || known.isIm() || known.isMpim() || known.isPrivate()));
    }

    private boolean is(String channel, Predicate<Conversation> soThat) {
        Outcome<Boolean> outcome = Calls.ask(
                () -> slack.conversationsInfo(request -> request.channel(channel)),
                answer -> soThat.test(answer.getChannel()));
        return switch (outcome) {
            case Outcome.Answered<Boolean>(Boolean isSo) -> isSo;
            case Outcome.Refused<Boolean> _ -> false;
            case Outcome.Limited<Boolean> _, Outcome.Unsure<Boolean> _ -> true;
        };
    }

    Outcome<String> publishHome(String user, String view) {
        return Calls.ask(
                () -> slack.viewsPublish(request -> request.userId(user).viewAsString(view)),
                answer -> answer.getView().getId());
    }

    Outcome<String> openModal(String triggerId, String view) {
        return Calls.ask(
                () -> slack.viewsOpen(request -> request.triggerId(triggerId).viewAsString(view)),
                answer -> answer.getView().getId());
    }

    Outcome<Boolean> suggest(
            String channel, String thread, List<com.slack.api.model.assistant.SuggestedPrompt> prompts) {
        return Calls.ask(
                () -> slack.assistantThreadsSetSuggestedPrompts(
                        request -> request.channelId(channel).threadTs(thread).prompts(prompts)),
                SlackApiTextResponse::isOk);
    }

    /** @param status such as {@code is thinking …}; empty takes it away */
    Outcome<Boolean> status(String channel, String thread, String status) {
        return Calls.ask(
                () -> slack.assistantThreadsSetStatus(
                        request -> request.channelId(channel).threadTs(thread).status(status)),
                SlackApiTextResponse::isOk);
    }

    Outcome<Boolean> title(String channel, String thread, String title) {
        return Calls.ask(
                () -> slack.assistantThreadsSetTitle(
                        request -> request.channelId(channel).threadTs(thread).title(title)),
                SlackApiTextResponse::isOk);
    }

    /** The message with our id that was posted since; an answer that is empty means that Slack has none. */
    Outcome<Optional<Found>> find(UUID id, String channel, @Nullable String thread, Instant since) {
        String oldest = since.getEpochSecond() + ".000000";
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            Outcome<Page> outcome = page(channel, thread, oldest, cursor);
            if (!(outcome instanceof Outcome.Answered<Page>(Page read))) {
                return Calls.failed(outcome);
            }
            Optional<Found> found = read.messages().stream()
                    .flatMap(message -> ours(id, message))
                    .findFirst();
            if (found.isPresent() || read.next() == null) {
                return new Outcome.Answered<>(found);
            }
            cursor = read.next();
        }
        return new Outcome.Unsure<>("too many messages to look through");
    }

    private record Page(
            List<com.slack.api.model.Message> messages,
            @Nullable String next) {}

    private Outcome<Page> page(String channel, @Nullable String thread, String oldest, @Nullable String cursor) {
        return thread == null
                ? Calls.ask(
                        () -> slack.conversationsHistory(request -> request.channel(channel)
                                .oldest(oldest)
                                .cursor(cursor)
                                .limit(PAGE)
                                .includeAllMetadata(true)),
                        answer -> new Page(answer.getMessages(), next(answer.getResponseMetadata())))
                : Calls.ask(
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
}
