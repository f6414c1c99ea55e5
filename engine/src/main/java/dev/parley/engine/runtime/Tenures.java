package dev.parley.engine.runtime;

import dev.parley.engine.journal.Fence;
import dev.parley.engine.runtime.EngineLease.Owner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner of its luck: in order, and never on the thread that renews the lease, because taking up many runs takes longer than
 * a lease lasts.
 */
final class Tenures implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tenures.class);

    private final Owner owner;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("parley-owner").factory());
    private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private boolean hasBegun;
    private boolean isFinished;

    Tenures(Owner owner) {
        this.owner = owner;
    }

    /** Whether nothing is being begun or ended. */
    boolean isSettled() {
        return last.isDone();
    }

    /** @return fails when the owner could not begin; it has let go of everything then */
    CompletableFuture<Void> begin(Fence fence) {
        return next(() -> {
            if (isFinished) {
                return;
            }
            hasBegun = true;
            try {
                owner.begin(fence);
            } catch (RuntimeException e) {
                letGo();
                throw e;
            }
        });
    }

    void lost() {
        next(this::letGo);
    }

    /** Waits until the owner has written down what is under way. It begins nothing from then on. */
    void finish() {
        next(() -> {
                    isFinished = true;
                    if (hasBegun) {
                        hasBegun = false;
                        owner.finish();
                    }
                })
                .join();
    }

    private void letGo() {
        if (!hasBegun) {
            return;
        }
        hasBegun = false;
        try {
            owner.lost();
        } catch (RuntimeException e) {
            LOG.error("Not everything of the runs could be let go of; what is left is refused by the journal", e);
        }
    }

    private CompletableFuture<Void> next(Runnable task) {
        last = CompletableFuture.runAsync(task, thread);
        return last;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
