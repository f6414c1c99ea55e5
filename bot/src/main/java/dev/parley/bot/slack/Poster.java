package dev.parley.bot.slack;

import dev.parley.bot.EngineLost;
import dev.parley.bot.EngineOpened;
import dev.parley.bot.slack.Deliveries.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Brings Slack to what the outbox says, one message after the other in a channel, channels beside each other. Works in the process that
 * owns the engine, so that no two post the same; messages that others wrote are found by looking once a second.
 */
class Poster implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Poster.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Delivery delivery;
    private final Pauses pauses;
    private final Map<Channel, Semaphore> busy = new ConcurrentHashMap<>();
    private final Worker worker = new Worker("slack-outbox", this::look);
    private volatile boolean isStopped;

    Poster(Deliveries deliveries, Delivery delivery, Pauses pauses) {
        this.deliveries = deliveries;
        this.delivery = delivery;
        this.pauses = pauses;
    }

    /** Something is new there. */
    void wake(String team, String channel) {
        if (worker.isOpen()) {
            begin(new Channel(team, channel));
        }
    }

    @EventListener(EngineOpened.class)
    synchronized void open() {
        if (!isStopped) {
            worker.open();
        }
    }

    @EventListener(EngineLost.class)
    synchronized void close() {
        worker.close();
        busy.values().forEach(Semaphore::release);
    }

    private void look() throws InterruptedException {
        while (worker.isCurrent()) {
            try {
                deliveries.open().forEach(this::begin);
            } catch (RuntimeException failure) {
                LOG.warn("Cannot see what is to be posted to Slack; trying again", failure);
            }
            Thread.sleep(LOOK);
        }
    }

    /** At most one works on a channel; one that is at it already looks again before it ends. */
    private void begin(Channel channel) {
        busy.compute(channel, (_, bell) -> {
            Semaphore rung = bell == null ? new Semaphore(0) : bell;
            if (bell == null) {
                Thread.ofVirtual().name("slack-channel-" + channel.channel()).start(() -> work(channel, rung));
            } else {
                rung.release();
            }
            return rung;
        });
    }

    private void work(Channel channel, Semaphore bell) {
        try {
            while (worker.isOpen()) {
                bell.drainPermits();
                Duration pause = step(channel);
                if (pause == null && isQuiet(channel, bell)) {
                    return;
                }
                if (pause != null && pause.isPositive()) {
                    bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        busy.remove(channel);
    }

    /** Ends the work on a channel unless something came in between. */
    private boolean isQuiet(Channel channel, Semaphore bell) {
        return busy.computeIfPresent(channel, (_, rung) -> bell.availablePermits() == 0 ? null : rung) == null;
    }

    /** @return how long to wait before the next; null when there is nothing to do */
    private @Nullable Duration step(Channel channel) {
        try {
            Optional<Posting> next = deliveries.next(channel, pauses.nextChange(channel));
            return next.map(delivery::deliver).orElse(null);
        } catch (RuntimeException failure) {
            LOG.warn("Cannot post to channel {}; trying again", channel.channel(), failure);
            return AFTER_FAILURE;
        }
    }

    @Override
    public void start() {
        isStopped = false;
    }

    @Override
    public synchronized void stop() {
        isStopped = true;
        close();
    }

    @Override
    public boolean isRunning() {
        return !isStopped;
    }

    /** Stops after whatever may still say something. */
    @Override
    public int getPhase() {
        return 1;
    }
}
