package dev.parley.connectors.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreeTimeTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    @Test
    void with_nothing_to_do_all_is_free() {
        assertThat(gaps()).containsExactly(slot("09:00", "17:00"));
    }

    @Test
    void what_overlaps_is_busy_once() {
        assertThat(gaps(busy("10:00", "12:00"), busy("09:30", "11:00"), busy("10:15", "10:30")))
                .containsExactly(slot("09:00", "09:30"), slot("12:00", "17:00"));
    }

    @Test
    void a_gap_that_is_too_short_is_none() {
        assertThat(gaps(busy("09:20", "12:00"), busy("12:29", "16:30"))).containsExactly(slot("16:30", "17:00"));
    }

    @Test
    void what_reaches_over_the_ends_leaves_nothing_outside_of_them() {
        assertThat(gaps(busy("08:00", "10:00"), busy("16:00", "18:00"))).containsExactly(slot("10:00", "16:00"));
        assertThat(gaps(busy("08:00", "18:00"))).isEmpty();
    }

    private static List<FreeTime.Slot> gaps(FreeTime.Busy... busy) {
        return FreeTime.gaps(at("09:00"), at("17:00"), List.of(busy), HALF_AN_HOUR);
    }

    private static FreeTime.Busy busy(String start, String end) {
        return new FreeTime.Busy(at(start), at(end), "busy");
    }

    private static FreeTime.Slot slot(String start, String end) {
        return new FreeTime.Slot(at(start), at(end));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + ":00Z");
    }
}
