package dev.parley.bot.narrator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FloodGateTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    @Test
    void so_many_pass_in_any_minute_and_no_more() {
        FloodGate gate = new FloodGate(2);
        assertThat(gate.lets("a", NOON)).isTrue();
        assertThat(gate.lets("a", NOON.plusSeconds(30))).isTrue();
        assertThat(gate.lets("a", NOON.plusSeconds(59))).isFalse();
        assertThat(gate.lets("a", NOON.plusSeconds(60))).isTrue();
        assertThat(gate.lets("a", NOON.plusSeconds(61))).isFalse();
    }

    @Test
    void each_subject_has_its_own_measure() {
        FloodGate gate = new FloodGate(1);
        assertThat(gate.lets("a", NOON)).isTrue();
        assertThat(gate.lets("b", NOON)).isTrue();
        assertThat(gate.lets("a", NOON)).isFalse();
    }
}
