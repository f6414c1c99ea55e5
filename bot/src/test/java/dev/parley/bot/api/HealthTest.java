package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.registry.HealthContributorRegistry;

class HealthTest extends StartedParley {
    @Autowired
    HealthContributorRegistry contributors;

    @Test
    void health_asks_the_database_and_redis() {
        assertThat(contributors.getContributor("db")).isNotNull();
        assertThat(contributors.getContributor("redis")).isNotNull();
        assertThat(anyone().get("/actuator/health").status()).isEqualTo(200);
    }
}
