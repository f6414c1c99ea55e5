package dev.parley.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes entries by arrays: one statement a table, however many runs; the whole batch is one transaction. */
final class PostgresBatchWriter implements GroupCommit.BatchWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBatchWriter.class);
    private static final long FIRST_PAUSE_MS = 100;
    private static final long LONGEST_PAUSE_MS = 2_000;
    /** Characters of events. */
    private static final long MUCH_IN_A_STATEMENT = 4 << 20;

    private static final String INSERT_EVENTS = """
            INSERT INTO run_event (org_id, run_id, seq, at, kind, body)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::json[])
            """;
    /**
     * After a lost connection nobody knows whether the commit arrived; the same events are then no error. Behind the fence they can
     * only be our own: nobody else writes events between the commit that was lost and this one, or the fence is shut.
     */
    private static final String INSERT_EVENTS_AGAIN = INSERT_EVENTS + "ON CONFLICT DO NOTHING";

    private final DataSource dataSource;
    private final Fence fence;
    private final int lane;

    /** @param lane its own, of those that write at the same time */
    PostgresBatchWriter(DataSource dataSource, Fence fence, int lane) {
        this.dataSource = dataSource;
        this.fence = fence;
        this.lane = lane;
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
                new ProjectionRows(connection).write(batch, lane);
                connection.commit();
            } catch (SQLException | FencedException e) {
                if (!connection.isClosed()) {
                    connection.rollback();
                }
                throw e;
            }
        }
    }

    /** In several statements where they are much: the driver keeps several copies of what it sends at once. */
    private static void insertEvents(Connection connection, List<EntryRows> batch, String sql) throws SQLException {
        List<Line> lines = new ArrayList<>();
        long chars = 0;
        for (EntryRows rows : batch) {
            for (EntryRows.EventRow event : rows.events()) {
                lines.add(new Line(rows.org(), rows.run(), event));
                chars += event.body().length();
                if (chars > MUCH_IN_A_STATEMENT) {
                    insert(connection, lines, sql);
                    lines.clear();
                    chars = 0;
                }
            }
        }
        if (!lines.isEmpty()) {
            insert(connection, lines, sql);
        }
    }

    private record Line(UUID org, UUID run, EntryRows.EventRow event) {}

    private static void insert(Connection connection, List<Line> lines, String sql) throws SQLException {
        int size = lines.size();
        UUID[] orgs = new UUID[size];
        UUID[] runs = new UUID[size];
        Long[] seqs = new Long[size];
        String[] ats = new String[size];
        String[] kinds = new String[size];
        String[] bodies = new String[size];
        int i = 0;
        for (Line line : lines) {
            orgs[i] = line.org();
            runs[i] = line.run();
            seqs[i] = line.event().seq();
            ats[i] = line.event().at().toString();
            kinds[i] = line.event().kind();
            bodies[i++] = line.event().body();
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
}
