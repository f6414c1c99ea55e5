package dev.parley.bot.slack;

import dev.parley.bot.slack.Inbox.Kept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what arrives into the inbox before it is acknowledged: whatever came while one commit was on its way goes into the next together.
 * Its thread is the system's own and its connection nobody else's, so that Slack is answered in time however busy everything else is.
 */
class Intake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int MOST_AT_ONCE = 200;

    private final Inbox inbox;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread worker;
    private volatile boolean isClosed;

    Intake(Inbox inbox) {
        this.inbox = inbox;
        this.worker = Thread.ofPlatform().daemon().name("slack-intake").start(this::work);
    }

    private record Waiting(Kept kept, Runnable next, CompletableFuture<Boolean> isNew) {}

    /**
     * Returns once it is on disk.
     *
     * @param next what is done then with something new, for one after the other in the order they came; must not take long
     * @return false when it was there already
     */
    boolean accept(Kept kept, Runnable next) {
        if (isClosed) {
            throw new IllegalStateException("Parley is shutting down");
        }
        Waiting waiting = new Waiting(kept, next, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.isNew().join();
        } catch (CompletionException failure) {
            throw new IllegalStateException("What arrived from Slack was not noted", failure.getCause());
        }
    }

    private void work() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                note(batch);
                batch.clear();
            }
        } catch (InterruptedException _) {
            queue.drainTo(batch);
            batch.forEach(waiting ->
                    waiting.isNew().completeExceptionally(new IllegalStateException("Parley is shutting down")));
        }
    }

    private void note(List<Waiting> batch) {
        RuntimeException failure = tryNote(batch);
        if (failure != null && batch.size() > 1) {
            // One that the database does not take must not keep the others out.
            batch.forEach(waiting -> refuse(List.of(waiting), tryNote(List.of(waiting))));
        } else {
            refuse(batch, failure);
        }
    }

    private @Nullable RuntimeException tryNote(List<Waiting> batch) {
        try {
            Set<Kept> fresh =
                    new HashSet<>(inbox.accept(batch.stream().map(Waiting::kept).toList()));
            // The same may have come twice within a moment; it counts once.
            batch.forEach(waiting -> told(waiting, fresh.remove(waiting.kept())));
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }

    private static void told(Waiting waiting, boolean isNew) {
        if (isNew) {
            waiting.next().run();
        }
        waiting.isNew().complete(isNew);
    }

    private static void refuse(List<Waiting> batch, @Nullable RuntimeException failure) {
        if (failure != null) {
            LOG.error("What arrived from Slack was not noted; Slack sends it again", failure);
            batch.forEach(waiting -> waiting.isNew().completeExceptionally(failure));
        }
    }

    @Override
    public void close() {
        isClosed = true;
        worker.interrupt();
    }
}
