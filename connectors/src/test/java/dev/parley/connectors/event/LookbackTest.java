package dev.parley.connectors.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LookbackTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void begins_now_and_never_goes_back_before_that() {
        Lookback first = Lookback.of(null, NINE);

        assertThat(first.from()).isEqualTo(NINE);
        assertThat(first.seen(NINE.plusSeconds(60)).from()).isEqualTo(NINE);
    }

    @Test
    void goes_back_a_little_for_what_is_shown_late() {
        Lookback later = Lookback.of(null, NINE).seen(NINE.plusSeconds(600));

        assertThat(later.from()).isEqualTo(NINE.plusSeconds(480));
        assertThat(later.seen(NINE.plusSeconds(500))).isEqualTo(later);
    }

    @Test
    void is_kept_in_its_cursor() {
        Lookback later = Lookback.of(null, NINE).seen(NINE.plusSeconds(600));

        assertThat(Lookback.of(later.cursor(), NINE.plusSeconds(9999))).isEqualTo(later);
    }
}
