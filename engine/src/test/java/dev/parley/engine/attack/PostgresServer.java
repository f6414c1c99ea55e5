package dev.parley.engine.attack;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.TestDatabase;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL of one's own, durable as in production, that can be killed and started again on the same data and port. Its programs
 * are those the module's other tests run on.
 */
final class PostgresServer implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_connections=60",
            "shared_buffers=32MB",
            "jit=off");

    private final Path programs;
    private final Path data;
    private final Path log;
    private final int port;
    private final AtomicInteger databases = new AtomicInteger();
    private Process postmaster;
    private volatile String database = "postgres";
    private volatile HikariDataSource dataSource;

    private PostgresServer(Path programs, Path data, Path log, int port) {
        this.programs = programs;
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /** @param home where the data goes and the server's log */
    static PostgresServer create(Path home) throws IOException, InterruptedException {
        return create(home.resolve("data"), home.resolve("postgres.log"));
    }

    static PostgresServer create(Path data, Path log, String... initOptions) throws IOException, InterruptedException {
        PostgresServer server = new PostgresServer(programs(), data, log, freePort());
        List<String> init = new ArrayList<>(List.of("-D", data.toString(), "-U", "postgres", "-A", "trust"));
        init.addAll(List.of("-E", "UTF-8", "--no-locale", "--no-sync"));
        init.addAll(List.of(initOptions));
        Process process = server.run("initdb", init);
        if (process.waitFor() != 0) {
            throw new IOException("initdb failed; see " + log);
        }
        server.start();
        return server;
    }

    private static Path programs() {
        try (TestDatabase database = TestDatabase.create()) {
            return Path.of(JdbcClient.create(database.dataSource())
                    .sql("SELECT setting FROM pg_config WHERE name = 'BINDIR'")
                    .query(String.class)
                    .single());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    /** From now on this server is about a database that knows nothing of what was before. */
    void beginAnew() {
        String name = "attack_" + databases.incrementAndGet();
        jdbc().sql("CREATE DATABASE " + name).update();
        dataSource.close();
        database = name;
        dataSource = connect();
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    String url() {
        return url(port);
    }

    /** The address as seen through something that listens on another port. */
    String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    Process postmaster() {
        return postmaster;
    }

    /** Of the server's present life; does not outlive it. */
    HikariDataSource dataSource() {
        return dataSource;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** Returns once it accepts connections, its recovery done. */
    void start() {
        // The remains of a killed server may hold its memory for some milliseconds, which makes the new one give up.
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(20)).until(this::isUp);
        dataSource = connect();
    }

    /** Gives up soon: those who look on must not hold up those they look at. */
    private HikariDataSource connect() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setMaximumPoolSize(16);
        config.setConnectionTimeout(500);
        return new HikariDataSource(config);
    }

    private boolean isUp() throws IOException {
        if (postmaster == null || !postmaster.isAlive()) {
            List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", String.valueOf(port)));
            SETTINGS.forEach(setting -> arguments.addAll(List.of("-c", setting)));
            postmaster = run("postgres", arguments);
        }
        return accepts();
    }

    boolean accepts() {
        try (Connection connection = DriverManager.getConnection(url() + "&connectTimeout=2&socketTimeout=2")) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Process run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // It refuses to run as root; in a user namespace of its own root is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** SIGKILL for the server and all its children. */
    void kill() {
        dataSource.close();
        List<ProcessHandle> children = children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
    }

    /** SIGKILL for one of its children, whichever: the server throws all its connections out and recovers by itself. */
    void killOneChild(Random random) {
        List<ProcessHandle> children = children().toList();
        children.get(random.nextInt(children.size())).destroyForcibly();
    }

    /** Returns once it accepts connections again. */
    void awaitRecovery() {
        dataSource.close();
        start();
    }

    Stream<ProcessHandle> children() {
        return postmaster.descendants();
    }

    @Override
    public void close() {
        if (postmaster.isAlive()) {
            kill();
        }
    }

    String log() {
        try {
            return java.nio.file.Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
