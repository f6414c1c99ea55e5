package dev.parley.connectors.microsoft;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which channels there are to ask, and up to where each was read: the cursor of {@link MessagePosted}.
 *
 * @param listedAt when it was last found out which there are; null for never
 * @param channels whose turn is next, first
 */
record Rounds(@Nullable Instant listedAt, List<Channel> channels) {
    static final Rounds NONE = new Rounds(null, List.of());
    private static final Duration LISTING_HOLDS = Duration.ofMinutes(10);

    Rounds {
        channels = List.copyOf(channels);
    }

    /**
     * @param link the next changes; null where it was not asked yet
     * @param since when we came to know of it: older messages are not news, though somebody may edit them
     */
    record Channel(
            String team,
            String teamName,
            String id,
            String name,
            @Nullable String link,
            Instant since) {
        Channel from(String newLink) {
            return new Channel(team, teamName, id, name, newLink, since);
        }

        boolean isNew(@Nullable Instant createdAt) {
            return createdAt != null && createdAt.isAfter(since);
        }
    }

    boolean isStale(Instant now) {
        return listedAt == null || listedAt.plus(LISTING_HOLDS).isBefore(now);
    }

    /** With the channels there are now; what was posted in new ones since the last listing is news. */
    Rounds listed(Graph graph, Instant now) {
        Instant since = listedAt == null ? now : listedAt;
        Map<String, Channel> current = Places.teams(graph).stream()
                .flatMap(team -> Places.channels(graph, team.id()).stream()
                        .map(channel -> new Channel(team.id(), team.name(), channel.id(), channel.name(), null, since)))
                .collect(Collectors.toMap(Channel::id, Function.identity(), (first, _) -> first));
        List<Channel> kept = channels.stream()
                .filter(channel -> current.remove(channel.id()) != null)
                .toList();
        return new Rounds(
                now, Stream.concat(kept.stream(), current.values().stream()).toList());
    }

    boolean hasReadNone() {
        return channels.stream().allMatch(channel -> channel.link() == null);
    }

    List<Channel> turn(int most) {
        return channels.stream().limit(most).toList();
    }

    /** @param asked those whose turn it was, as they are now: they come last */
    Rounds after(List<Channel> asked) {
        List<Channel> order = new ArrayList<>(channels.subList(asked.size(), channels.size()));
        order.addAll(asked);
        return new Rounds(listedAt, order);
    }
}
