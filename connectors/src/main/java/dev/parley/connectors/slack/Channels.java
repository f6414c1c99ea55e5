package dev.parley.connectors.slack;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;
import static dev.parley.connectors.rest.Endpoint.post;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import dev.parley.connectors.rest.Sent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where it is said. Source: docs.slack.dev, methods {@code conversations.*}. */
record Channels(Directory directory) {
    record Channel(
            String id,
            String name,
            @From("is_private") @Nullable Boolean isPrivate,

            @Doc("whether the app is in it") @From("is_member") @Nullable
            Boolean isMember,

            @From("num_members") @Nullable Integer members,
            @From("topic.value") @Nullable String topic,
            @From("purpose.value") @Nullable String purpose) {
        static final Channel SAMPLE =
                new Channel("C0123456789", "acme-technical", false, true, 12, "The API", "All about Acme");
    }

    record ListInput(
            @Doc("how many at most") @Default("200") int limit) {}

    record Listed(
            List<Channel> channels,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<ListInput, Listed> LIST = HttpOperation.of(
            get("/conversations.list")
                    .query("types", "public_channel,private_channel")
                    .query("exclude_archived", "true")
                    .pages(Messages.paged("channels")),
            operation("slack.list_channels", "List channels", "Lists the Slack channels that the connection can see.")
                    .synonyms("which Slack channels are there", "all channels")
                    .of(ListInput.class, new Listed(List.of(Channel.SAMPLE), false)));

    record TopicInput(@Doc(Messages.CHANNEL) String channel, String topic) {}

    HttpOperation<TopicInput, TopicInput> setTopic() {
        return HttpOperation.of(
                        post("/conversations.setTopic"),
                        operation("slack.set_topic", "Set the topic", "Sets what stands at the top of a Slack channel.")
                                .idempotent()
                                .synonyms("change the channel topic", "update the topic of the channel")
                                .of(TopicInput.class, new TopicInput("C0123456789", "On call today: Ana")))
                .preparing(
                        (input, session) -> new TopicInput(directory.channel(session, input.channel()), input.topic()))
                .reading((input, _) -> input);
    }

    record CreateInput(
            @Doc("Slack writes it small and with hyphens, such as incident-42")
            String name,

            @Default("false") @Sent("is_private") boolean isPrivate) {}

    record Created(
            @From("channel.id") String id,
            @From("channel.name") String name) {}

    static final HttpOperation<CreateInput, Created> CREATE = HttpOperation.of(
                    post("/conversations.create"),
                    operation("slack.create_channel", "Create a channel", "Opens a new Slack channel.")
                            .synonyms("new Slack channel", "open a channel", "set up a war room")
                            .of(CreateInput.class, new Created("C0123456789", "incident-42")))
            .preparing((input, _) -> new CreateInput(
                    input.name()
                            .strip()
                            .replaceFirst("^#", "")
                            .replaceAll("\\s+", "-")
                            .toLowerCase(Locale.ROOT),
                    input.isPrivate()));

    record InviteInput(
            @Doc(Messages.CHANNEL) String channel,

            @Doc("e-mail addresses, @names or ids") @Sent(joined = true)
            List<String> users) {}

    record Invited(
            @Doc("id") String channel, @Doc("their ids") List<String> users) {}

    HttpOperation<InviteInput, Invited> invite() {
        return HttpOperation.of(
                        post("/conversations.invite"),
                        operation("slack.invite", "Invite people", "Brings people into a Slack channel.")
                                .idempotent()
                                .synonyms("add people to the channel", "invite to Slack channel", "bring somebody in")
                                .of(InviteInput.class, new Invited("C0123456789", List.of("U0123456789"))))
                .preparing((input, session) -> new InviteInput(
                        directory.channel(session, input.channel()), directory.people(session, input.users())))
                .reading((input, _) -> new Invited(input.channel(), input.users()));
    }
}
