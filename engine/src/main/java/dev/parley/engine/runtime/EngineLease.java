package dev.parley.engine.runtime;

import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.FencedException;
import dev.parley.engine.runtime.LeaseTable.Sight;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process owns the runs of a database: the one that last took the lease, a row with an epoch, and renews it all the time. Others
 * stand by and take it once it has not been renewed for three seconds. An owner that comes too late, because it was stopped or cut off, finds the
 * epoch changed: its {@link Fence} is shut, it lets go of the runs and stands by in its turn.
 */
public final class EngineLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLease.class);
    /** A standby is at work within five seconds, the time to take up the runs included; a pause of the owner's of two costs nothing. */
    private static final Duration TTL = Duration.ofSeconds(3);

    private static final Duration LONGEST_GIVING_BACK = Duration.ofSeconds(5);

    private final LeaseTable table;
    private final Duration renewEvery;
    private final Duration lookEvery;
    private final Semaphore news = new Semaphore(0);
    private final CompletableFuture<Void> settled = new CompletableFuture<>();
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("parley-lease").unstarted(this::keep);
    private @Nullable Tenures tenures;
    private volatile boolean isClosing;
    private volatile boolean isOver;
    private volatile boolean hasFailed;
    /** Of the lease this process has; none when it stands by. */
    private OptionalLong epoch = OptionalLong.empty();

    private @Nullable Sight lastSight;
    private long lastLookNanos;
    private boolean isOutOfReach;

    public EngineLease(DataSource dataSource) {
        this(dataSource, TTL);
    }

    EngineLease(DataSource dataSource, Duration ttl) {
        this.table =
                new LeaseTable(dataSource, ManagementFactory.getRuntimeMXBean().getName(), ttl);
        this.renewEvery = ttl.dividedBy(4);
        this.lookEvery = ttl.dividedBy(16);
    }

    /** What the process does whose lease it is. Called in this order, each time on the same thread, again for every lease. */
    public interface Owner {
        /**
         * This process owns the runs from now on.
         *
         * @param fence of this lease: whatever is written on the strength of it has to pass there
         */
        void begin(Fence fence);

        /** This process stops: write down what is under way, then the lease is given back. */
        void finish();

        /** Another process owns the runs by now: let go of them at once; the fence is shut. */
        void lost();
    }

    /**
     * Returns once the owner has begun, or a living other one has been seen; then this process stands by and the owner begins later. A
     * lease that a dead process left behind is waited for.
     *
     * @throws SQLException when the database cannot be reached
     */
    public void acquire(Owner owner) throws SQLException {
        tenures = new Tenures(owner);
        keeper.start();
        try {
            settled.get();
        } catch (ExecutionException e) {
            close();
            if (e.getCause() instanceof SQLException unreachable) {
                throw unreachable;
            }
            throw new IllegalStateException("The runs could not be taken up", e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        lastLookNanos = System.nanoTime();
        try {
            while (!isOver) {
                Duration pause = turn();
                news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
            giveBack();
        } catch (SQLException e) {
            LOG.info("The lease on the runs could not be given back; it ends by itself: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            table.close();
        }
    }

    /** @return when to look again */
    private Duration turn() {
        try {
            Duration pause = epoch.isPresent() ? hold(epoch.getAsLong()) : standBy();
            isOutOfReach = false;
            return pause;
        } catch (SQLException e) {
            settled.completeExceptionally(e);
            if (!isOutOfReach) {
                LOG.warn(
                        "The lease on the runs cannot be kept or watched, the database is out of reach: {}",
                        e.getMessage());
            }
            isOutOfReach = true;
            return lookEvery;
        }
    }

    private Duration hold(long held) throws SQLException {
        if (hasFailed) {
            giveBack();
            hasFailed = false;
            return renewEvery;
        }
        if (table.renew(held)) {
            return renewEvery;
        }
        LOG.error("Another Parley has taken the runs over, because this one was stopped or out of reach for too long."
                + " This one lets go of them and stands by");
        epoch = OptionalLong.empty();
        lastLookNanos = System.nanoTime();
        tenures.lost();
        return lookEvery;
    }

    private Duration standBy() throws SQLException {
        if (isClosing || !tenures.isSettled()) {
            lastLookNanos = System.nanoTime();
            return lookEvery;
        }
        Sight sight = table.look();
        if (sight.isLaterHeartbeatOf(lastSight) && settled.complete(null)) {
            LOG.info(
                    "{} owns the runs of this database; this Parley stands by and takes over when it ends",
                    sight.owner());
        }
        lastSight = sight;
        if (wasBlind()) {
            return renewEvery.multipliedBy(2);
        }
        if (sight.isFree()) {
            table.take(sight).ifPresent(taken -> begin(taken, sight));
            return Duration.ZERO;
        }
        return sight.left().compareTo(lookEvery) < 0 ? sight.left() : lookEvery;
    }

    /**
     * Whether this process itself could not look for a while. An owner on the same database was kept from renewing for as long, then;
     * it gets a moment for that.
     */
    private boolean wasBlind() {
        long now = System.nanoTime();
        boolean wasBlind = now - lastLookNanos > renewEvery.multipliedBy(3).toNanos();
        lastLookNanos = now;
        return wasBlind;
    }

    private void begin(long taken, Sight before) {
        if (settled.isDone()) {
            LOG.info("{} no longer renews its lease; this Parley takes the runs over", before.owner());
        }
        epoch = OptionalLong.of(taken);
        tenures.begin(fence(taken)).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("The runs could not be taken up; the lease is given back", failure);
                hasFailed = true;
                news.release();
                settled.completeExceptionally(failure);
            }
            settled.complete(null);
        });
    }

    private Fence fence(long taken) {
        return transaction -> {
            if (!LeaseTable.isCurrent(transaction, taken)) {
                news.release();
                throw FencedException.nothingWritten();
            }
        };
    }

    private void giveBack() throws SQLException {
        if (epoch.isPresent()) {
            table.release(epoch.getAsLong());
            epoch = OptionalLong.empty();
        }
    }

    /** Lets the owner finish, then another process take over. */
    @Override
    public void close() {
        boolean isFirst = !isClosing;
        isClosing = true;
        if (!isFirst || tenures == null) {
            return;
        }
        try {
            tenures.finish();
        } finally {
            isOver = true;
            news.release();
            awaitKeeper();
            tenures.close();
        }
    }

    private void awaitKeeper() {
        try {
            keeper.join(LONGEST_GIVING_BACK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
