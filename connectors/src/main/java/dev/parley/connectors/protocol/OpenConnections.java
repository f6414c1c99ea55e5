package dev.parley.connectors.protocol;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.ConnectionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is dear to open, kept open from call to call: one for each connection. It is closed when nobody has used it for a while, when it
 * has broken, and when the connection's address or credential has changed.
 *
 * @param <T> a pool, a client, a mailbox
 */
public final class OpenConnections<T> {
    private static final Executor CLOSERS =
            task -> Thread.ofVirtual().name("closing").start(task);

    private final Duration idle;
    private final Predicate<T> isUsable;
    private final Consumer<T> close;
    private final Map<ConnectionId, Kept> kept = new HashMap<>();

    /**
     * @param idle how long it stays open without being used
     * @param isUsable asked before it is used again; must not block
     */
    public OpenConnections(Duration idle, Predicate<T> isUsable, Consumer<T> close) {
        this.idle = idle;
        this.isUsable = isUsable;
        this.close = close;
    }

    /** Uses the one there is, or a new one. */
    public <R> R with(Access access, Work<T> open, Use<T, R> use) throws Exception {
        Kept mine = taken(access, open);
        try {
            return use.apply(mine.open);
        } finally {
            given(mine);
        }
    }

    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }

    private Kept taken(Access access, Work<T> open) throws Exception {
        ConnectionId id = access.connection().id();
        synchronized (kept) {
            Kept found = kept.get(id);
            if (found != null && found.access.equals(access) && isUsable.test(found.open)) {
                found.users++;
                return found;
            }
        }
        Kept made = new Kept(access, open.run());
        synchronized (kept) {
            Kept other = kept.put(id, made);
            if (other != null) {
                retire(other);
            }
        }
        return made;
    }

    private void given(Kept mine) {
        long uses;
        synchronized (kept) {
            mine.users--;
            mine.uses++;
            uses = mine.uses;
            if (mine.isRetired) {
                retire(mine);
                return;
            }
        }
        CompletableFuture.delayedExecutor(idle.toMillis(), TimeUnit.MILLISECONDS, CLOSERS)
                .execute(() -> closeUnlessUsedSince(mine, uses));
    }

    private void closeUnlessUsedSince(Kept mine, long uses) {
        synchronized (kept) {
            if (mine.users == 0
                    && mine.uses == uses
                    && kept.remove(mine.access.connection().id(), mine)) {
                retire(mine);
            }
        }
    }

    /** Closed once the last one who uses it is done. */
    private void retire(Kept old) {
        old.isRetired = true;
        if (old.users == 0) {
            CLOSERS.execute(() -> close.accept(old.open));
        }
    }

    /** What is done with it. */
    @FunctionalInterface
    public interface Use<T, R> {
        R apply(T open) throws Exception;
    }

    private final class Kept {
        private final Access access;
        private final T open;
        private int users = 1;
        private long uses;
        private boolean isRetired;

        Kept(Access access, T open) {
            this.access = access;
            this.open = open;
        }
    }
}
