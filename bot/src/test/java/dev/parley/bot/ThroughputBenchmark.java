package dev.parley.bot;

import dev.parley.bot.embedded.TestDatabase;
import dev.parley.bot.embedded.TestServers;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/**
 * Webhook to completed run, over HTTP, everything durable, beside what the same PostgreSQL can commit at all. Not a test: it
 * prints a table. Run it with {@code ./mvnw -Pbenchmarks verify -DskipTests}.
 */
final class ThroughputBenchmark {
    /** Until then the JIT compiler takes its share of two cores. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final Duration ROUND = Duration.ofSeconds(10);
    /** What n8n completes of the same workflow on a machine of this size, success data saved, its default database. */
    private static final double N8N = 20;

    private static final int FAST_CALLERS = 64;
    private static final int STEADY_CALLERS = 64;
    private static final String WORKFLOW = """
            {"parley": 1, "name": "Three nodes", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "greet", "use": "data.set", "with": {"values": {
                  "greeting": "Hello {{trigger.output.body.name}}", "amount": "{{trigger.output.body.amount}}"}}},
               {"id": "double", "use": "data.set", "with": {"values": {"twice": "{{greet.output.amount * 2}}"}}}],
             "edges": [{"from": "trigger", "to": "greet"}, {"from": "greet", "to": "double"}]}
            """;

    private ThroughputBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        TestDatabase database = TestServers.freshDatabase();
        Map<String, String> servers = Map.of(
                "PARLEY_DATASOURCE_URL", database.url(),
                "PARLEY_DATASOURCE_USERNAME", database.username(),
                "PARLEY_DATASOURCE_PASSWORD", database.password(),
                "PARLEY_REDIS_URL", TestServers.redisUrl());
        try (RunningParley parley =
                RunningParley.inProduction(Files.createTempDirectory("parley-benchmark"), servers)) {
            String workflow = parley.client().publish(WORKFLOW);
            URI hook = parley.uri().resolve(parley.client().hookOf(workflow).getPath());
            WebhookLoad.load(hook, FAST_CALLERS, WARM_UP, 0);

            long before = succeeded(database);
            long[] flatOut = WebhookLoad.load(hook, FAST_CALLERS, ROUND, 0);
            long completed = succeeded(database) - before;
            int half = (int) (completed / ROUND.toSeconds() / 2);
            long[] steady = WebhookLoad.load(hook, STEADY_CALLERS, ROUND, half);
            double single = commits(database, 1);
            double hundred = commits(database, 100);
            print(flatOut, completed, half, steady, single, hundred);
        }
        System.exit(0);
    }

    private static void print(long[] flatOut, long completed, int half, long[] steady, double single, double hundred) {
        double runs = completed / (double) ROUND.toSeconds();
        System.out.printf(
                """

                webhook -> set -> set, %d callers, %d s                completed runs/s   %8.0f
                  answer time while flat out                          p50 / p99          %s / %s ms
                webhook at %d/s (half load), from when it was due     p50 / p99 / p99.9  %s / %s / %s ms
                the same PostgreSQL, one connection, fsync on
                  one-row commits                                     rows/s             %8.0f
                  100-row commits                                     rows/s             %8.0f
                completed runs/s to those of n8n 2.41.1 (%.0f/s; wanted: 150)            %8.0f
                completed runs per one-row commit                                        %8.2f
                journal rows (4 a run) per row of 100-row commits                        %8.2f
                %n""",
                FAST_CALLERS,
                ROUND.toSeconds(),
                runs,
                WebhookLoad.ms(flatOut, 0.5),
                WebhookLoad.ms(flatOut, 0.99),
                half,
                WebhookLoad.ms(steady, 0.5),
                WebhookLoad.ms(steady, 0.99),
                WebhookLoad.ms(steady, 0.999),
                single,
                hundred,
                N8N,
                runs / N8N,
                runs / single,
                runs * 4 / hundred);
    }

    private static long succeeded(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM run WHERE status = 'SUCCEEDED'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Rows a second that a lone connection commits in transactions of {@code rows}, rows like those of the journal. */
    private static double commits(TestDatabase database, int rows) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS raw_event (LIKE run_event INCLUDING ALL)");
            connection.setAutoCommit(false);
            String body = "{\"node\":\"greet\",\"output\":{\"greeting\":\"Hello Ana\",\"amount\":12}}";
            long written = 0;
            long begin = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO raw_event SELECT gen_random_uuid(), gen_random_uuid(), 1, now(), 'NodeSucceeded', body::json
                    FROM unnest(?) AS body""")) {
                String[] bodies = new String[rows];
                Arrays.fill(bodies, body);
                while (System.nanoTime() - begin < Duration.ofSeconds(5).toNanos()) {
                    insert.setArray(1, connection.createArrayOf("text", bodies));
                    written += insert.executeUpdate();
                    connection.commit();
                }
            }
            return written / ((System.nanoTime() - begin) / 1e9);
        }
    }
}
