package dev.parley.bot.triggers;

import dev.parley.bot.EngineLost;
import dev.parley.bot.EngineOpened;
import dev.parley.engine.trigger.TriggerSource;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/** Lets triggers fire while this process owns the runs, and only then. */
class TriggerLifecycle implements SmartLifecycle {
    private final List<TriggerSource> sources;
    private boolean isStopped;
    private volatile boolean isRunning;

    TriggerLifecycle(List<TriggerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** They open with the engine, not with the application: a process that stands by has none to open. */
    @Override
    public void start() {
        isRunning = true;
    }

    @EventListener(EngineOpened.class)
    synchronized void open() {
        if (!isStopped) {
            sources.forEach(TriggerSource::open);
        }
    }

    @EventListener(EngineLost.class)
    synchronized void close() {
        sources.forEach(TriggerSource::close);
    }

    @Override
    public synchronized void stop() {
        isStopped = true;
        isRunning = false;
        close();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** Stops before the engine does, so that nothing is started that it would refuse. */
    @Override
    public int getPhase() {
        return 1;
    }
}
