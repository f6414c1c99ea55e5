package dev.parley.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/**
 * When messages may be changed next: once a second in a channel, whatever goes on there, and not before Slack allows it, which counts
 * changes by workspace (docs.slack.dev, "Rate limits"). Kept in memory: a process that starts anew is told again.
 */
final class Pauses {
    /** Between two changes in one channel. */
    static final Duration REST = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Cache<Object, Instant> until =
            Caffeine.newBuilder().maximumSize(10_000).build();

    Pauses(InstantSource clock) {
        this.clock = clock;
    }

    /** @return when the next change there may be made; may have passed */
    Instant nextChange(Deliveries.Channel channel) {
        Instant there = asked(channel);
        Instant anywhere = asked(channel.team());
        return there.isAfter(anywhere) ? there : anywhere;
    }

    private Instant asked(Object whom) {
        return Objects.requireNonNullElse(until.getIfPresent(whom), Instant.EPOCH);
    }

    void changed(Deliveries.Channel channel) {
        until.put(channel, clock.instant().plus(REST));
    }

    /** Slack asked for it. */
    void changesOf(String team, Duration pause) {
        until.put(team, clock.instant().plus(pause));
    }
}
