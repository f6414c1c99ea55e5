package dev.parley.engine.trigger;

import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.runtime.StartRun;
import org.jspecify.annotations.Nullable;

/** Starts runs for what triggers deliver, at least once each; of all deliveries with the same key the first starts the run. */
public final class Deliveries {
    private final Starter starter;

    /** @param starter such as {@code runtime::start}, which knows the keys it has seen */
    public Deliveries(Starter starter) {
        this.starter = starter;
    }

    /** All that triggers need of the runtime. */
    @FunctionalInterface
    public interface Starter {
        /** Returns once the run is on disk, and the request's key with it. */
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
        return starter.start(key == null ? request : request.withKey(key));
    }
}
