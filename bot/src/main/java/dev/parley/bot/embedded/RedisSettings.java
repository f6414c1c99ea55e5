package dev.parley.bot.embedded;

import java.nio.file.Path;

/** The settings of the embedded Redis: private, bounded in memory, nothing on disk. */
final class RedisSettings {
    private RedisSettings() {}

    static String of(int port, String password, Path folder, Path log) {
        return """
            # Written by Parley at every start.
            bind %s
            port %d
            requirepass %s
            dir %s
            logfile %s
            loglevel notice
            # It carries what may be lost: caches, rate limits, live events on their way.
            save ""
            appendonly no
            maxmemory 128mb
            maxmemory-policy allkeys-lru
            """.formatted(Loopback.ADDRESS, port, password, quoted(folder), quoted(log))
                // A session of its own, so that Ctrl+C reaches Parley alone. Windows has no such thing.
                + (OperatingSystem.isWindows() ? "" : "daemonize yes\n");
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace('\\', '/') + '"';
    }
}
