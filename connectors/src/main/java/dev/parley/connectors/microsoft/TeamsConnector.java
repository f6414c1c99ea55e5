package dev.parley.connectors.microsoft;

import dev.parley.connectors.Connector;
import dev.parley.connectors.ConnectorProvider;
import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Surroundings;
import dev.parley.connectors.rest.Pace;
import java.time.InstantSource;

/** Channels and chats of Microsoft Teams. */
public final class TeamsConnector implements ConnectorProvider {
    private final InstantSource clock;

    public TeamsConnector() {
        this(InstantSource.system());
    }

    TeamsConnector(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Connector create(Surroundings surroundings) {
        // "Microsoft Teams service limits": four requests a second of an app on a team.
        GraphApi api = new GraphApi("Microsoft Teams", 4, Pace.perSecond(4), "", surroundings);
        ConnectorSpec spec = ConnectorSpec.named("teams")
                .title("Microsoft Teams")
                .icon(ICON)
                .auth(
                        GraphApi.oauth()
                                .scope("Team.ReadBasic.All", "See which teams you are in")
                                .scope("Channel.ReadBasic.All", "See the names of their channels")
                                .scope("ChannelMessage.Send", "Post and reply in channels in your name")
                                .scope(
                                        "ChannelMessage.Read.All",
                                        "Read messages of channels; an administrator has to allow it")
                                .scope("Chat.Create", "Begin chats in your name")
                                .scope("ChatMessage.Send", "Write in chats in your name"),
                        GraphApi.accessToken())
                .probe(api.probe())
                .operations(api.operations(
                        Places.LIST_TEAMS, Places.LIST_CHANNELS, Posts.SEND, Posts.REPLY, Posts.SEND_CHAT, Posts.LIST))
                .events(MessagePosted.source(api, clock))
                .limits(api.limits());
        return () -> spec;
    }

    private static final String ICON =
            "M3 6h12v3h-4.4v10H7.4V9H3zM17 5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM14 11h7v5a4 4 0 0 1-7 2z";
}
