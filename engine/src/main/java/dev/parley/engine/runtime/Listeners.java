package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners in order, on one thread beside the engine's. Runs under way never wait for a listener and nothing is left out: what
 * happens in a run before it is heard of is told at once, all its events with the newest state. A listener that falls far behind costs
 * new runs their start instead ({@link #hasRoom}), and so what is unheard stays bounded.
 */
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    static final int MOST_UNHEARD = 20_000;

    private final List<RunListener> listeners;
    private final Duration patience;
    private final Map<Key, News> unheard = new LinkedHashMap<>();
    private int unheardEvents;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("parley-listeners").factory());

    Listeners(List<RunListener> listeners, Duration patience) {
        this.listeners = List.copyOf(listeners);
        this.patience = patience;
    }

    void tell(OrgId org, RunState after, List<RecordedEvent> events) {
        if (listeners.isEmpty()) {
            return;
        }
        Key key = new Key(org, after.id());
        if (!add(key, after, events)) {
            return;
        }
        try {
            thread.execute(this::tellEldest);
        } catch (RejectedExecutionException e) {
            // What is on disk has happened; whoever brought it must not be told otherwise because nobody listens any
            // more.
            LOG.debug("Run {} moved on after the listeners were closed", after.id(), e);
        }
    }

    /** Whether further runs may start; what those under way do is heard of in any case. */
    synchronized boolean hasRoom() {
        return unheardEvents < MOST_UNHEARD;
    }

    /** @return whether this is the first news of the run since it was last told */
    private synchronized boolean add(Key key, RunState after, List<RecordedEvent> events) {
        boolean hadRoom = hasRoom();
        News known = unheard.get(key);
        List<RecordedEvent> all = known == null ? new ArrayList<>() : known.events();
        all.addAll(events);
        unheard.put(key, new News(after, all));
        unheardEvents += events.size();
        if (hadRoom && !hasRoom()) {
            LOG.warn("Listeners are {} events behind; new runs are refused until they have caught up", unheardEvents);
        }
        return known == null;
    }

    private void tellEldest() {
        Map.Entry<Key, News> eldest = takeEldest();
        News news = eldest.getValue();
        listeners.forEach(listener -> tell(listener, eldest.getKey().org(), news.after(), news.events()));
    }

    private synchronized Map.Entry<Key, News> takeEldest() {
        Map.Entry<Key, News> eldest =
                Map.Entry.copyOf(unheard.entrySet().iterator().next());
        unheard.remove(eldest.getKey());
        unheardEvents -= eldest.getValue().events().size();
        return eldest;
    }

    private static void tell(RunListener listener, OrgId org, RunState after, List<RecordedEvent> events) {
        try {
            listener.recorded(org, after, events);
        } catch (RuntimeException e) {
            LOG.error("{} failed on run {}", listener.getClass().getSimpleName(), after.id(), e);
        }
    }

    /** Lets the listeners hear what is left, within reason. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A listener is still busy after {}; it is cut off", patience);
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private record Key(OrgId org, RunId run) {}

    /** @param events grows until it is told */
    private record News(RunState after, List<RecordedEvent> events) {}
}
