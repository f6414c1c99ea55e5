package dev.parley.engine.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
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
    /** Further entries are left for the next batch once this much has gathered; PostgreSQL takes 1 GB, our heap less. */
    private static final long MUCH_IN_A_BATCH = 16L * 1024 * 1024;

    /** What may wait to be written, of a whole journal. */
    static final int ROOM_KIB = 64 * 1024;
    /** What an entry takes of the room at least, which bounds how many can wait: about 10,000. */
    private static final int LEAST_KIB = 6;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final BatchWriter writer;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    /** Fair: small entries must not overtake a large one for ever. */
    private final Semaphore room;

    private final int roomKib;

    private final Pending end = new Pending(null, 0, new CompletableFuture<>());
    private final Thread thread;
    private volatile boolean isClosing;
    private volatile boolean hasEnded;

    /** @param roomKib what may wait to be written */
    GroupCommit(BatchWriter writer, int roomKib) {
        this.writer = writer;
        this.roomKib = roomKib;
        this.room = new Semaphore(roomKib, true);
        this.thread = Thread.ofPlatform().daemon().name("parley-journal").start(this::writeOn);
    }

    /** Blocks until the rows are on disk, before that until there is room for them. */
    void write(EntryRows rows) throws InterruptedException {
        if (isClosing) {
            throw new JournalException("Parley is stopping; this is done again at the next start", null);
        }
        Pending pending = pending(rows);
        room.acquire(pending.kib());
        queue.add(pending);
        await(pending);
    }

    /** As {@link #write}, but refuses when there is no room at once, or it is closed. */
    void writeOrRefuse(EntryRows rows) throws OverloadedException {
        Pending pending = pending(rows);
        // Deaf to interrupts, and never before those that wait for room.
        if (isClosing || room.hasQueuedThreads() || !room.tryAcquire(pending.kib())) {
            throw new OverloadedException(RETRY_AFTER);
        }
        queue.add(pending);
        await(pending);
    }

    /** Deaf to interrupts: whoever gave up here could not know whether the rows get written, and nobody would act on them. */
    private void await(Pending pending) {
        if (hasEnded) {
            refuseQueued();
        }
        try {
            pending.written().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof FencedException fenced) {
                throw fenced;
            }
            throw new JournalException(
                    "The journal could not be written: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private void writeOn() {
        List<Pending> batch = List.of();
        try {
            while (!batch.contains(end)) {
                batch = gather();
                write(batch.stream().filter(pending -> pending != end).toList());
            }
        } catch (InterruptedException e) {
            LOG.warn(
                    "The journal was closed while the database could not be reached; the next start goes on from what is in it");
            batch.forEach(GroupCommit::refuse);
        } finally {
            isClosing = true;
            hasEnded = true;
            refuseQueued();
        }
    }

    private List<Pending> gather() throws InterruptedException {
        List<Pending> batch = new ArrayList<>();
        long size = 0;
        Pending next = queue.take();
        while (next != null) {
            room.release(next.kib());
            batch.add(next);
            size += next.size();
            next = batch.size() < LARGEST_BATCH && size < MUCH_IN_A_BATCH ? queue.poll() : null;
        }
        return batch;
    }

    /** Also called by whoever finds that the writer has ended after having put something into its queue. */
    private void refuseQueued() {
        for (Pending late = queue.poll(); late != null; late = queue.poll()) {
            room.release(late.kib());
            refuse(late);
        }
    }

    private static void refuse(Pending pending) {
        pending.written().completeExceptionally(new IllegalStateException("Parley is stopping"));
    }

    private void write(List<Pending> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        try {
            writer.write(batch.stream().map(Pending::rows).toList());
            batch.forEach(pending -> pending.written().complete(null));
        } catch (FencedException e) {
            // None of them can be written, not even alone.
            batch.forEach(pending -> pending.written().completeExceptionally(e));
        } catch (SQLException | RuntimeException | Error e) {
            // Not even an Error may end this thread: every run would wait for it for ever.
            if (batch.size() == 1) {
                LOG.error(
                        "The journal refused events of run {}", batch.getFirst().run(), e);
                batch.getFirst().written().completeExceptionally(e);
            } else {
                // One bad entry must not take its neighbours down.
                LOG.warn("A batch of {} was refused; writing its entries one by one", batch.size(), e);
                for (Pending pending : batch) {
                    write(List.of(pending));
                }
            }
        }
    }

    /** Writes what is queued, then ends; gives up on a database that cannot be reached. */
    @Override
    public void close() {
        isClosing = true;
        try {
            queue.add(end);
            if (!thread.join(LONGEST_CLOSE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes a batch in one transaction. */
    @FunctionalInterface
    interface BatchWriter {
        void write(List<EntryRows> batch) throws SQLException, InterruptedException;
    }

    private Pending pending(EntryRows rows) {
        return new Pending(rows, Math.clamp(rows.size() / 1024, LEAST_KIB, roomKib), new CompletableFuture<>());
    }

    /** @param kib what it takes of the room */
    private record Pending(@Nullable EntryRows rows, int kib, CompletableFuture<Void> written) {
        long size() {
            return rows == null ? 0 : rows.size();
        }

        @Nullable
        Object run() {
            return rows == null ? null : rows.run();
        }
    }
}
