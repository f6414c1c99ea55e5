package dev.parley.engine.runtime;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one row of {@code engine_lease}. All times are the database's. Keeps a connection of its own, so that a busy pool cannot cost
 * the lease; not for two threads.
 */
final class LeaseTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseTable.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** No owner writes a moment that far ahead: the database's clock was set back since, and waiting for it could take for ever. */
    private static final String IS_FREE =
            "(expires_at <= now() OR expires_at > now() + 2 * ? * interval '1 millisecond')";

    private static final String LOOK = """
            SELECT epoch, owner, expires_at::text AS heartbeat, %s AS is_free,
                   least(extract(epoch FROM expires_at - now()) * 1000, 1e6)::bigint AS left_ms
            FROM engine_lease
            """.formatted(IS_FREE);
    private static final String TAKE = """
            UPDATE engine_lease SET epoch = epoch + 1, owner = ?, expires_at = now() + ? * interval '1 millisecond'
            WHERE epoch = ? AND %s RETURNING epoch
            """.formatted(IS_FREE);
    private static final String RENEW =
            "UPDATE engine_lease SET expires_at = now() + ? * interval '1 millisecond' WHERE epoch = ?";
    private static final String RELEASE = "UPDATE engine_lease SET expires_at = now() WHERE epoch = ?";

    /**
     * Whoever passes and then falls silent is shown out, and what it holds is free again: a firewall may have forgotten its connection,
     * and PostgreSQL would wait for hours.
     */
    private static final String PASS = """
            SELECT set_config('idle_in_transaction_session_timeout', '3s', true) FROM engine_lease
            WHERE epoch = ? FOR KEY SHARE
            """;

    /** Those who passed the fence hold this lock until their transaction ends; renewing and taking over hold another. */
    private static final String END_WRITERS = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_locks
            WHERE locktype = 'relation' AND relation = 'engine_lease'::regclass AND mode = 'RowShareLock' AND granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND EXISTS (SELECT FROM engine_lease WHERE epoch = ? AND %s)
            """.formatted(IS_FREE);

    private final DataSource dataSource;
    private final String self;
    private final long ttlMs;
    private @Nullable Connection connection;

    /** @param self who takes it, for people to read */
    LeaseTable(DataSource dataSource, String self, Duration ttl) {
        this.dataSource = dataSource;
        this.self = self;
        this.ttlMs = ttl.toMillis();
    }

    /**
     * What a look at the row shows.
     *
     * @param heartbeat differs after every renewal
     * @param left until it expires; negative once it has
     */
    record Sight(long epoch, String owner, String heartbeat, boolean isFree, Duration left) {
        /** Whether the owner of {@code earlier} has renewed its lease since. */
        boolean isLaterHeartbeatOf(@Nullable Sight earlier) {
            return earlier != null && earlier.epoch == epoch && !earlier.heartbeat.equals(heartbeat) && !isFree;
        }
    }

    Sight look() throws SQLException {
        return with(at -> {
            try (PreparedStatement statement = at.prepareStatement(LOOK)) {
                statement.setLong(1, ttlMs);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new SQLException("The table engine_lease is empty; restore its one row");
                    }
                    return new Sight(
                            row.getLong("epoch"),
                            row.getString("owner"),
                            row.getString("heartbeat"),
                            row.getBoolean("is_free"),
                            Duration.ofMillis(row.getLong("left_ms")));
                }
            }
        });
    }

    /** @return the new epoch; empty when another was faster, or a write of the last owner is still under way */
    OptionalLong take(Sight seen) throws SQLException {
        return with(at -> {
            at.setAutoCommit(false);
            try {
                OptionalLong epoch = take(at, seen);
                at.commit();
                return epoch;
            } catch (SQLException e) {
                at.rollback();
                if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw e;
                }
                endWriters(at, seen);
                return OptionalLong.empty();
            } finally {
                at.setAutoCommit(true);
            }
        });
    }

    private OptionalLong take(Connection at, Sight seen) throws SQLException {
        try (Statement patience = at.createStatement()) {
            patience.execute("SET LOCAL lock_timeout = %d; SET LOCAL idle_in_transaction_session_timeout = %d"
                    .formatted(Math.max(1, ttlMs / 16), ttlMs));
        }
        try (PreparedStatement statement = at.prepareStatement(TAKE)) {
            statement.setString(1, self);
            statement.setLong(2, ttlMs);
            statement.setLong(3, seen.epoch());
            statement.setLong(4, ttlMs);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /**
     * A process that was stopped, or cut off, in the middle of a transaction would keep its lock on the row for ever; its session has to
     * end. Had it been alive after all, it makes that write again, and meets the fence.
     */
    private void endWriters(Connection at, Sight seen) throws SQLException {
        try (PreparedStatement statement = at.prepareStatement(END_WRITERS)) {
            statement.setLong(1, seen.epoch());
            statement.setLong(2, ttlMs);
            statement.execute();
            at.commit();
        }
        LOG.warn("The last owner of the runs stopped in the middle of a write; its database session is ended");
    }

    /** Also after it has expired, as long as nobody took it. @return false when another has it */
    boolean renew(long epoch) throws SQLException {
        return with(at -> {
            try (PreparedStatement statement = at.prepareStatement(RENEW)) {
                statement.setLong(1, ttlMs);
                statement.setLong(2, epoch);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Lets another process take it at once. */
    void release(long epoch) throws SQLException {
        with(at -> {
            try (PreparedStatement statement = at.prepareStatement(RELEASE)) {
                statement.setLong(1, epoch);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Whether {@code epoch} is the current one, and stays so until this transaction ends: taking over changes the key and has to wait,
     * renewing does not.
     */
    static boolean isCurrent(Connection transaction, long epoch) throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(PASS)) {
            statement.setLong(1, epoch);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private <T> T with(Work<T> work) throws SQLException {
        try {
            if (connection == null) {
                connection = dataSource.getConnection();
                // Over a cable that was cut no answer ever comes, not even a refusal.
                connection.setNetworkTimeout(Runnable::run, (int) ttlMs);
            }
            return work.with(connection);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("The lease's connection did not close cleanly", e);
            }
            connection = null;
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
