package dev.parley.bot.embedded;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** What a person at the terminal wants to know once Parley is up. */
final class StartBanner {
    private static final List<String> MODEL_SETTINGS = List.of(
            "PARLEY_ANTHROPIC_API_KEY", "PARLEY_OPENAI_API_KEY", "PARLEY_GEMINI_API_KEY", "PARLEY_OLLAMA_BASE_URL");

    private StartBanner() {}

    static String of(Environment environment, ServerSettings settings) {
        return """

              Parley is ready.

                Open     %s
                Data     %s
                Models   %s
                Stop     Ctrl+C
            """.formatted(url(environment), data(settings), models(environment));
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

    private static String models(Environment environment) {
        var set = MODEL_SETTINGS.stream()
                .filter(name -> StringUtils.hasText(environment.getProperty(name)))
                .map(name -> StringUtils.capitalize(name.split("_")[1].toLowerCase()))
                .toList();
        return set.isEmpty() ? """
                none, and none needed: Parley asks its questions by itself.
                             To converse freely set PARLEY_ANTHROPIC_API_KEY, PARLEY_OPENAI_API_KEY,
                             PARLEY_GEMINI_API_KEY or PARLEY_OLLAMA_BASE_URL.""" : String.join(", ", set);
    }
}
