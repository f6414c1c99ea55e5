package dev.parley.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunIdTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.999Z");

    @Test
    void ids_sort_by_the_microsecond_so_that_a_queue_keeps_its_order() {
        List<RunId> ids = new ArrayList<>();
        for (int micros = 0; micros < 2_000; micros++) {
            ids.add(RunId.at(NOW.plusNanos(micros * 1_000L), UUID.randomUUID()));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_id_tells_its_millisecond_and_is_a_uuid_of_version_7() {
        RunId id = RunId.at(NOW, UUID.randomUUID());
        assertThat(id.value().version()).isEqualTo(7);
        assertThat(id.value().variant()).isEqualTo(2);
        assertThat(id.value().getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }
}
