package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The PostgreSQL server of a {@link ParleyHome}. It keeps its data between starts and runs in a session of its own, so that
 * Ctrl+C reaches Parley alone and the database outlives everyone who still writes to it.
 */
final class EmbeddedPostgres implements AutoCloseable {
    static final String USER = "parley";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PORT_ATTEMPTS = 5;

    private final PostgresCluster cluster;
    private final PostgresPrograms programs;
    private final ServerProcesses processes;
    private final int port;

    private EmbeddedPostgres(PostgresCluster cluster, PostgresPrograms programs, ServerProcesses processes, int port) {
        this.cluster = cluster;
        this.programs = programs;
        this.processes = processes;
        this.port = port;
    }

    /**
     * Starts the server on the data in {@code home}, creating it the first time. One left behind by a killed process is
     * stopped first.
     */
    static EmbeddedPostgres start(ParleyHome home) {
        return start(home, ServerUser.choose(), Loopback::freePort);
    }

    static EmbeddedPostgres start(ParleyHome home, ServerUser user, Ports ports) {
        var log = new ServerLog(home.log("postgres"));
        try {
            var folder = home.folder("postgres");
            var programs = new PostgresPrograms(PostgresBinaries.unpackedIn(folder), user, log);
            var processes = new ServerProcesses(folder);
            processes.stop(programs::askToStop, PATIENCE);
            var cluster = PostgresCluster.in(home, programs);
            cluster.forgetDeadServer();
            return new EmbeddedPostgres(cluster, programs, processes, start(cluster, programs, ports));
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "The embedded PostgreSQL cannot be started: " + e, "Its log is " + log.file() + ".", e);
        }
    }

    PostgresEndpoint endpoint() {
        return endpoint("postgres");
    }

    PostgresEndpoint endpoint(String database) {
        return new PostgresEndpoint(
                "jdbc:postgresql://%s:%d/%s".formatted(Loopback.ADDRESS, port, database), USER, cluster.password());
    }

    Path data() {
        return cluster.data();
    }

    /** Ends open sessions, writes everything out and waits for the server to be gone. */
    @Override
    public void close() {
        processes.stop(programs::askToStop, PATIENCE);
    }

    private static int start(PostgresCluster cluster, PostgresPrograms programs, Ports ports) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var port = ports.next();
            Files.writeString(cluster.data().resolve("postgresql.conf"), PostgresSettings.onPort(port));
            // Patient, because after a crash the server first replays what it had promised.
            var failure = programs.run(
                    "pg_ctl", List.of("start", "--silent", "--wait", "--timeout=120", "--pgdata=" + cluster.data()));
            if (failure.isEmpty()) {
                return port;
            }
            var portWasTaken = failure.contains("could not bind") || failure.contains("TCP/IP sockets");
            if (!portWasTaken || attempt == PORT_ATTEMPTS) {
                throw new ServerUnavailableException(
                        "The embedded PostgreSQL does not start:\n"
                                + failure.indent(4).stripTrailing(),
                        "Its log is %s, its data %s.".formatted(programs.log().file(), cluster.data()));
            }
        }
    }
}
