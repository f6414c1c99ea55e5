package dev.parley.bot.api;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether Redis answers, as {@code redis} in the health report. */
@Component
class RedisHealthIndicator extends AbstractHealthIndicator {
    private final RedisClient client;

    RedisHealthIndicator(RedisClient client) {
        super("Redis does not answer");
        this.client = client;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            health.up().withDetail("answer", connection.sync().ping());
        }
    }
}
