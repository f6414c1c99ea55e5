package dev.parley.bot.webchat;

import dev.parley.bot.chat.Place;
import dev.parley.engine.OrgId;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells open streams, here and in other processes, that a conversation has something new; they read it from PostgreSQL. Redis only
 * carries the hint: one that is lost makes a stream late (until its next heartbeat), never wrong.
 */
@Component
class LiveFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final String CHANNEL = "parley:conversation";

    private final RedisClient redis;
    private final Map<Place, Set<Subscription>> subscriptions = new ConcurrentHashMap<>();
    private volatile @Nullable StatefulRedisConnection<String, String> sending;
    private volatile @Nullable StatefulRedisPubSubConnection<String, String> receiving;

    LiveFeed(RedisClient redis) {
        this.redis = redis;
    }

    @Override
    public void start() {
        StatefulRedisPubSubConnection<String, String> connection = redis.connectPubSub();
        connection.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String hint) {
                heard(hint);
            }
        });
        connection.sync().subscribe(CHANNEL);
        receiving = connection;
        sending = redis.connect();
    }

    /** Ends every stream; the web server, which stops later, would otherwise wait for them. */
    @Override
    public void stop() {
        subscriptions.values().forEach(some -> some.forEach(Subscription::close));
        var receiver = receiving;
        var sender = sending;
        receiving = null;
        sending = null;
        if (receiver != null) {
            receiver.close();
        }
        if (sender != null) {
            sender.close();
        }
    }

    @Override
    public boolean isRunning() {
        return receiving != null;
    }

    void announce(Place place, long seq) {
        wake(place, seq);
        var sender = sending;
        if (sender != null) {
            sender.async()
                    .publish(CHANNEL, place.org() + " " + place.conversation() + " " + seq)
                    .exceptionally(failure -> {
                        LOG.warn(
                                "Other processes hear of conversation {} late: {}",
                                place.conversation(),
                                failure.toString());
                        return 0L;
                    });
        }
    }

    /** To be closed by whoever asked. */
    Subscription subscribe(Place place) {
        Subscription subscription = new Subscription(gone -> remove(place, gone));
        subscriptions.compute(place, (_, some) -> {
            Set<Subscription> all = some == null ? ConcurrentHashMap.newKeySet() : some;
            all.add(subscription);
            return all;
        });
        return subscription;
    }

    private void remove(Place place, Subscription subscription) {
        subscriptions.computeIfPresent(place, (_, some) -> {
            some.remove(subscription);
            return some.isEmpty() ? null : some;
        });
    }

    private void heard(String hint) {
        String[] parts = hint.split(" ");
        if (parts.length == 3) {
            wake(new Place(new OrgId(UUID.fromString(parts[0])), parts[1]), Long.parseLong(parts[2]));
        }
    }

    private void wake(Place place, long seq) {
        subscriptions.getOrDefault(place, Set.of()).forEach(subscription -> subscription.wake(seq));
    }
}
