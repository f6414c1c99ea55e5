package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.embedded.TestServers;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class RedisHealthIndicatorTest {
    @Test
    void a_redis_that_answers_is_up() {
        assertThat(statusOf(TestServers.redisUrl())).isEqualTo(Status.UP);
    }

    @Test
    void a_redis_that_lets_nobody_in_is_down() {
        String withoutPassword = TestServers.redisUrl().replaceFirst("//[^@]*@", "//");
        assertThat(statusOf(withoutPassword)).isEqualTo(Status.DOWN);
    }

    private static Status statusOf(String url) {
        try (RedisClient client = RedisClient.create(url)) {
            return new RedisHealthIndicator(client).health().getStatus();
        }
    }
}
