package dev.parley.bot.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process to be killed: starts the servers of a home, says where they are, and waits. */
final class StartAndHold {
    private StartAndHold() {}

    public static void main(String[] arguments) throws IOException {
        var home = ParleyHome.open(Path.of(arguments[0]));
        var postgres = EmbeddedPostgres.start(home).endpoint();
        var redis = EmbeddedRedis.start(home);
        System.out.printf("%s %s %s %s%n", postgres.url(), postgres.username(), postgres.password(), redis.url());
        System.in.read();
    }
}
