package dev.parley.engine.benchmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL, set up as Parley ships it, for everybody who is measured; each has a database of its own. */
final class BenchmarkServer implements AutoCloseable {
    /** As in {@code dev.parley.bot.embedded.PostgresSettings}. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("wal_compression", "pglz"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("min_wal_size", "128MB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("maintenance_work_mem", "64MB"),
            Map.entry("max_connections", "100"),
            Map.entry("jit", "off"));

    private static final List<String> SAID = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "wal_level",
            "wal_compression",
            "shared_buffers",
            "max_wal_size",
            "jit");

    private static final int CONNECTIONS = 16;

    private final EmbeddedPostgres postgres;

    private BenchmarkServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static BenchmarkServer start() throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        return new BenchmarkServer(builder.start());
    }

    /** Creates an empty database. @return its JDBC URL */
    String create(String name) {
        JdbcClient.create(postgres.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return postgres.getJdbcUrl("postgres", name);
    }

    /** Creates a database with Parley's tables. @return its JDBC URL */
    String createMigrated(String name) {
        String url = create(name);
        Flyway.configure().dataSource(url, "postgres", "").load().migrate();
        return url;
    }

    /** As many connections as the application has. */
    static HikariDataSource connect(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** The settings that decide what a commit costs, asked of the server itself. */
    String settings() {
        JdbcClient jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : SAID) {
            values.put(
                    name,
                    jdbc.sql("SELECT current_setting(?)")
                            .param(name)
                            .query(String.class)
                            .single());
        }
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
