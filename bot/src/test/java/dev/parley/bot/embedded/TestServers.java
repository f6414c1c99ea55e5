package dev.parley.bot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One PostgreSQL and one Redis for all tests of this JVM: the real ones, as people get them, started when first asked for.
 *
 * <pre>{@code
 * @DynamicPropertySource
 * static void servers(DynamicPropertyRegistry registry) {
 *     TestServers.register(registry);
 * }
 * }</pre>
 */
public final class TestServers {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final int REDIS_DATABASES = 16;

    private TestServers() {}

    /** An empty database that nobody else uses. */
    public static TestDatabase freshDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        var server = Started.POSTGRES.endpoint();
        try (var connection = DriverManager.getConnection(server.url(), server.username(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var endpoint = Started.POSTGRES.endpoint(name);
        return new TestDatabase(endpoint.url(), endpoint.username(), endpoint.password());
    }

    /** A Redis with the password in the URL; of its sixteen databases the next one. */
    public static String redisUrl() {
        return Started.REDIS.url() + "/" + DATABASES.incrementAndGet() % REDIS_DATABASES;
    }

    /** Gives an application under test a fresh database and the shared Redis. */
    public static void register(DynamicPropertyRegistry registry) {
        var database = freshDatabase();
        var redis = redisUrl();
        registry.add("parley.datasource.url", database::url);
        registry.add("parley.datasource.username", database::username);
        registry.add("parley.datasource.password", database::password);
        registry.add("parley.redis.url", () -> redis);
        // Most tests say nothing to the copilot, and would wait for a model that they do not use.
        registry.add("parley.copilot.warm-up", () -> false);
        registry.add("parley.home", () -> Started.HOME.path().toString());
    }

    private static final class Started {
        static final ParleyHome HOME = home();
        static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.start(HOME);
        static final EmbeddedRedis REDIS = EmbeddedRedis.start(HOME);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(Started::stop));
        }

        /** Kept between runs, because unpacking and creating takes seconds; a second run at the same time gets its own. */
        private static ParleyHome home() {
            try {
                return ParleyHome.open(Path.of("target", "test-servers"));
            } catch (ServerUnavailableException inUse) {
                try {
                    return ParleyHome.open(Files.createTempDirectory("parley-test"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static void stop() {
            awaitSpring();
            POSTGRES.close();
            REDIS.close();
            HOME.close();
        }

        /** Spring closes its cached applications in a hook of its own; all hooks are started at about the same time. */
        private static void awaitSpring() {
            LockSupport.parkNanos(100_000_000);
            Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("SpringApplicationShutdownHook"))
                    .forEach(thread -> {
                        try {
                            thread.join();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    });
        }
    }
}
