package dev.parley.engine.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process owns the runs of a database: the one that holds this advisory lock. Others stand by. PostgreSQL gives the lock up when
 * its holder's connection ends, however that happens; the holder notices within a second and takes it again, or learns that it is too
 * late.
 */
public final class EngineLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLease.class);
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtext('dev.parley.engine'))";
    private static final String UNLOCK = "SELECT pg_advisory_unlock_all()";
    private static final String ASK = "SELECT 1";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final CountDownLatch closing = new CountDownLatch(1);

    public EngineLease(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @param ours called once this process owns the runs: at once if nobody else does, else on a thread of its own, later
     * @param lost called when the connection was lost and another process has taken the runs over; this one must let go of them
     */
    public void acquire(Runnable ours, Runnable lost) throws SQLException {
        Connection connection = tryAcquire();
        if (connection != null) {
            ours.run();
        } else {
            LOG.info("Another Parley owns the runs of this database; this one stands by and takes over when it ends");
        }
        Thread.ofPlatform().daemon().name("parley-lease").start(() -> watch(connection, ours, lost));
    }

    private void watch(@Nullable Connection acquired, Runnable ours, Runnable lost) {
        try {
            Connection held = acquired;
            if (held == null) {
                held = standBy();
                if (held == null) {
                    return;
                }
                LOG.info("The other Parley has ended; this one takes over");
                ours.run();
            }
            hold(held, lost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return null when it was closed before its turn came */
    private @Nullable Connection standBy() throws InterruptedException {
        while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                Connection connection = tryAcquire();
                if (connection != null) {
                    return connection;
                }
            } catch (SQLException e) {
                LOG.warn("Standing by, but the database cannot be reached: {}", e.getMessage());
            }
        }
        return null;
    }

    private void hold(Connection first, Runnable lost) throws InterruptedException {
        Connection held = first;
        while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!isAlive(held)) {
                close(held);
                try {
                    Connection again = tryAcquire();
                    if (again == null) {
                        LOG.error("The database was out of reach and another Parley has taken the runs over");
                        lost.run();
                        return;
                    }
                    held = again;
                } catch (SQLException e) {
                    LOG.warn(
                            "The lease on the runs is lost until the database can be reached again: {}",
                            e.getMessage());
                }
            }
        }
        release(held);
    }

    /** @return the connection that holds the lock; null when another process does */
    private @Nullable Connection tryAcquire() throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_LOCK)) {
            if (row.next() && row.getBoolean(1)) {
                return connection;
            }
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
        close(connection);
        return null;
    }

    private static boolean isAlive(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(ASK);
        } catch (SQLException e) {
            LOG.warn("The connection that holds the lease on the runs has ended: {}", e.getMessage());
            return false;
        }
    }

    /** A pooled connection lives on after closing, and the lock with it. */
    private static void release(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(UNLOCK);
        } catch (SQLException e) {
            LOG.info("The lease on the runs ends with this process; it could not be given back: {}", e.getMessage());
        } finally {
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The lease's connection did not close cleanly", e);
        }
    }

    /** Lets another process take over. */
    @Override
    public void close() {
        closing.countDown();
    }
}
