package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger rings = new AtomicInteger();
    private final Alarm alarm = new Alarm(clockOf(now), () -> {
        rings.incrementAndGet();
        return NOON.plus(Duration.ofHours(1));
    });

    @AfterEach
    void end() {
        alarm.close();
    }

    @Test
    void rings_when_the_clock_jumps_over_the_moment() {
        alarm.start();
        await().atMost(SOON).until(() -> rings.get() == 1);
        now.set(NOON.plus(Duration.ofDays(1)));
        await().atMost(SOON).until(() -> rings.get() > 1);
    }

    @Test
    void rings_on_time_when_the_clock_was_set_back_and_is_put_right() {
        alarm.start();
        await().atMost(SOON).until(() -> rings.get() == 1);
        now.set(NOON.minus(Duration.ofHours(3)));
        await().pollDelay(Duration.ofMillis(1_500)).atMost(SOON).until(() -> rings.get() == 1);
        now.set(NOON.plus(Duration.ofHours(2)));
        await().atMost(SOON).until(() -> rings.get() > 1);
    }

    @Test
    void rings_at_once_for_a_moment_that_has_passed() {
        alarm.start();
        await().atMost(SOON).until(() -> rings.get() == 1);
        alarm.setFor(NOON);
        await().atMost(SOON).until(() -> rings.get() == 2);
        assertThat(now.get()).isEqualTo(NOON);
    }

    private static Clock clockOf(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneId.of("UTC");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("The engine works in UTC");
            }
        };
    }
}
