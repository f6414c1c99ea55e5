package dev.parley.engine.journal;

import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes entries by arrays: one statement a table, however many runs; the whole batch is one transaction. */
final class PostgresBatchWriter implements GroupCommit.BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBatchWriter.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;

    private static final String INSERT_EVENTS = """
            INSERT INTO run_event (org_id, run_id, seq, at, kind, body)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::json[])
            """;
    /**
     * After a lost connection nobody knows whether the commit arrived; the same events are then no error. Behind the fence they can
     * only be our own: nobody else writes events between the commit that was lost and this one, or the fence is shut.
     */
    private static final String INSERT_EVENTS_AGAIN = INSERT_EVENTS + "ON CONFLICT DO NOTHING";

    private static final String INSERT_RUNS = """
            INSERT INTO run (org_id, id, workflow_id, revision, mode, trigger, status, seq, wake_at, started_at, ended_at,
                             output, error, origin, caller_run)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                                 ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::json[], ?::json[], ?::uuid[], ?::uuid[])
            ON CONFLICT DO NOTHING
            """;

    private static final String UPDATE_RUNS = """
            UPDATE run SET status = new.status, seq = new.seq, wake_at = new.wake_at, ended_at = new.ended_at,
                           output = new.output, error = new.error
            FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::json[], ?::json[])
                 AS new (org_id, id, status, seq, wake_at, ended_at, output, error)
            WHERE run.org_id = new.org_id AND run.id = new.id
            """;

    private final DataSource dataSource;
    private final Fence fence;

    PostgresBatchWriter(DataSource dataSource, Fence fence) {
        this.dataSource = dataSource;
        this.fence = fence;
    }

    @Override
    public void write(List<EntryRows> batch) throws SQLException, InterruptedException {
        long pause = FIRST_PAUSE_MS;
        for (boolean isAgain = false; ; isAgain = true) {
            try {
                writeOnce(batch, isAgain);
                return;
            } catch (FencedException e) {
                throw isAgain ? FencedException.perhapsWritten() : e;
            } catch (SQLException e) {
                if (!mayPass(e)) {
                    throw e;
                }
                LOG.warn(
                        "The database cannot take anything in ({}); {} runs wait to be written down",
                        e.getMessage(),
                        batch.size());
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
            }
        }
    }

    /**
     * Whether the same rows may be written later. Class 08: connection exceptions; 57P: the server is shutting down or starting up; 53:
     * out of disk, memory or connections; 40: rolled back for the sake of another transaction; 25006: read-only while failing over; 25P03: this
     * process was stopped for so long in the middle of the transaction that the server has ended it.
     */
    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return e instanceof java.sql.SQLTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57P")
                                || state.startsWith("53")
                                || state.startsWith("40")
                                || state.equals("25006")
                                || state.equals("25P03")));
    }

    private void writeOnce(List<EntryRows> batch, boolean isAgain) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                fence.pass(connection);
                insertEvents(connection, batch, isAgain ? INSERT_EVENTS_AGAIN : INSERT_EVENTS);
                insertRuns(
                        connection, batch.stream().filter(EntryRows::hasBegun).toList());
                updateRuns(
                        connection,
                        batch.stream().filter(rows -> !rows.hasBegun()).toList());
                for (EntryRows rows : batch) {
                    SideRows.write(connection, rows);
                }
                connection.commit();
            } catch (SQLException | FencedException e) {
                if (!connection.isClosed()) {
                    connection.rollback();
                }
                throw e;
            }
        }
    }

    private static void insertEvents(Connection connection, List<EntryRows> batch, String sql) throws SQLException {
        int size = batch.stream().mapToInt(rows -> rows.events().size()).sum();
        UUID[] orgs = new UUID[size];
        UUID[] runs = new UUID[size];
        Long[] seqs = new Long[size];
        String[] ats = new String[size];
        String[] kinds = new String[size];
        String[] bodies = new String[size];
        int i = 0;
        for (EntryRows rows : batch) {
            for (EntryRows.EventRow event : rows.events()) {
                orgs[i] = rows.org();
                runs[i] = rows.run();
                seqs[i] = event.seq();
                ats[i] = event.at().toString();
                kinds[i] = event.kind();
                bodies[i++] = event.body();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", orgs));
            statement.setArray(2, connection.createArrayOf("uuid", runs));
            statement.setArray(3, connection.createArrayOf("int8", seqs));
            statement.setArray(4, connection.createArrayOf("text", ats));
            statement.setArray(5, connection.createArrayOf("text", kinds));
            statement.setArray(6, connection.createArrayOf("text", bodies));
            statement.executeUpdate();
        }
    }

    private static void insertRuns(Connection connection, List<EntryRows> begun) throws SQLException {
        if (begun.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(INSERT_RUNS)) {
            Columns columns = new Columns(connection, statement, begun);
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
            columns.set(
                    "uuid",
                    rows -> started(rows).caller() == null
                            ? null
                            : started(rows).caller().run().value());
            statement.executeUpdate();
        }
    }

    private static void updateRuns(Connection connection, List<EntryRows> moved) throws SQLException {
        if (moved.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(UPDATE_RUNS)) {
            Columns columns = new Columns(connection, statement, moved);
            columns.set("uuid", EntryRows::org);
            columns.set("uuid", EntryRows::run);
            columns.set("text", rows -> rows.after().status().name());
            columns.set("int8", rows -> rows.after().seq());
            columns.set("text", rows -> text(wakeAt(rows.after())));
            columns.set("text", rows -> text(rows.after().finishedAt()));
            columns.set("text", EntryRows::output);
            columns.set("text", EntryRows::error);
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

    /** Sets one array parameter after the other. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<EntryRows> rows;
        private int index;

        Columns(Connection connection, PreparedStatement statement, List<EntryRows> rows) {
            this.connection = connection;
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
