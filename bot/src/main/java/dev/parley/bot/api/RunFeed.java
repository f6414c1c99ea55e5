package dev.parley.bot.api;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunState;
import dev.parley.engine.runtime.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Wakes those who watch a run whenever something of it was written down. It carries no data: a watcher reads what it needs from the
 * history, so that a slow one misses nothing and holds nobody up.
 */
@Component
class RunFeed implements RunListener, SmartLifecycle {
    private final ConcurrentHashMap<RunId, Set<Watch>> watched = new ConcurrentHashMap<>();
    private volatile boolean isRunning;

    @Override
    public void start() {
        isRunning = true;
    }

    /** Sends every watcher home; the web server, which stops later, would otherwise wait for them. */
    @Override
    public void stop() {
        isRunning = false;
        watched.values().forEach(watches -> watches.forEach(Watch::wake));
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public void recorded(OrgId org, RunState after, List<RecordedEvent> events) {
        Set<Watch> watches = watched.get(after.id());
        if (watches != null) {
            watches.forEach(Watch::wake);
        }
    }

    /** Begin to watch before reading the history, so that nothing falls between the two. */
    Watch watch(RunId run) {
        Watch watch = new Watch(run);
        watched.compute(run, (_, watches) -> {
            Set<Watch> all = watches == null ? ConcurrentHashMap.newKeySet() : watches;
            all.add(watch);
            return all;
        });
        return watch;
    }

    /** One party's interest in one run. */
    final class Watch implements AutoCloseable {
        private final RunId run;
        private final Semaphore news = new Semaphore(0);

        private Watch(RunId run) {
            this.run = run;
        }

        /** Whether the application stops, so that there is nothing more to wait for. */
        boolean isOver() {
            return !isRunning;
        }

        /** Waits for news; false when there was none in time. News that came since the last call counts, however much, once. */
        boolean await(Duration atMost) throws InterruptedException {
            boolean came = news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return came;
        }

        void wake() {
            news.release();
        }

        @Override
        public void close() {
            watched.computeIfPresent(run, (_, watches) -> {
                watches.remove(this);
                return watches.isEmpty() ? null : watches;
            });
        }
    }
}
