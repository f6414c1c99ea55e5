package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.NodeSettings.Retry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Retry RETRY = new Retry(30, Duration.ofSeconds(10));
    private static final double NO_JITTER = 0.5;

    private static Duration pause(int failedAttempt, double jitter) {
        return Duration.between(NOW, Backoff.next(RETRY, failedAttempt, null, NOW, jitter));
    }

    @Test
    void pauses_double() {
        assertThat(pause(1, NO_JITTER)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(2, NO_JITTER)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pause(5, NO_JITTER)).isEqualTo(Duration.ofSeconds(160));
    }

    @Test
    void no_pause_is_longer_than_an_hour_however_many_attempts() {
        assertThat(pause(20, NO_JITTER)).isEqualTo(Duration.ofHours(1));
        assertThat(pause(30, NO_JITTER)).isEqualTo(Duration.ofHours(1));
        Retry endless = new Retry(1_000, Duration.ofSeconds(10));
        assertThat(Backoff.next(endless, 65, null, NOW, NO_JITTER)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void jitter_spreads_a_fifth_to_both_sides() {
        assertThat(pause(1, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(pause(1, 1)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void the_last_attempt_is_not_repeated() {
        Retry twice = new Retry(2, Duration.ofSeconds(1));
        assertThat(Backoff.next(twice, 2, null, NOW, NO_JITTER)).isNotNull();
        assertThat(Backoff.next(twice, 3, null, NOW, NO_JITTER)).isNull();
        assertThat(Backoff.next(null, 1, null, NOW, NO_JITTER)).isNull();
    }

    @Test
    void the_far_system_can_lengthen_a_pause_but_not_shorten_it() {
        assertThat(Backoff.next(RETRY, 1, NOW.plusSeconds(60), NOW, NO_JITTER)).isEqualTo(NOW.plusSeconds(60));
        assertThat(Backoff.next(RETRY, 1, NOW.plusSeconds(5), NOW, NO_JITTER)).isEqualTo(NOW.plusSeconds(10));
    }
}
