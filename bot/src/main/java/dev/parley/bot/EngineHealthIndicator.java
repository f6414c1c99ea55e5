package dev.parley.bot;

import dev.parley.engine.runtime.LeasedRuntime;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * {@code engine} in the health report: UP where runs happen, STANDBY in a process that waits for its turn. That is well, so the report
 * as a whole stays UP and nobody restarts it; only {@code readiness} is 503, so that a load balancer sends people and webhooks to the
 * owner.
 */
@Component
class EngineHealthIndicator implements HealthIndicator {
    private static final Status STANDBY = new Status(
            "STANDBY", "Another Parley owns the runs; this one answers reads and takes over when that one ends");

    private final LeasedRuntime runtime;

    EngineHealthIndicator(LeasedRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public Health health() {
        return (runtime.isAtWork() ? Health.up() : Health.status(STANDBY)).build();
    }
}
