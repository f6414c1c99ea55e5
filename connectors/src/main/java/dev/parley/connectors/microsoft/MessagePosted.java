package dev.parley.connectors.microsoft;

import com.microsoft.graph.models.ChatMessage;
import com.microsoft.graph.teams.item.channels.item.messages.delta.DeltaGetResponse;
import com.microsoft.graph.teams.item.channels.item.messages.delta.DeltaRequestBuilder;
import dev.parley.connectors.event.EventSource;
import dev.parley.connectors.event.Happening;
import dev.parley.connectors.json.Json;
import dev.parley.connectors.json.OperationJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Messages that begin a thread in a channel; Graph tells of replies only thread by thread. Channels take turns, so many each time,
 * because each has to be asked for itself. Source: Microsoft Graph, "chatMessage: delta", "Microsoft Teams service limits".
 */
record MessagePosted(InstantSource clock) implements GraphApi.Look {
    private static final String ID = "teams.message_posted";
    private static final int CHANNELS_AT_A_TIME = 25;
    private static final int LARGEST_PAGE = 50;

    static EventSource source(GraphApi api, InstantSource clock) {
        Posted sample = new Posted("Shop", "General", TeamsMessage.SAMPLE);
        return EventSource.poll(
                ID,
                "A message is posted in a channel",
                sample,
                Duration.ofMinutes(1),
                api.look(new MessagePosted(clock)));
    }

    record Posted(String team, String channel, TeamsMessage message) {}

    @Override
    public EventSource.Found since(@Nullable JsonNode cursor, Graph graph) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Rounds rounds = cursor == null ? Rounds.NONE : OperationJson.MAPPER.treeToValue(cursor, Rounds.class);
        rounds = rounds.isStale(now) ? rounds.listed(graph, now) : rounds;
        if (cursor == null) {
            return new EventSource.Found(List.of(), Json.of(rounds));
        }
        List<Happening> happenings = new ArrayList<>();
        List<Rounds.Channel> asked = new ArrayList<>();
        List<Halted> closed = new ArrayList<>();
        for (Rounds.Channel channel : rounds.turn(CHANNELS_AT_A_TIME)) {
            try {
                Delta<ChatMessage> delta = newer(channel, graph);
                happenings.addAll(told(channel, delta.changes()));
                asked.add(channel.from(delta.link()));
            } catch (Halted halted) {
                if (!halted.isClosedDoor()) {
                    throw halted;
                }
                closed.add(halted);
                asked.add(channel);
            }
        }
        if (!closed.isEmpty() && closed.size() == asked.size() && rounds.hasReadNone()) {
            throw closed.getFirst(); // it is not this or that channel: the connection lacks the permission
        }
        return new EventSource.Found(happenings, Json.of(rounds.after(asked)));
    }

    private static List<Happening> told(Rounds.Channel channel, List<ChatMessage> changes) {
        return changes.stream()
                .filter(TeamsReader::isSaid)
                .map(TeamsReader::message)
                .filter(message -> channel.isNew(message.createdAt()))
                .map(message -> happening(channel, message))
                .toList();
    }

    private static Happening happening(Rounds.Channel channel, TeamsMessage message) {
        Posted posted = new Posted(channel.teamName(), channel.name(), message);
        return Happening.of(ID, channel.id() + "/" + message.id(), posted);
    }

    private static Delta<ChatMessage> newer(Rounds.Channel channel, Graph graph) {
        DeltaRequestBuilder delta = graph.team(channel.team())
                .channels()
                .byChannelId(channel.id())
                .messages()
                .delta();
        return Delta.since(
                channel.link(),
                () -> delta.get(request -> {
                    request.queryParameters.filter = "lastModifiedDateTime gt " + channel.since();
                    request.queryParameters.top = LARGEST_PAGE;
                }),
                next -> delta.withUrl(next).get(),
                DeltaGetResponse::getValue);
    }
}
