package dev.parley.engine.trigger;

import dev.parley.engine.run.RunId;
import dev.parley.engine.runtime.OverloadedException;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.trigger.TriggerKeys.Claim;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Starts runs for what triggers deliver, one for each key however often it comes.
 *
 * <p>First the key is claimed for a run's id, then the run is started under that id. Whatever ends the process between the two, the
 * next delivery finds the claim without its run and starts the run under the same id; two runs for one key cannot be.
 */
public final class Deliveries {
    private static final int LOCKS = 1024;

    private final TriggerKeys keys;
    private final Starter starter;
    /** Two deliveries of a key at the same time would both find that the run has not begun. */
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** @param starter such as {@code runtime::start} */
    public Deliveries(DataSource dataSource, Starter starter, Clock clock) {
        this.keys = new TriggerKeys(dataSource, clock);
        this.starter = starter;
    }

    /** All that triggers need of the runtime. */
    @FunctionalInterface
    public interface Starter {
        /** Returns once the run is on disk. */
        RunId start(StartRun request) throws OverloadedException;
    }

    /**
     * Returns once the run is on disk.
     *
     * @param key tells deliveries to this workflow apart, such as {@code event:<id>}; null means each is new
     * @return the run that this delivery, or an earlier one of the same key, has started
     * @throws OverloadedException when it cannot be taken in at the moment; it may be delivered again
     */
    public RunId deliver(StartRun request, @Nullable String key) throws OverloadedException {
        if (key == null) {
            return starter.start(request);
        }
        ReentrantLock lock = locks[
                Math.floorMod(Objects.hash(request.org(), request.workflow().id(), key), LOCKS)];
        lock.lock();
        try {
            Claim claim = keys.claim(request.org(), request.workflow().id(), key);
            return claim.isNew() || !keys.hasBegun(request.org(), claim.run())
                    ? starter.start(request.as(claim.run()))
                    : claim.run();
        } finally {
            lock.unlock();
        }
    }
}
