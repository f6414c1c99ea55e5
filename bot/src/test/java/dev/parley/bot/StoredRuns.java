package dev.parley.bot;

import dev.parley.bot.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A month of runs, made by copying real ones under new ids and times inside the database, which takes seconds where running them would
 * take hours. Whatever columns the tables have are copied.
 */
final class StoredRuns {
    private static final String COLUMNS = """
            SELECT column_name, data_type FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER' ORDER BY ordinal_position
            """;
    /** The month before now, evenly; the rank among the new runs decides which run is copied. */
    private static final String PLAN = """
            CREATE TEMPORARY TABLE copy AS
            SELECT id, original, uuid_extract_timestamp(id) - uuid_extract_timestamp(original) AS later
            FROM (SELECT uuidv7(-(interval '30 days') * (1 - i::float8 / ?)) AS id,
                         (CASE WHEN i % 100 = 0 THEN ?::uuid[]
                               WHEN i % 25 = 1 THEN ?::uuid[]
                               WHEN i <= 50 THEN ?::uuid[]
                               ELSE ?::uuid[] END) AS choice
                  FROM generate_series(1, ?) AS i) AS new,
                 LATERAL (SELECT choice[1 + floor(cardinality(choice) * power(random(), 3))::int] AS original) AS chosen
            """;

    private static final String COUNT_ANEW = """
            TRUNCATE run_tally;
            INSERT INTO run_tally
            SELECT org_id, date_bin('15 minutes', started_at, 'epoch'), 0, count(*),
                   count(*) FILTER (WHERE status = 'SUCCEEDED'), count(*) FILTER (WHERE status = 'FAILED')
            FROM run WHERE mode = 'LIVE' GROUP BY 1, 2
            """;

    private final TestDatabase database;
    private final Originals originals;

    StoredRuns(TestDatabase database, Originals originals) {
        this.database = database;
        this.originals = originals;
    }

    /**
     * Runs to copy: the first of a list far more often than its last.
     *
     * @param waiting for every hundredth
     * @param failed for every 25th
     * @param rare for a few of the oldest
     * @param succeeded for all others
     */
    record Originals(List<String> waiting, List<String> failed, List<String> rare, List<String> succeeded) {}

    /** Adds copies until there are so many runs; the originals are the newest of them. */
    void growTo(int total) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            int missing = total - (int) count(connection);
            connection.setAutoCommit(false);
            plan(connection, missing);
            copy(connection, "run", "id");
            copy(connection, "run_event", "run_id");
            copy(connection, "approval", "run_id");
            statement.execute("DROP TABLE copy");
            statement.execute(COUNT_ANEW);
            connection.commit();
        }
    }

    /** What the database does in its own time while runs come in over a month. */
    void settle() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE) run, run_event, approval, run_tally");
        }
    }

    /** Ids from anywhere in the month. */
    List<String> some(int count) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement("""
                        SELECT id FROM run WHERE status = 'SUCCEEDED' ORDER BY hashtext(id::text) LIMIT ?""")) {
            query.setInt(1, count);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    long count() throws SQLException {
        try (Connection connection = database.connect()) {
            return count(connection);
        }
    }

    /** Data and indexes of what is kept of runs. */
    String size() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_size_pretty(pg_database_size(current_database()))")) {
            row.next();
            return row.getString(1);
        }
    }

    private static long count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM run")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void plan(Connection connection, int runs) throws SQLException {
        try (PreparedStatement plan = connection.prepareStatement(PLAN)) {
            plan.setInt(1, runs);
            int index = 2;
            for (List<String> ids :
                    List.of(originals.waiting(), originals.failed(), originals.rare(), originals.succeeded())) {
                UUID[] uuids = ids.stream().map(UUID::fromString).toArray(UUID[]::new);
                plan.setArray(index++, connection.createArrayOf("uuid", uuids));
            }
            plan.setInt(index, runs);
            plan.executeUpdate();
        }
    }

    private static void copy(Connection connection, String table, String run) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet column = query.executeQuery()) {
                while (column.next()) {
                    String name = column.getString(1);
                    names.add(name);
                    values.add(value(name, column.getString(2), run));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO %s (%s) SELECT %s FROM copy JOIN %s AS o ON o.%s = copy.original"
                    .formatted(table, String.join(", ", names), String.join(", ", values), table, run));
        }
    }

    private static String value(String column, String type, String run) {
        if (column.equals(run)) {
            return "copy.id";
        }
        if (column.equals("id") && type.equals("text")) {
            return "replace(o.id, copy.original::text, copy.id::text)";
        }
        return type.startsWith("timestamp") ? "o." + column + " + copy.later" : "o." + column;
    }
}
