package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunIdTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final UUID ONES = new UUID(-1, -1);
    private static final UUID RANDOM = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");

    @Test
    void an_id_is_a_uuid_of_version_7() {
        UUID id = RunId.at(NOON, RANDOM).value();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
        assertThat(id.toString()).endsWith("-7def-8123-456789abcdef");
    }

    @Test
    void later_runs_have_greater_ids() {
        RunId early = RunId.at(NOON, ONES);
        RunId late = RunId.at(NOON.plusMillis(1), new UUID(0, Long.MIN_VALUE));
        assertThat(early).isLessThan(late);
        assertThat(late).isGreaterThan(early);
        assertThat(early).isEqualByComparingTo(new RunId(early.value()));
    }
}
