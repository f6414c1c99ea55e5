package dev.parley.bot.embedded;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What a person at the terminal wants to know once Parley is up. */
final class StartBanner {
    private StartBanner() {}

    /** What the first owner needs to get in; empty when there is another way. */
    static String welcome(Optional<String> link) {
        return link.map("""
                          Nobody can sign in yet. Open this link once, within a day, to become the owner:
                            %s

                        """::formatted).orElse("");
    }

    /** @param hasModel whether a language model is connected */
    static String of(Environment environment, ServerSettings settings, boolean hasModel) {
        return """

              Parley is ready.

                Open     %s
                Data     %s
                Models   %s
                Slack    %s
                Stop     Ctrl+C
            """.formatted(
                url(environment),
                data(settings),
                hasModel
                        ? "connected: the copilot reads wishes with them"
                        : "none, and none needed: the copilot works without a key",
                Stream.of("parley.slack.bot-token", "parley.slack.client-id")
                                .allMatch(name ->
                                        environment.getProperty(name, "").isBlank())
                        ? "not connected: set PARLEY_SLACK_BOT_TOKEN and PARLEY_SLACK_APP_TOKEN (docs/slack.md)"
                        : "connected; people mention it in a channel or write to it directly");
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
