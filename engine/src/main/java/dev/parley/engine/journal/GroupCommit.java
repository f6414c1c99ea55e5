package dev.parley.engine.journal;

import dev.parley.engine.runtime.OverloadedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many writers, one transaction: while one batch is being committed, the next gathers. A lone write costs one commit, a thousand at
 * once cost a handful.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST_BATCH = 500;
    private static final int LONGEST_QUEUE = 10_000;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final BatchWriter writer;
    private final BlockingQueue<Pending> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
    private final Pending end = new Pending(null, new CompletableFuture<>());
    private final Thread thread;
    private volatile boolean isClosing;

    GroupCommit(BatchWriter writer) {
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("parley-journal").start(this::writeOn);
    }

    /** Blocks until the rows are on disk. */
    void write(EntryRows rows) throws InterruptedException {
        if (isClosing) {
            throw new JournalException("Parley is stopping; this is done again at the next start", null);
        }
        Pending pending = new Pending(rows, new CompletableFuture<>());
        queue.put(pending);
        await(pending);
    }

    /** As {@link #write}, but refuses when the queue is full or closed. */
    void writeOrRefuse(EntryRows rows) throws OverloadedException, InterruptedException {
        Pending pending = new Pending(rows, new CompletableFuture<>());
        if (isClosing || !queue.offer(pending)) {
            throw new OverloadedException(RETRY_AFTER);
        }
        await(pending);
    }

    /** Deaf to interrupts: whoever gave up here could not know whether the rows get written, and nobody would act on them. */
    private static void await(Pending pending) {
        try {
            pending.written().join();
        } catch (CompletionException e) {
            throw new JournalException(
                    "The journal could not be written: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private void writeOn() {
        List<Pending> batch = new ArrayList<>(LARGEST_BATCH);
        try {
            while (!batch.contains(end)) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                write(batch.stream().filter(pending -> pending != end).toList());
            }
        } catch (InterruptedException e) {
            LOG.error("The journal writer was interrupted; nothing is written any more", e);
            isClosing = true;
        }
    }

    private void write(List<Pending> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        try {
            writer.write(batch.stream().map(Pending::rows).toList());
            batch.forEach(pending -> pending.written().complete(null));
        } catch (SQLException e) {
            if (batch.size() == 1) {
                LOG.error("The journal refused {}", batch.getFirst().rows(), e);
                batch.getFirst().written().completeExceptionally(e);
            } else {
                // One bad entry must not take its neighbours down.
                LOG.warn("A batch of {} was refused; writing its entries one by one", batch.size(), e);
                for (Pending pending : batch) {
                    write(List.of(pending));
                }
            }
        } catch (RuntimeException e) {
            LOG.error("The journal writer failed", e);
            batch.forEach(pending -> pending.written().completeExceptionally(e));
        }
    }

    /** Writes what is queued, then ends. */
    @Override
    public void close() {
        isClosing = true;
        try {
            queue.put(end);
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a batch in one transaction. */
    @FunctionalInterface
    interface BatchWriter {
        void write(List<EntryRows> batch) throws SQLException, InterruptedException;
    }

    private record Pending(@Nullable EntryRows rows, CompletableFuture<Void> written) {}
}
