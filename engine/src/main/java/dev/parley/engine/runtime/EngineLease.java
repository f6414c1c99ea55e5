package dev.parley.engine.runtime;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One process owns the runs of a database: the one that holds this advisory lock. Others stand by. PostgreSQL gives the lock up when
 * its holder's connection ends, however that happens.
 */
public final class EngineLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineLease.class);
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtext('dev.parley.engine'))";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final DataSource dataSource;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    public EngineLease(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Calls {@code ours} once this process owns the runs: at once if nobody else does, else on a thread of its own, later. */
    public void acquire(Runnable ours) throws SQLException {
        Connection connection = dataSource.getConnection();
        if (isGranted(connection)) {
            hold(connection);
            ours.run();
            return;
        }
        LOG.info("Another Parley owns the runs of this database; this one stands by and takes over when it ends");
        thread = Thread.ofPlatform().daemon().name("parley-standby").start(() -> standBy(connection, ours));
    }

    private void standBy(Connection connection, Runnable ours) {
        try {
            while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                if (isGranted(connection)) {
                    LOG.info("The other Parley has ended; this one takes over");
                    hold(connection);
                    ours.run();
                    return;
                }
            }
            connection.close();
        } catch (SQLException e) {
            LOG.error("Standing by has ended: the database cannot be reached. Restart this process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(Connection connection) {
        Thread.ofPlatform().daemon().name("parley-lease").start(() -> {
            try (connection) {
                closing.await();
            } catch (SQLException e) {
                LOG.warn("The lease's connection did not close cleanly", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static boolean isGranted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_LOCK)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
