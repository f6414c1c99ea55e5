package dev.parley.connectors.microsoft;

import static dev.parley.connectors.Description.operation;

import com.microsoft.graph.models.ChannelCollectionResponse;
import com.microsoft.graph.models.TeamCollectionResponse;
import com.microsoft.graph.teams.item.channels.ChannelsRequestBuilder;
import com.microsoft.graph.users.item.joinedteams.JoinedTeamsRequestBuilder;
import dev.parley.connectors.Default;
import dev.parley.connectors.Doc;
import dev.parley.connectors.json.Json;
import dev.parley.engine.operation.OperationException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Teams and channels, by name or id. Source: Microsoft Graph, "List joinedTeams", "List channels". */
final class Places {
    private static final int MOST = 1_000;
    private static final Pattern TEAM_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Places() {}

    record TeamsInput(
            @Doc("how many at most") @Default("100") int limit) {}

    record Place(
            String id,
            String name,
            @Nullable String description,
            @Nullable URI url) {}

    record Teams(
            List<Place> teams,
            @Doc("whether there are further ones") boolean more) {}

    static final GraphOperation<TeamsInput, Teams> LIST_TEAMS = GraphOperation.listing(
            operation("teams.list_teams", "List teams", "Lists the teams that the account belongs to.")
                    .synonyms("my Microsoft teams", "which teams am I in")
                    .of(TeamsInput.class, Json.sample(Teams.class, """
                                    {'teams': [{'id': 'fbe2bf47-16c8-47cf-b4a5-4b9b187c508b', 'name': 'Shop',
                                      'description': 'All about the shop'}], 'more': false}""")),
            (graph, input) -> teams(graph, input.limit()),
            Teams::new);

    record ChannelsInput(
            @Doc("name or id") String team,
            @Doc("how many at most") @Default("100") int limit) {}

    record Channels(
            List<Place> channels,
            @Doc("whether there are further ones") boolean more) {}

    static final GraphOperation<ChannelsInput, Channels> LIST_CHANNELS = GraphOperation.listing(
            operation("teams.list_channels", "List channels", "Lists the channels of a team.")
                    .synonyms("channels of a Microsoft team", "which channels does a team have")
                    .of(ChannelsInput.class, Json.sample(Channels.class, """
                                    {'channels': [{'id': '19:4a95f7d8db4c4e7fae857bcebe0623e6@thread.tacv2', 'name': 'General',
                                      'url': 'https://teams.microsoft.com/l/channel/19%3A4a95f7d8/General'}], 'more': false}""")),
            (graph, input) -> channels(graph, team(graph, input.team()), input.limit()),
            Channels::new);

    static List<Place> teams(Graph graph) {
        return teams(graph, MOST).items();
    }

    static List<Place> channels(Graph graph, String team) {
        return channels(graph, team, MOST).items();
    }

    /** The team's id. @throws OperationException {@code bad_input} when there is none of that name */
    static String team(Graph graph, String nameOrId) throws OperationException {
        return TEAM_ID.matcher(nameOrId.strip()).matches()
                ? nameOrId.strip()
                : named(nameOrId.strip(), teams(graph), "team", graph);
    }

    /** The channel's id. @throws OperationException {@code bad_input} when there is none of that name */
    static String channel(Graph graph, String team, String nameOrId) throws OperationException {
        String name = nameOrId.strip().replaceFirst("^#", "");
        return name.startsWith("19:") ? name : named(name, channels(graph, team), "channel", graph);
    }

    private static String named(String name, List<Place> places, String kind, Graph graph) throws OperationException {
        String names = places.stream().map(Place::name).limit(20).collect(Collectors.joining(", "));
        String hint = places.isEmpty() ? "The account behind the connection sees none." : "There is: " + names + ".";
        return places.stream()
                .filter(place -> place.name().equalsIgnoreCase(name))
                .findFirst()
                .map(Place::id)
                .orElseThrow(() -> graph.badInput("finds no %s \"%s\" in Teams".formatted(kind, name), hint));
    }

    private static Graph.Page<Place> teams(Graph graph, int limit) {
        JoinedTeamsRequestBuilder teams = graph.me().joinedTeams();
        return graph.pages(
                limit,
                teams::get,
                TeamCollectionResponse::getValue,
                next -> teams.withUrl(next).get(),
                team -> place(team.getId(), team.getDisplayName(), team.getDescription(), team.getWebUrl()));
    }

    private static Graph.Page<Place> channels(Graph graph, String team, int limit) {
        ChannelsRequestBuilder channels = graph.team(team).channels();
        return graph.pages(
                limit,
                channels::get,
                ChannelCollectionResponse::getValue,
                next -> channels.withUrl(next).get(),
                channel -> place(
                        channel.getId(), channel.getDisplayName(), channel.getDescription(), channel.getWebUrl()));
    }

    private static Place place(
            @Nullable String id, @Nullable String name, @Nullable String description, @Nullable String address) {
        return new Place(
                Unfit.needed(id, "id"), Unfit.needed(name, "displayName"), description, MailReader.uri(address));
    }
}
