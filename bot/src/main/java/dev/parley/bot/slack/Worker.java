package dev.parley.bot.slack;

import org.jspecify.annotations.Nullable;

/** One thread between opening and closing. Whoever opens again right after closing gets another one, and the former stops. */
final class Worker {
    private final String name;
    private final Work work;
    private volatile @Nullable Thread thread;

    Worker(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    /** Goes on for as long as {@link #isCurrent}, or until there is nothing left to do. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    synchronized void open() {
        if (thread == null) {
            Thread fresh = Thread.ofVirtual().name(name).unstarted(this::run);
            // Known before it runs: it works for as long as it is the one.
            thread = fresh;
            fresh.start();
        }
    }

    synchronized void close() {
        Thread former = thread;
        thread = null;
        if (former != null) {
            former.interrupt();
        }
    }

    boolean isOpen() {
        return thread != null;
    }

    /** Whether the thread that asks is the one that is to work. */
    boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    private void run() {
        try {
            work.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
