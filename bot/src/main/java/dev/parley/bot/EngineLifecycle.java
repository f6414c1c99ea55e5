package dev.parley.bot;

import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.runtime.EngineLease;
import dev.parley.engine.runtime.LeasedRuntime;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.trigger.ScheduleTrigger;
import java.sql.SQLException;
import java.time.Clock;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Opens the engine once everything is wired and this process has the lease, and closes it after the web server's last request is gone.
 * For every lease there is a new runtime behind that lease's fence: what is left of an earlier one can write nothing.
 */
final class EngineLifecycle implements SmartLifecycle, EngineLease.Owner {
    private final DataSource dataSource;
    private final WorkflowCatalog catalog;
    private final Clock clock;
    private final LeasedRuntime runtime;
    private final Function<Fence, LocalRuntime> runtimes;
    private final JournalConfiguration.BeforeRuns beforeRuns;
    private final ApplicationEventPublisher events;
    private @Nullable EngineLease lease;
    private @Nullable ScheduleTrigger schedules;

    /** @param runtimes makes the runtime of one lease */
    EngineLifecycle(
            DataSource dataSource,
            WorkflowCatalog catalog,
            Clock clock,
            LeasedRuntime runtime,
            Function<Fence, LocalRuntime> runtimes,
            JournalConfiguration.BeforeRuns beforeRuns,
            ApplicationEventPublisher events) {
        this.dataSource = dataSource;
        this.catalog = catalog;
        this.clock = clock;
        this.runtime = runtime;
        this.runtimes = runtimes;
        this.beforeRuns = beforeRuns;
        this.events = events;
    }

    @Override
    public void start() {
        lease = new EngineLease(dataSource);
        try {
            lease.acquire(this);
        } catch (SQLException e) {
            lease = null;
            throw new IllegalStateException("The engine cannot reach its database: " + e.getMessage(), e);
        }
    }

    @Override
    public void begin(Fence fence) {
        beforeRuns.prepare(fence);
        LocalRuntime local = runtimes.apply(fence);
        runtime.open(local);
        // Not the leased one: a schedule that was about to fire when the lease was lost must not do so under a later
        // one.
        schedules = new ScheduleTrigger(dataSource, catalog, local, clock);
        schedules.open();
        events.publishEvent(new EngineOpened());
    }

    @Override
    public void finish() {
        stopTriggers();
        runtime.close();
    }

    @Override
    public void lost() {
        stopTriggers();
        runtime.abandon();
    }

    private void stopTriggers() {
        if (schedules != null) {
            schedules.close();
        }
        events.publishEvent(new EngineLost());
    }

    @Override
    public void stop() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    @Override
    public boolean isRunning() {
        return lease != null;
    }

    /** Before the web server opens and after it has closed. */
    @Override
    public int getPhase() {
        return 0;
    }
}
