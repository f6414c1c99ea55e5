package dev.parley.engine.journal;

import dev.parley.engine.journal.EntryRows.ApprovalRow;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is derived from the events of a batch: {@code run} and {@code approval}, written in the connection's transaction. */
final class ProjectionRows {
    private static final String INSERT_RUNS = """
            INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, wake_at, started_at, ended_at,
                             output, error, origin)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                 ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::json[], ?::json[], ?::uuid[])
            ON CONFLICT DO NOTHING RETURNING org_id, id
            """;

    private static final String UPDATE_RUNS = """
            UPDATE run SET status = new.status, seq = new.seq, wake_at = new.wake_at, ended_at = new.ended_at,
                           output = new.output, error = new.error
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::json[], ?::json[])
                 AS new (org_id, id, status, seq, wake_at, ended_at, output, error)
            WHERE run.org_id = new.org_id AND run.id = new.id AND run.seq < new.seq
            RETURNING run.org_id, run.id
            """;

    private static final String UPSERT_APPROVAL = """
            INSERT INTO approval (org_id, id, run_id, node, question, state, asked_at, expires_at)
            VALUES (?, ?, ?, ?, ?::json, ?, ?::timestamptz, ?::timestamptz)
            ON CONFLICT (org_id, run_id, id) DO UPDATE SET question = EXCLUDED.question, state = EXCLUDED.state,
                asked_at = EXCLUDED.asked_at, expires_at = EXCLUDED.expires_at, decided_at = NULL, decision = NULL
            """;

    private static final String CLOSE_APPROVAL = """
            UPDATE approval SET state = ?, decided_at = ?::timestamptz, decision = ?::json WHERE org_id = ? AND run_id = ? AND id = ?
            """;

    private static final String DELETE_RUNS = """
            DELETE FROM run USING unnest(?::uuid[], ?::uuid[]) AS old (org_id, id)
            WHERE run.org_id = old.org_id AND run.id = old.id
            """;
    private static final String DELETE_APPROVALS = """
            DELETE FROM approval USING unnest(?::uuid[], ?::uuid[]) AS old (org_id, run_id)
            WHERE approval.org_id = old.org_id AND approval.run_id = old.run_id
            """;

    private final Connection connection;

    ProjectionRows(Connection connection) {
        this.connection = connection;
    }

    /** Rows that are there already, from a commit whose answer was lost, stay as they are and are not counted twice. */
    void write(List<EntryRows> batch) throws SQLException {
        Set<Row> moved = new HashSet<>();
        moved.addAll(insertRuns(batch.stream().filter(EntryRows::hasBegun).toList()));
        moved.addAll(updateRuns(batch.stream().filter(rows -> !rows.hasBegun()).toList()));
        new RunTally(connection)
                .add(batch.stream()
                        .filter(rows -> moved.contains(new Row(rows.org(), rows.run())))
                        .toList());
        writeApprovals(batch);
    }

    private void writeApprovals(List<EntryRows> batch) throws SQLException {
        for (EntryRows rows : batch) {
            for (ApprovalRow approval : rows.approvals()) {
                writeApproval(approval);
            }
        }
    }

    /** Leaves the tally alone. @param runs with all their events, each */
    void replace(List<EntryRows> runs) throws SQLException {
        for (String sql : List.of(DELETE_RUNS, DELETE_APPROVALS)) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Columns columns = new Columns(statement, runs);
                columns.set("uuid", EntryRows::org);
                columns.set("uuid", EntryRows::run);
                statement.executeUpdate();
            }
        }
        insertRuns(runs);
        writeApprovals(runs);
    }

    private Set<Row> insertRuns(List<EntryRows> begun) throws SQLException {
        if (begun.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT_RUNS)) {
            Columns columns = new Columns(statement, begun);
            columns.set("uuid", EntryRows::org);
            columns.set("uuid", EntryRows::run);
            columns.set("uuid", rows -> started(rows).workflow().id().value());
            columns.set("int4", rows -> started(rows).workflow().revision());
            columns.set("text", rows -> started(rows).mode().name());
            columns.set("text", rows -> started(rows).trigger());
            columns.set("text", rows -> rows.after().status().name());
            columns.set("int8", rows -> rows.after().seq());
            columns.set("text", rows -> text(wakeAt(rows.after())));
            columns.set("text", rows -> text(rows.after().startedAt()));
            columns.set("text", rows -> text(rows.after().finishedAt()));
            columns.set("text", EntryRows::output);
            columns.set("text", EntryRows::error);
            columns.set(
                    "uuid",
                    rows -> started(rows).origin() == null
                            ? null
                            : started(rows).origin().value());
            return rows(statement);
        }
    }

    private Set<Row> updateRuns(List<EntryRows> moved) throws SQLException {
        if (moved.isEmpty()) {
            return Set.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE_RUNS)) {
            Columns columns = new Columns(statement, moved);
            columns.set("uuid", EntryRows::org);
            columns.set("uuid", EntryRows::run);
            columns.set("text", rows -> rows.after().status().name());
            columns.set("int8", rows -> rows.after().seq());
            columns.set("text", rows -> text(wakeAt(rows.after())));
            columns.set("text", rows -> text(rows.after().finishedAt()));
            columns.set("text", EntryRows::output);
            columns.set("text", EntryRows::error);
            return rows(statement);
        }
    }

    private static Set<Row> rows(PreparedStatement statement) throws SQLException {
        Set<Row> rows = new HashSet<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(new Row(result.getObject(1, UUID.class), result.getObject(2, UUID.class)));
            }
        }
        return rows;
    }

    private void writeApproval(ApprovalRow row) throws SQLException {
        boolean isNew = row.question() != null;
        try (PreparedStatement statement = connection.prepareStatement(isNew ? UPSERT_APPROVAL : CLOSE_APPROVAL)) {
            if (isNew) {
                statement.setObject(1, row.org());
                statement.setString(2, row.id());
                statement.setObject(3, row.run());
                statement.setString(4, row.node());
                statement.setString(5, row.question());
                statement.setString(6, row.state());
                statement.setString(7, text(row.at()));
                statement.setString(8, text(row.expiresAt()));
            } else {
                statement.setString(1, row.state());
                statement.setString(2, text(row.at()));
                statement.setString(3, row.decision());
                statement.setObject(4, row.org());
                statement.setObject(5, row.run());
                statement.setString(6, row.id());
            }
            statement.executeUpdate();
        }
    }

    private static RunStarted started(EntryRows rows) {
        return rows.after().started();
    }

    private static @Nullable Instant wakeAt(RunState state) {
        return state.wakeAt().orElse(null);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    /** A line of {@code run}. */
    private record Row(UUID org, UUID run) {}

    /** Sets one array parameter after the other. */
    private final class Columns {
        private final PreparedStatement statement;
        private final List<EntryRows> rows;
        private int index;

        Columns(PreparedStatement statement, List<EntryRows> rows) {
            this.statement = statement;
            this.rows = rows;
        }

        void set(String type, Function<EntryRows, @Nullable Object> column) throws SQLException {
            Array array =
                    connection.createArrayOf(type, rows.stream().map(column).toArray());
            statement.setArray(++index, array);
        }
    }
}
