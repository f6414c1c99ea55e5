package dev.parley.engine.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that sleeps until the next moment at which something is due. */
final class Alarm implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    /** Rings anyway, so that a change from outside is noticed. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    /** Looks at the clock that often: it may be set, forwards or back, while the time slept is measured by another. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Clock clock;
    private final Supplier<Instant> ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private Instant next = Instant.MIN;
    private boolean isClosed;

    /** @param ring does what is due and says when to ring next */
    Alarm(Clock clock, Supplier<Instant> ring) {
        this.clock = clock;
        this.ring = ring;
        this.thread = Thread.ofPlatform().daemon().name("parley-alarm").unstarted(this::ringOn);
    }

    void start() {
        thread.start();
    }

    /** Rings at this moment at the latest. */
    void setFor(Instant moment) {
        lock.lock();
        try {
            if (moment.isBefore(next)) {
                next = moment;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ringOn() {
        try {
            while (sleep()) {
                setFor(ringOnce());
            }
        } catch (InterruptedException e) {
            LOG.debug("Alarm interrupted", e);
        }
    }

    private Instant ringOnce() {
        try {
            return ring.get();
        } catch (RuntimeException e) {
            LOG.warn("What was due could not be done; trying again in {}", AFTER_FAILURE, e);
            return clock.instant().plus(AFTER_FAILURE);
        }
    }

    /** @return false once closed */
    private boolean sleep() throws InterruptedException {
        lock.lock();
        try {
            long latest = System.nanoTime() + LONGEST_SLEEP.toNanos();
            for (Instant now = clock.instant();
                    !isClosed && now.isBefore(next) && System.nanoTime() - latest < 0;
                    now = clock.instant()) {
                Instant glance = now.plus(GLANCE);
                Instant until = next.isBefore(glance) ? next : glance;
                changed.await(Math.max(1, Duration.between(now, until).toMillis()), TimeUnit.MILLISECONDS);
            }
            next = Instant.MAX;
            return !isClosed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
