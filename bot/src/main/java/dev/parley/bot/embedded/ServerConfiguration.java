package dev.parley.bot.embedded;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.parley.bot.identity.FirstOwner;
import dev.parley.connectors.ai.model.ChatModels;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the application its {@link DataSource} and its {@link RedisClient}, wherever the servers are. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    /** A connection beyond the first two that nobody has needed for so long is given back. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Bean
    static Servers servers() {
        return new Servers();
    }

    @Bean
    DataSource dataSource(Servers servers) {
        var database = servers.database();
        var config = new HikariConfig();
        config.setPoolName("parley");
        config.setJdbcUrl(database.url());
        if (!database.username().isEmpty()) {
            config.setUsername(database.username());
            config.setPassword(database.password());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setIdleTimeout(SPARE.toMillis());
        config.setInitializationFailTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("ApplicationName", "parley");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // Rows locked by a session that has lost its client without a word would be waited for.
        config.setConnectionInitSql("SET idle_in_transaction_session_timeout = '30s'");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new ServerUnavailableException(
                    "No connection to the database: " + e.getCause().getMessage(),
                    "Check PARLEY_DATASOURCE_URL, PARLEY_DATASOURCE_USERNAME and PARLEY_DATASOURCE_PASSWORD.",
                    e);
        }
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient(Servers servers) {
        var uri = RedisURI.create(servers.redisUrl());
        uri.setClientName("parley");
        uri.setTimeout(Duration.ofSeconds(5));
        return RedisClient.create(uri);
    }

    @Bean
    @ConditionalOnWebApplication
    ApplicationListener<ApplicationReadyEvent> startBanner(Servers servers) {
        return ready -> {
            var parley = ready.getApplicationContext();
            boolean hasModel = parley.getBeanProvider(ChatModels.class).stream().anyMatch(ChatModels::isConfigured);
            System.out.println(StartBanner.of(parley.getEnvironment(), servers.settings(), hasModel));
            Optional<String> welcome = Optional.ofNullable(
                            parley.getBeanProvider(FirstOwner.class).getIfAvailable())
                    .flatMap(FirstOwner::link);
            System.out.print(StartBanner.welcome(welcome));
        };
    }
}
