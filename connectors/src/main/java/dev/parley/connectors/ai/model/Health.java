package dev.parley.connectors.ai.model;

import dev.parley.connectors.ai.model.ModelProblem.KeyRefused;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which providers are worth asking. One that keeps failing rests for half a minute and is then tried with two questions; one that
 * refused its key is left alone longer.
 */
final class Health {
    static final Duration REST = Duration.ofSeconds(30);

    private final Clock clock;
    private final CircuitBreakerRegistry breakers;
    private final Map<Provider, KeyRefused> refused = new ConcurrentHashMap<>();

    Health(Clock clock) {
        this.clock = clock;
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(50)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(2)
                .clock(clock)
                .build());
    }

    /** Why it is not to be asked now. When empty, {@link #report} or {@link #givenUp} has to follow. */
    Optional<ModelProblem> objection(ModelName model) {
        KeyRefused refusal = refused.get(model.provider());
        if (refusal != null && clock.instant().isBefore(refusal.until())) {
            return Optional.of(refusal);
        }
        return breaker(model).tryAcquirePermission() ? Optional.empty() : Optional.of(new ModelProblem.Resting(model));
    }

    /** @param problem null when it answered; one that is not the provider's own weakness counts as having answered */
    void report(ModelName model, @Nullable ModelProblem problem) {
        if (problem instanceof KeyRefused refusal) {
            refused.put(model.provider(), refusal);
        }
        if (problem != null && isOutage(problem)) {
            breaker(model).onError(0, TimeUnit.NANOSECONDS, new ModelException(problem, List.of()));
        } else {
            breaker(model).onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** The attempt ended without telling anything about the provider. */
    void givenUp(ModelName model) {
        breaker(model).releasePermission();
    }

    static boolean isOutage(ModelProblem problem) {
        return switch (problem) {
            case ModelProblem.RateLimited _,
                    ModelProblem.Unavailable _,
                    ModelProblem.TimedOut _,
                    ModelProblem.Unreachable _ -> true;
            case ModelProblem.NotConfigured _,
                    ModelProblem.KeyRefused _,
                    ModelProblem.OutOfCredit _,
                    ModelProblem.Rejected _,
                    ModelProblem.Refused _,
                    ModelProblem.Malformed _,
                    ModelProblem.CutOff _,
                    ModelProblem.Resting _,
                    ModelProblem.BudgetSpent _,
                    ModelProblem.OutOfTime _ -> false;
        };
    }

    private CircuitBreaker breaker(ModelName model) {
        return breakers.circuitBreaker(model.provider().id());
    }
}
