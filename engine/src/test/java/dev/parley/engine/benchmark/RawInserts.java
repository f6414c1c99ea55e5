package dev.parley.engine.benchmark;

import dev.parley.engine.RunId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What PostgreSQL takes at all: the events of a finished run, again and again under new ids, into a table like the journal's, one
 * connection, a given number of runs a commit, nothing else.
 */
final class RawInserts implements AutoCloseable {
    private static final String INSERT = """
            INSERT INTO raw_event (org_id, run_id, seq, at, kind, body)
            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::timestamptz[], ?::text[], ?::json[])
            """;

    private final Connection connection;
    private final UUID org;
    private final List<Event> events;

    private RawInserts(Connection connection, UUID org, List<Event> events) {
        this.connection = connection;
        this.org = org;
        this.events = events;
    }

    /** @param like whose events are inserted */
    static RawInserts of(String url, BenchmarkEngine engine, RunId like) throws SQLException {
        List<Event> events = engine.jdbc()
                .sql("SELECT seq, kind, body FROM run_event WHERE org_id = ? AND run_id = ? ORDER BY seq")
                .params(engine.org.value(), like.value())
                .query((row, _) -> new Event(row.getLong("seq"), row.getString("kind"), row.getString("body")))
                .list();
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE raw_event (LIKE run_event INCLUDING ALL)");
        }
        connection.setAutoCommit(false);
        return new RawInserts(connection, engine.org.value(), events);
    }

    int eventsPerRun() {
        return events.size();
    }

    /** @return rows a second */
    double round(Duration duration, int runsPerCommit) throws SQLException {
        long written = 0;
        long begin = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() - begin < duration.toNanos()) {
                written += insert(insert, runsPerCommit);
                connection.commit();
            }
        }
        return written / ((System.nanoTime() - begin) / 1e9);
    }

    /** How long a lone commit of one run takes: the floor under the latency of a start, and a measure of the machine's own stalls. */
    Latencies loneCommits(Duration duration) throws SQLException {
        List<Long> times = new ArrayList<>();
        long begin = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() - begin < duration.toNanos()) {
                long due = System.nanoTime();
                insert(insert, 1);
                connection.commit();
                times.add(System.nanoTime() - due);
            }
        }
        return new Latencies(times.stream().mapToLong(Long::longValue).toArray());
    }

    private int insert(PreparedStatement insert, int runs) throws SQLException {
        int size = runs * events.size();
        UUID[] orgs = new UUID[size];
        UUID[] ids = new UUID[size];
        Long[] seqs = new Long[size];
        String[] ats = new String[size];
        String[] kinds = new String[size];
        String[] bodies = new String[size];
        int i = 0;
        for (int run = 0; run < runs; run++) {
            Instant now = Instant.now();
            UUID id = RunId.at(now, UUID.randomUUID()).value();
            for (Event event : events) {
                orgs[i] = org;
                ids[i] = id;
                seqs[i] = event.seq();
                ats[i] = now.toString();
                kinds[i] = event.kind();
                bodies[i++] = event.body();
            }
        }
        insert.setArray(1, connection.createArrayOf("uuid", orgs));
        insert.setArray(2, connection.createArrayOf("uuid", ids));
        insert.setArray(3, connection.createArrayOf("int8", seqs));
        insert.setArray(4, connection.createArrayOf("text", ats));
        insert.setArray(5, connection.createArrayOf("text", kinds));
        insert.setArray(6, connection.createArrayOf("text", bodies));
        return insert.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private record Event(long seq, String kind, String body) {}
}
