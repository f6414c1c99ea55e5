package dev.parley.bot.webchat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** One open stream's interest in a conversation. Many wake-ups while it is busy count as one. */
final class Subscription implements AutoCloseable {
    private final Consumer<Subscription> onClose;
    private final Semaphore news = new Semaphore(0);
    private final AtomicLong newest = new AtomicLong();
    private volatile boolean closed;

    Subscription(Consumer<Subscription> onClose) {
        this.onClose = onClose;
    }

    void wake(long seq) {
        if (newest.getAndAccumulate(seq, Math::max) < seq) {
            news.release();
        }
    }

    /** @return whether there is news; false once the time is over or the subscription is closed */
    boolean await(Duration atMost) throws InterruptedException {
        boolean woken = news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        return woken && !closed;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        news.release();
        onClose.accept(this);
    }
}
