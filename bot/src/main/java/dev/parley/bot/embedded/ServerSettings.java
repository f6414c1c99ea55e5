package dev.parley.bot.embedded;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Which servers to use.
 *
 * @param database {@code parley.datasource.*}; null means the embedded one
 * @param redisUrl {@code parley.redis.url}; null means the embedded one
 */
record ServerSettings(
        Path home,
        @Nullable PostgresEndpoint database,
        @Nullable String redisUrl) {
    static ServerSettings from(Environment environment) {
        var url = textOrNull(environment, "parley.datasource.url");
        return new ServerSettings(
                Path.of(environment.getProperty(
                        "parley.home",
                        Path.of(System.getProperty("user.home"), ".parley").toString())),
                url == null
                        ? null
                        : new PostgresEndpoint(
                                url,
                                environment.getProperty("parley.datasource.username", ""),
                                environment.getProperty("parley.datasource.password", "")),
                textOrNull(environment, "parley.redis.url"));
    }

    boolean needsHome() {
        return database == null || redisUrl == null;
    }

    private static @Nullable String textOrNull(Environment environment, String name) {
        var text = environment.getProperty(name);
        return StringUtils.hasText(text) ? text.strip() : null;
    }
}
