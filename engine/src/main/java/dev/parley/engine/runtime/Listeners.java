package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners in order, on one thread beside the engine's. */
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> listeners;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("parley-listeners").factory());

    Listeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tell(OrgId org, RunState after, List<RecordedEvent> events) {
        if (!listeners.isEmpty()) {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, org, after, events)));
        }
    }

    private static void tell(RunListener listener, OrgId org, RunState after, List<RecordedEvent> events) {
        try {
            listener.recorded(org, after, events);
        } catch (RuntimeException e) {
            LOG.error("{} failed on run {}", listener.getClass().getSimpleName(), after.id(), e);
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
