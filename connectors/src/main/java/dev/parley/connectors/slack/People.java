package dev.parley.connectors.slack;

import static dev.parley.connectors.Description.operation;
import static dev.parley.connectors.rest.Endpoint.get;

import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.rest.From;
import dev.parley.connectors.rest.HttpOperation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is there. Source: docs.slack.dev, methods {@code users.*}. */
record People(Directory directory) {
    record Person(
            String id,
            @Doc("the @name") String name,
            @From("profile.real_name") @Nullable String fullName,
            @From("profile.email") @Nullable String email,
            @From("profile.title") @Nullable String title,
            @From("is_bot") @Nullable Boolean isBot,

            @Doc("whether the account is closed") @From("deleted") @Nullable
            Boolean isGone) {}

    record ListInput(
            @Doc("how many at most") @Default("200") int limit) {}

    record Listed(
            List<Person> users,
            @Doc("whether there are further ones") boolean more) {}

    static final HttpOperation<ListInput, Listed> LIST = HttpOperation.of(
            get("/users.list").pages(Messages.paged("members")),
            operation("slack.list_users", "List people", "Lists the people of the Slack workspace.")
                    .synonyms("everybody in Slack", "members of the workspace")
                    .of(
                            ListInput.class,
                            new Listed(
                                    List.of(new Person(
                                            "U0123456789",
                                            "john",
                                            "John Martinez",
                                            "john@acme.com",
                                            "Sales Engineer",
                                            false,
                                            false)),
                                    false)));

    record FindInput(String email) {}

    record Found(
            @From("user.id") String id,
            @Doc("the @name") @From("user.name") String name,
            @From("user.profile.real_name") @Nullable String fullName,
            @From("user.profile.email") @Nullable String email,
            @From("user.profile.title") @Nullable String title,

            @Doc("such as Europe/Oslo") @From("user.tz") @Nullable
            String zone) {}

    static final HttpOperation<FindInput, Found> FIND = HttpOperation.of(
            get("/users.lookupByEmail"),
            operation("slack.find_user", "Find a person", "Finds somebody in Slack by e-mail address.")
                    .synonyms("look up a Slack user", "who is this in Slack")
                    .of(
                            FindInput.class,
                            new Found(
                                    "U0123456789",
                                    "john",
                                    "John Martinez",
                                    "john@acme.com",
                                    "Sales Engineer",
                                    "Europe/Oslo")));

    record PresenceInput(@Doc("e-mail address, @name or id") String user) {}

    record Presence(
            @Doc("id") String user, @Doc("active or away") String presence, boolean active) {}

    HttpOperation<PresenceInput, Presence> presence() {
        return HttpOperation.of(
                        get("/users.getPresence"),
                        operation(
                                        "slack.get_presence",
                                        "See who is active",
                                        "Says whether somebody is active in Slack.")
                                .synonyms("is somebody online", "available in Slack", "who is around", "presence")
                                .of(PresenceInput.class, new Presence("U0123456789", "active", true)))
                .preparing((input, session) -> new PresenceInput(directory.person(session, input.user())))
                .reading((input, reply) -> {
                    String presence = reply.path("presence").asString("away");
                    return new Presence(input.user(), presence, presence.equals("active"));
                });
    }
}
