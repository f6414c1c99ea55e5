package dev.parley.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One statement for many rows: sets one array parameter after the other. Without rows it does nothing. */
final class Columns<T> implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int index;

    Columns(Connection connection, String sql, List<T> rows) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.rows = rows;
    }

    Columns<T> set(String type, Function<T, @Nullable Object> column) throws SQLException {
        if (!rows.isEmpty()) {
            statement.setArray(
                    ++index,
                    connection.createArrayOf(type, rows.stream().map(column).toArray()));
        }
        return this;
    }

    void execute() throws SQLException {
        if (!rows.isEmpty()) {
            statement.executeUpdate();
        }
    }

    /** The runs that the statement returns: an organization's id and a run's. */
    Set<RunKey> executeReturningRuns() throws SQLException {
        Set<RunKey> runs = new HashSet<>();
        if (!rows.isEmpty()) {
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    runs.add(new RunKey(result.getObject(1, UUID.class), result.getObject(2, UUID.class)));
                }
            }
        }
        return runs;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    /** A line of {@code run}. */
    record RunKey(UUID org, UUID run) {}
}
