package dev.parley.engine.trigger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for something over and over, on a thread of its own; a look that fails is followed by another, a little later. */
final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration TO_END = Duration.ofSeconds(5);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    private final String what;
    private final Duration pause;
    private final Runnable look;
    private final Semaphore nudges = new Semaphore(0);
    /** Who looks; null while closed. A thread that is no longer this one ends. */
    private volatile @Nullable Thread thread;

    /** @param what is looked for, in the plural, for logs and the thread's name */
    Rounds(String what, Duration pause, Runnable look) {
        this.what = what;
        this.pause = pause;
        this.look = look;
    }

    synchronized void open() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("parley-" + what).unstarted(this::goOn);
            thread.start();
        }
    }

    boolean isOpen() {
        return thread != null;
    }

    /** Looks again without waiting for the pause to be over. */
    void nudge() {
        nudges.release();
    }

    private void goOn() {
        try {
            while (Thread.currentThread() == thread) {
                Duration wait = lookOnce() ? pause : AFTER_FAILURE;
                nudges.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
            }
        } catch (InterruptedException closing) {
            LOG.debug("No longer waiting to look for {}", what);
        }
    }

    private boolean lookOnce() {
        try {
            look.run();
            return true;
        } catch (RuntimeException e) {
            if (isOpen()) {
                LOG.warn("Looking for {} failed; trying again", what, e);
            }
            return false;
        }
    }

    /** Lets the look under way come to its end; one that hangs is interrupted. */
    @Override
    public synchronized void close() {
        Thread looking = thread;
        thread = null;
        if (looking == null) {
            return;
        }
        nudge();
        try {
            if (!looking.join(TO_END)) {
                LOG.warn(
                        "Looking for {} does not end and is broken off; what it has not finished is found again", what);
                looking.interrupt();
            }
        } catch (InterruptedException e) {
            looking.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
