package dev.parley.bot.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Caller BEN = caller("Ben", "editor");

    private final AtomicLong changes = new AtomicLong();
    private Instant now = Instant.parse("2026-11-22T09:00:00Z");
    private Optional<Caller> current = Optional.of(BEN);
    private int questions;

    private final Standing standing = new Standing(
            BEN,
            () -> {
                questions++;
                return current;
            },
            changes::get,
            () -> now);

    private static Caller caller(String name, String... roles) {
        return new Caller(new OrgId(new UUID(0, 1)), new Actor("user:ben", name), Set.of(roles));
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    @Test
    void it_lasts_while_the_credentials_stand_for_the_same_caller() {
        for (int minute = 0; minute < 60; minute++) {
            assertThat(standing.lasts()).isTrue();
            after(Duration.ofMinutes(1));
        }
    }

    @Test
    void it_is_over_within_a_heartbeat_of_15_seconds_however_often_it_is_asked() {
        current = Optional.empty();
        int seconds = 0;
        while (standing.lasts()) {
            after(Duration.ofSeconds(1));
            seconds++;
        }
        assertThat(seconds).isLessThanOrEqualTo(15);
    }

    @Test
    void a_busy_stream_asks_nobody_between_two_looks() {
        for (int event = 0; event < 10_000; event++) {
            assertThat(standing.lasts()).isTrue();
            after(Duration.ofMillis(1));
        }
        assertThat(questions).isZero();
    }

    @Test
    void what_this_process_changed_counts_at_once() {
        current = Optional.empty();
        assertThat(standing.lasts()).isTrue();
        changes.incrementAndGet();
        assertThat(standing.lasts()).isFalse();
    }

    @Test
    void other_roles_are_another_caller() {
        current = Optional.of(caller("Ben", "viewer"));
        changes.incrementAndGet();
        assertThat(standing.lasts()).isFalse();
    }

    @Test
    void what_is_over_stays_over() {
        current = Optional.empty();
        after(Duration.ofSeconds(15));
        assertThat(standing.lasts()).isFalse();
        current = Optional.of(BEN);
        assertThat(standing.lasts()).isFalse();
        after(Duration.ofHours(1));
        assertThat(standing.lasts()).isFalse();
    }
}
