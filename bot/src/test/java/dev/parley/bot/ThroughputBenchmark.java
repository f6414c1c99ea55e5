package dev.parley.bot;

import dev.parley.bot.embedded.TestDatabase;
import dev.parley.bot.embedded.TestServers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Webhook to completed run, over HTTP, everything durable, beside what the same PostgreSQL can commit at all. Not a test: it
 * prints a table. Run it with {@code ./mvnw -Pbenchmarks verify -DskipTests}.
 */
final class ThroughputBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration ROUND = Duration.ofSeconds(10);
    private static final int RATE = 200;
    private static final int FAST_CALLERS = 64;
    private static final int STEADY_CALLERS = 16;
    private static final String ORDER = "{\"name\":\"Ana\",\"amount\":12}";
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
        try (RunningParley parley = RunningParley.at(Files.createTempDirectory("parley-benchmark"), servers)) {
            String workflow = parley.client().publish(WORKFLOW);
            URI hook = parley.uri().resolve(parley.client().hookOf(workflow).getPath());
            load(hook, FAST_CALLERS, WARM_UP, 0);

            long[] steady = load(hook, STEADY_CALLERS, ROUND, RATE);
            long before = succeeded(database);
            long[] flatOut = load(hook, FAST_CALLERS, ROUND, 0);
            long completed = succeeded(database) - before;
            double single = commits(database, 1);
            double hundred = commits(database, 100);
            print(flatOut, completed, steady, single, hundred);
        }
        System.exit(0);
    }

    private static void print(long[] flatOut, long completed, long[] steady, double single, double hundred) {
        double runs = completed / (double) ROUND.toSeconds();
        System.out.printf(
                """

                webhook -> set -> set, %d callers, %d s                completed runs/s   %8.0f
                  answer time while flat out                          p50 / p99          %s / %s ms
                webhook at %d/s                                       start p50 / p99    %s / %s ms
                the same PostgreSQL, one connection, fsync on
                  one-row commits                                     rows/s             %8.0f
                  100-row commits                                     rows/s             %8.0f
                completed runs per one-row commit                                        %8.2f
                journal rows (4 a run) per row of 100-row commits                        %8.2f
                %n""",
                FAST_CALLERS,
                ROUND.toSeconds(),
                runs,
                ms(flatOut, 0.5),
                ms(flatOut, 0.99),
                RATE,
                ms(steady, 0.5),
                ms(steady, 0.99),
                single,
                hundred,
                runs / single,
                runs * 4 / hundred);
    }

    private static String ms(long[] sortedNanos, double quantile) {
        long nanos = sortedNanos[(int) Math.min(sortedNanos.length - 1, quantile * sortedNanos.length)];
        return "%.1f".formatted(nanos / 1e6);
    }

    /** @param perSecond of all callers together, on a fixed timetable; 0 means as fast as answers come @return sorted answer times */
    private static long[] load(URI hook, int callers, Duration duration, int perSecond) throws Exception {
        ConcurrentLinkedQueue<long[]> times = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int caller = 0; caller < callers; caller++) {
            long pace = perSecond == 0 ? 0 : callers * 1_000_000_000L / perSecond;
            long first = begin + (perSecond == 0 ? 0 : caller * 1_000_000_000L / perSecond);
            threads.add(Thread.ofPlatform()
                    .start(() -> times.add(call(hook, first, begin + duration.toNanos(), pace))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    /** One keep-alive connection. Times count from when the call was due, so that a stall is not hidden. */
    private static long[] call(URI hook, long first, long end, long pace) {
        byte[] request =
                ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(hook.getPath(), ORDER.length(), ORDER))
                        .getBytes(StandardCharsets.US_ASCII);
        List<Long> times = new ArrayList<>();
        try (Socket socket = new Socket("localhost", hook.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (long due = first; due < end; due = pace == 0 ? System.nanoTime() : due + pace) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(request);
                expectAccepted(in);
                times.add(System.nanoTime() - due);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    private static void expectAccepted(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        boolean isChunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            }
            isChunked |= lower.startsWith("transfer-encoding:");
        }
        for (int chunk = isChunked ? Integer.parseInt(line(in), 16) : 0;
                chunk > 0;
                chunk = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(chunk + 2L);
        }
        if (isChunked) {
            line(in);
        }
        in.skipNBytes(length);
        if (!status.contains(" 202")) {
            throw new IOException("The webhook answered " + status);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("The connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
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
