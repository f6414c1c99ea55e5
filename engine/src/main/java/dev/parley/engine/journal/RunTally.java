package dev.parley.engine.journal;

import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

/**
 * Counts live runs for figures, by the quarter of an hour they started in. Everybody who writes at the same time counts in a lane of his
 * own: all of them count the same quarter, and would else wait for one another's commits.
 */
final class RunTally {
    private static final String ADD = """
            INSERT INTO run_tally (org_id, quarter, lane, started, succeeded, failed)
            SELECT org_id, date_bin('15 minutes', at, 'epoch'), ?, sum(started), sum(succeeded), sum(failed)
            FROM unnest(?::uuid[], ?::timestamptz[], ?::int[], ?::int[], ?::int[]) AS run (org_id, at, started, succeeded, failed)
            GROUP BY 1, 2 ORDER BY 1, 2
            ON CONFLICT (org_id, quarter, lane) DO UPDATE SET started = run_tally.started + EXCLUDED.started,
                succeeded = run_tally.succeeded + EXCLUDED.succeeded, failed = run_tally.failed + EXCLUDED.failed
            """;
    private static final String CLEAR = "DELETE FROM run_tally";
    private static final String COUNT_AGAIN = """
            INSERT INTO run_tally (org_id, quarter, lane, started, succeeded, failed)
            SELECT org_id, date_bin('15 minutes', started_at, 'epoch'), 0, count(*),
                   count(*) FILTER (WHERE status = 'SUCCEEDED'), count(*) FILTER (WHERE status = 'FAILED')
            FROM run WHERE mode = 'LIVE' GROUP BY 1, 2
            """;

    private final Connection connection;

    RunTally(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param lane of who writes
     * @param moved entries whose rows were not there before; others are counted already
     */
    void add(int lane, List<EntryRows> moved) throws SQLException {
        List<EntryRows> counted = moved.stream().filter(RunTally::isCounted).toList();
        if (counted.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setInt(1, lane);
            set(statement, 2, "uuid", counted, EntryRows::org);
            set(statement, 3, "text", counted, rows -> rows.after().startedAt().toString());
            set(statement, 4, "int4", counted, rows -> rows.hasBegun() ? 1 : 0);
            set(statement, 5, "int4", counted, rows -> has(rows, RunStatus.SUCCEEDED));
            set(statement, 6, "int4", counted, rows -> has(rows, RunStatus.FAILED));
            statement.executeUpdate();
        }
    }

    /** From {@code run}; nothing else may write meanwhile. */
    void countAgain() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CLEAR);
            statement.executeUpdate(COUNT_AGAIN);
        }
    }

    private static boolean isCounted(EntryRows rows) {
        return rows.after().started().mode() == Mode.LIVE
                && (rows.hasBegun() || rows.after().status().hasEnded());
    }

    private static int has(EntryRows rows, RunStatus status) {
        return rows.after().status() == status ? 1 : 0;
    }

    private void set(
            PreparedStatement statement,
            int index,
            String type,
            List<EntryRows> rows,
            Function<EntryRows, Object> column)
            throws SQLException {
        statement.setArray(
                index, connection.createArrayOf(type, rows.stream().map(column).toArray()));
    }
}
