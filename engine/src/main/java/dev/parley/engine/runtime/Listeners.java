package dev.parley.engine.runtime;

import dev.parley.engine.OrgId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners in order, on one thread beside the engine's. */
final class Listeners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<RunListener> listeners;
    private final Duration patience;
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
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, org, after, events)));
        } catch (RejectedExecutionException e) {
            // What is on disk has happened; whoever brought it must not be told otherwise because nobody listens any
            // more.
            LOG.debug("Run {} moved on after the listeners were closed", after.id(), e);
        }
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
}
