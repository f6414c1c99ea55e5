package dev.parley.bot.connections;

import dev.parley.connectors.ConnectorSpec;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.Connection.Status;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.desk.ConnectionStore;
import dev.parley.connectors.desk.ConnectionStore.Stored;
import dev.parley.connectors.event.EventSource;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.Subscription;
import dev.parley.engine.trigger.TriggerSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks far systems what happened, for those workflows that listen to what has to be asked for. Each look has a thread of its own, so that
 * a slow system holds up nobody; a look that fails is followed by later and later ones.
 */
final class ConnectionWatch implements TriggerSource {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final String KIND = "event";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    private final WorkflowCatalog catalog;
    private final Connectors connectors;
    private final ConnectionStore store;
    private final ConnectionLook look;
    private final Clock clock;
    private final Duration tick;
    private final Map<Key, Schedule> schedules = new ConcurrentHashMap<>();
    private final Set<Key> underWay = ConcurrentHashMap.newKeySet();
    private @Nullable ScheduledExecutorService rounds;
    private @Nullable ExecutorService looks;

    /** @param tick how often it is checked what is due */
    ConnectionWatch(
            WorkflowCatalog catalog,
            Connectors connectors,
            ConnectionStore store,
            ConnectionLook look,
            Clock clock,
            Duration tick) {
        this.catalog = catalog;
        this.connectors = connectors;
        this.store = store;
        this.look = look;
        this.clock = clock;
        this.tick = tick;
    }

    @Override
    public synchronized void open() {
        if (rounds == null) {
            looks = Executors.newVirtualThreadPerTaskExecutor();
            rounds = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("parley-connections").factory());
            rounds.scheduleWithFixedDelay(this::round, 0, tick.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void round() {
        try {
            Map<String, Polled> sources = polled();
            for (Subscription subscription : catalog.subscriptions(KIND)) {
                named(subscription.name(), sources)
                        .ifPresent(polled -> store
                                .of(subscription.org(), polled.spec().name())
                                .stream()
                                .map(Stored::connection)
                                .filter(connection -> connection.status() == Status.READY)
                                .forEach(connection -> lookIfDue(new Watched(connection, polled.source()))));
            }
        } catch (RuntimeException e) {
            LOG.warn("It could not be seen which connections are to be asked; trying again", e);
        }
    }

    /** What follows a colon is the source's own affair: {@code google_calendar.event_starting:15}. */
    private static Optional<Polled> named(String name, Map<String, Polled> sources) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Optional.ofNullable(sources.get(name));
        }
        return Optional.ofNullable(sources.get(name.substring(0, colon)))
                .flatMap(polled -> polled.source()
                        .about(name.substring(colon + 1))
                        .map(source -> new Polled(polled.spec(), source)));
    }

    private Map<String, Polled> polled() {
        Map<String, Polled> sources = new HashMap<>();
        connectors
                .all()
                .forEach(connector -> connector.spec().events().forEach(source -> {
                    if (source instanceof EventSource.Poll poll) {
                        sources.put(poll.id(), new Polled(connector.spec(), poll));
                    }
                }));
        return sources;
    }

    private synchronized void lookIfDue(Watched watched) {
        ExecutorService threads = looks;
        Schedule schedule = schedules.getOrDefault(watched.key(), Schedule.NOW);
        if (threads != null && !clock.instant().isBefore(schedule.due()) && underWay.add(watched.key())) {
            threads.execute(() -> {
                try {
                    boolean isDone = look.look(watched.connection(), watched.source());
                    schedules.put(
                            watched.key(),
                            schedule.next(isDone, watched.source().every(), clock.instant()));
                } finally {
                    underWay.remove(watched.key());
                }
            });
        }
    }

    @Override
    public synchronized void close() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
        if (looks != null) {
            looks.shutdownNow();
            looks = null;
        }
    }

    private record Polled(ConnectorSpec spec, EventSource.Poll source) {}

    private record Watched(Connection connection, EventSource.Poll source) {
        Key key() {
            return new Key(connection.id(), source.id());
        }
    }

    private record Key(ConnectionId connection, String source) {}

    /** @param failures in a row */
    private record Schedule(Instant due, int failures) {
        static final Schedule NOW = new Schedule(Instant.EPOCH, 0);

        Schedule next(boolean isDone, Duration every, Instant now) {
            if (isDone) {
                return new Schedule(now.plus(every), 0);
            }
            Duration pause = every.multipliedBy(1L << Math.min(failures, 10));
            return new Schedule(now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE), failures + 1);
        }
    }
}
