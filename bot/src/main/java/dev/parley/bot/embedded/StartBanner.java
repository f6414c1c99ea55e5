package dev.parley.bot.embedded;

import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What a person at the terminal wants to know once Parley is up. */
final class StartBanner {
    private StartBanner() {}

    static String of(Environment environment, ServerSettings settings) {
        return """

              Parley is ready.

                Open     %s
                Data     %s
                Models   none, and none needed: the copilot works without a key
                Stop     Ctrl+C
            """.formatted(url(environment), data(settings));
    }

    private static String url(Environment environment) {
        var port = environment.getProperty("local.server.port");
        var address = environment.getProperty("server.address", "");
        return "http://localhost:%s%s"
                .formatted(
                        port,
                        Stream.of("127.0.0.1", "localhost", "::1").anyMatch(address::equals)
                                ? ""
                                : "  (other machines can reach it too)");
    }

    private static String data(ServerSettings settings) {
        var database = settings.database();
        return database == null
                ? settings.home().toAbsolutePath().normalize().toString()
                // The part after it may hold a password.
                : database.url().replaceAll("\\?.*", "");
    }
}
