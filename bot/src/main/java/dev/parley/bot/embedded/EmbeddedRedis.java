package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Redis server of a {@link ParleyHome}. It starts empty every time. */
final class EmbeddedRedis implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 5;

    private final ServerProcesses processes;
    private final String url;

    private EmbeddedRedis(ServerProcesses processes, String url) {
        this.processes = processes;
        this.url = url;
    }

    /** Unpacks the program, which {@link #start} does otherwise. */
    static void unpack(ParleyHome home) {
        try {
            RedisBinary.unpackedIn(home.folder("redis"));
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "The embedded Redis cannot be unpacked: " + e,
                    "See that %s can be written to. You can set PARLEY_REDIS_URL to a Redis server of yours."
                            .formatted(home.path()),
                    e);
        }
    }

    /** Starts the server. One left behind by a killed process is stopped first. */
    static EmbeddedRedis start(ParleyHome home) {
        return start(home, Loopback::freePort);
    }

    static EmbeddedRedis start(ParleyHome home, Ports ports) {
        var log = new ServerLog(home.log("redis"));
        try {
            var folder = home.folder("redis");
            var processes = new ServerProcesses(folder);
            processes.stop(ProcessHandle::destroy, PATIENCE);
            var program = RedisBinary.unpackedIn(folder);
            var password = Password.generate();
            for (var attempt = 1; attempt <= PORT_ATTEMPTS; attempt++) {
                var port = ports.next();
                var settings = OwnerOnly.write(
                        folder.resolve("redis.conf"), RedisSettings.of(port, password, folder, log.file()));
                run(program, settings, log);
                if (new RedisPing(port, password)
                        .isAnsweredWithin(PATIENCE, () -> !processes.servers().isEmpty())) {
                    return new EmbeddedRedis(
                            processes, "redis://:%s@%s:%d".formatted(password, Loopback.ADDRESS, port));
                }
                processes.stop(ProcessHandle::destroy, PATIENCE);
            }
            throw new ServerUnavailableException(
                    "The embedded Redis does not start:\n"
                            + log.since(0).indent(4).stripTrailing(),
                    "Its log is %s. You can set PARLEY_REDIS_URL to a Redis server of yours.".formatted(log.file()));
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "The embedded Redis cannot be started: " + e, "Its log is " + log.file() + ".", e);
        }
    }

    /** With the password in it. */
    String url() {
        return url;
    }

    @Override
    public void close() {
        processes.stop(ProcessHandle::destroy, PATIENCE);
    }

    private static void run(Path program, Path settings, ServerLog log) throws IOException {
        var builder = new ProcessBuilder(List.of(program.toString(), settings.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        ChildEnvironment.strip(builder.environment());
        builder.start();
    }
}
