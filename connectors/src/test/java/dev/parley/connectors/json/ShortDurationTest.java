package dev.parley.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortDurationTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "24h, PT24H", "2d, PT48H", "PT1M30S, PT1M30S"})
    void durations_are_read_as_workflows_write_them(String text, Duration expected) {
        assertThat(ShortDuration.parse(text)).isEqualTo(expected);
    }
}
