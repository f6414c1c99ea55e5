package dev.parley.bot.slack;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same database by one connection more, which is there for what Slack waits for. */
final class SlackDatabase implements AutoCloseable {
    /** Slack gives up after three seconds and sends it again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HikariDataSource source;
    private final JdbcClient jdbc;

    private SlackDatabase(HikariDataSource source) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
    }

    static SlackDatabase beside(DataSource everybodys) {
        HikariConfig config = new HikariConfig();
        try {
            everybodys.unwrap(HikariDataSource.class).copyStateTo(config);
        } catch (SQLException notPooled) {
            throw new IllegalStateException("Parley pools its connections with HikariCP", notPooled);
        }
        config.setPoolName("parley-slack");
        config.setMaximumPoolSize(1);
        config.setMinimumIdle(1);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(PATIENCE.toMillis());
        return new SlackDatabase(new HikariDataSource(config));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        source.close();
    }
}
