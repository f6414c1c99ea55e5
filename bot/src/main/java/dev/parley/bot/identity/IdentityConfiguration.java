package dev.parley.bot.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lettuce.core.RedisClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Wires the package. The first start is prepared before the server takes requests. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityConfiguration {
    /** How long a revoked key or a changed role may still count. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** The same for whoever listens to a stream. */
    private static final Duration STREAM_MEMORY = Duration.ofSeconds(3);

    @Bean
    Accounts accounts(JdbcClient jdbc) {
        return new Accounts(jdbc);
    }

    /** Behind the first start, which makes the organization and its owner. */
    @Bean
    @DependsOn("firstStart")
    People people(JdbcClient jdbc, Accounts accounts) {
        return new People(jdbc, accounts);
    }

    @Bean(initMethod = "prepare")
    FirstStart firstStart(JdbcClient jdbc, PlatformTransactionManager transactions, IdentityProperties wishes) {
        return new FirstStart(jdbc, new TransactionTemplate(transactions), wishes);
    }

    @Bean
    ApiKeys apiKeys(Accounts accounts) {
        return new ApiKeys(accounts, shortMemory());
    }

    @Bean
    SessionCookie sessionCookie(FirstStart firstStart, Clock clock) {
        return new SessionCookie(firstStart.cookieSecret(), clock);
    }

    @Bean
    Callers callers(ApiKeys keys, SessionCookie cookie, Accounts accounts, List<Pass> passes, Clock clock) {
        return new Callers(keys, cookie, accounts, passes, shortMemory(), memory(STREAM_MEMORY), clock);
    }

    @Bean
    OpenSessions openSessions(JdbcClient jdbc) {
        return new OpenSessions(jdbc);
    }

    @Bean
    Sessions sessions(
            SessionCookie cookie, Accounts accounts, OpenSessions openSessions, Callers callers, Clock clock) {
        return new Sessions(cookie, accounts, openSessions, callers, clock);
    }

    @Bean
    Passwords passwords(JdbcClient jdbc) {
        return new Passwords(jdbc, Passwords.encoder());
    }

    @Bean
    Links links(JdbcClient jdbc, Clock clock) {
        return new Links(jdbc, clock);
    }

    @Bean(destroyMethod = "close")
    Throttle throttle(RedisClient redis) {
        return new Throttle(redis);
    }

    @Bean
    Loopback loopback(ServerProperties server, IdentityProperties wishes) {
        return new Loopback(server.getAddress(), wishes.localSignIn());
    }

    @Bean
    Refusals refusals(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        return new Refusals(resolver);
    }

    private static <K, V> Cache<K, V> shortMemory() {
        return memory(MEMORY);
    }

    private static <K, V> Cache<K, V> memory(Duration howLong) {
        return Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(howLong)
                .build();
    }
}
