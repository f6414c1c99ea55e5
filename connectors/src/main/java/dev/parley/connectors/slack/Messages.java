package dev.parley.connectors.slack;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Paging;
import dev.parley.connectors.rest.Sent;
import dev.parley.engine.operation.Effect;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said. Source: docs.slack.dev, methods {@code chat.*}, {@code conversations.*}, {@code search.messages}, {@code reactions.add}. */
record Messages(Directory directory) {
    static final String CHANNEL = "name such as #sales, or id";
    static final String TS = "which message: the ts that Slack gave it";

    record Posted(
            @Doc("id") String channel,

            @Doc("by which it is answered, changed and reacted to")
            String ts) {}

    record SendInput(
            @Doc(CHANNEL) String channel,

            @Doc("with Slack's *bold*, _italic_ and <https://link|text>")
            String text,

            @Doc("ts of the message to answer in its thread") @Sent("thread_ts") @Nullable
            String thread) {}

    /** {@code chat.postMessage} takes names as well as ids. */
    static final HttpOperation<SendInput, Posted> SEND = HttpOperation.of(
            post("/chat.postMessage"),
            operation("slack.send_message", "Send a message", "Sends a message to a Slack channel.")
                    .effect(Effect.SEND)
                    .synonyms(
                            "message the channel",
                            "post to Slack",
                            "tell the team",
                            "notify the channel",
                            "write in Slack",
                            "reply in the thread")
                    .of(SendInput.class, new Posted("C0123456789", "1772442000.000100")));

    record DirectInput(
            @Doc("e-mail address, @name or id") @Sent("channel")
            String user,

            String text) {}

    HttpOperation<DirectInput, Posted> sendDirect() {
        return HttpOperation.of(
                        post("/chat.postMessage"),
                        operation("slack.send_direct", "Send a direct message", "Sends a Slack message to one person.")
                                .effect(Effect.SEND)
                                .synonyms(
                                        "DM",
                                        "direct message",
                                        "message a person",
                                        "ping somebody",
                                        "tell her in Slack")
                                .of(DirectInput.class, new Posted("D0123456789", "1772442000.000100")))
                .preparing((input, session) -> {
                    String id = directory.person(session, input.user());
                    String channel = session.post("/conversations.open", Json.object("users", id))
                            .path("channel")
                            .path("id")
                            .asString("");
                    return new DirectInput(channel, input.text());
                });
    }

    record UpdateInput(
            @Doc(CHANNEL) String channel, @Doc(TS) String ts, String text) {}

    HttpOperation<UpdateInput, Posted> update() {
        return HttpOperation.of(
                        post("/chat.update"),
                        operation("slack.update_message", "Update a message", "Changes a Slack message sent before.")
                                .idempotent()
                                .synonyms("edit the Slack message", "change what was posted")
                                .of(UpdateInput.class, new Posted("C0123456789", "1772442000.000100")))
                .preparing((input, session) ->
                        new UpdateInput(directory.channel(session, input.channel()), input.ts(), input.text()));
    }

    record Message(
            String ts,
            @Nullable String text,

            @Doc("id of who wrote it; none when an app did") @Nullable
            String user,

            @Doc("of the thread it is in") @From("thread_ts") @Nullable
            String thread,

            @Doc("how many there are in its thread") @From("reply_count") @Nullable
            Integer replies) {
        static final Message SAMPLE =
                new Message("1772442000.000100", "The API fix is 80% done.", "U0123456789", null, 2);
    }

    record Read(
            List<Message> messages,
            @Doc("whether there are further ones") boolean more) {}

    record ReadInput(
            @Doc(CHANNEL) String channel,

            @Doc("only after this time or ts, such as 2026-03-02T09:00:00Z") @Sent("oldest") @Nullable
            String since,

            @Doc("how many at most, the latest first") @Default("100")
            int limit) {}

    HttpOperation<ReadInput, Read> readChannel() {
        return HttpOperation.of(
                        get("/conversations.history").pages(paged("messages")),
                        operation(
                                        "slack.read_channel",
                                        "Read a channel",
                                        "Reads the latest messages of a Slack channel.")
                                .synonyms("channel history", "recent Slack messages", "what was said in the channel")
                                .of(ReadInput.class, new Read(List.of(Message.SAMPLE), false)))
                .preparing((input, session) ->
                        new ReadInput(directory.channel(session, input.channel()), tsOf(input.since()), input.limit()));
    }

    record ThreadInput(
            @Doc(CHANNEL) String channel,

            @Doc("ts of the thread's first message") @Sent("ts")
            String thread,

            @Doc("how many at most, the first one first") @Default("100")
            int limit) {}

    HttpOperation<ThreadInput, Read> readThread() {
        return HttpOperation.of(
                        get("/conversations.replies").pages(paged("messages")),
                        operation("slack.read_thread", "Read a thread", "Reads a Slack message and the answers to it.")
                                .synonyms("replies in the thread", "what was answered in Slack")
                                .of(ThreadInput.class, new Read(List.of(Message.SAMPLE), false)))
                .preparing((input, session) ->
                        new ThreadInput(directory.channel(session, input.channel()), input.thread(), input.limit()));
    }

    record Match(
            String ts,
            @Nullable String text,
            @Nullable String user,
            @From("username") @Nullable String author,
            @From("channel.id") String channel,
            @From("channel.name") @Nullable String channelName,
            @From("permalink") @Nullable URI url) {}

    record Matches(
            List<Match> messages,
            @Doc("whether there are further ones") boolean more) {}

    record SearchInput(
            @Doc("words, and Slack's own such as in:#sales, from:@ana or after:2026-03-01")
            String query,

            @Doc("how many at most, the latest first") @Default("20")
            int limit) {}

    static final HttpOperation<SearchInput, Matches> SEARCH = HttpOperation.of(
            get("/search.messages")
                    .query("sort", "timestamp")
                    .pages(Paging.number("page", 1, "count", 100, "messages.matches")),
            operation(
                            "slack.search_messages",
                            "Search messages",
                            "Finds Slack messages by their words; needs a person's token, since Slack lets no bot search.")
                    .synonyms("find in Slack", "recent mentions in Slack", "look up what was said")
                    .of(
                            SearchInput.class,
                            new Matches(
                                    List.of(new Match(
                                            "1772442000.000100",
                                            "The API fix is 80% done.",
                                            "U0123456789",
                                            "john",
                                            "C0123456789",
                                            "acme-technical",
                                            URI.create(
                                                    "https://acme.slack.com/archives/C0123456789/p1772442000000100"))),
                                    false)));

    record ReactInput(
            @Doc(CHANNEL) String channel,
            @Doc(TS) @Sent("timestamp") String ts,

            @Doc("such as thumbsup, with or without colons") @Sent("name")
            String emoji) {}

    record Reacted(String channel, String ts, String emoji) {}

    HttpOperation<ReactInput, Reacted> react() {
        return HttpOperation.of(
                        post("/reactions.add"),
                        operation("slack.add_reaction", "Add a reaction", "Reacts to a Slack message with an emoji.")
                                .idempotent()
                                .synonyms("react with an emoji", "thumbs up the message", "mark the message")
                                .of(ReactInput.class, new Reacted("C0123456789", "1772442000.000100", "thumbsup")))
                .preparing((input, session) -> new ReactInput(
                        directory.channel(session, input.channel()),
                        input.ts(),
                        input.emoji().replace(":", "")))
                .reading((input, _) -> new Reacted(input.channel(), input.ts(), input.emoji()));
    }

    /** Slack asks for no more than 200 at a time, "Pagination". */
    static Paging paged(String items) {
        return Paging.cursor("cursor", "response_metadata.next_cursor", "limit", 200, items);
    }

    /** Slack's times are seconds since 1970. */
    private static @Nullable String tsOf(@Nullable String time) {
        try {
            return time == null ? null : Long.toString(Instant.parse(time).getEpochSecond());
        } catch (DateTimeParseException isTs) {
            return time;
        }
    }
}
