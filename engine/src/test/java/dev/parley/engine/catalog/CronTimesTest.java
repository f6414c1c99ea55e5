package dev.parley.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Trigger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CronTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Stream<String> times(String cron, String after, int count) {
        Trigger.Schedule schedule = new Trigger.Schedule(cron, BERLIN);
        return Stream.iterate(
                        CronTimes.next(schedule, Instant.parse(after)).orElseThrow(),
                        at -> CronTimes.next(schedule, at).orElseThrow())
                .limit(count)
                .map(Instant::toString);
    }

    @Test
    void monday_at_nine_is_monday_at_nine_in_its_zone() {
        assertThat(times("0 9 * * MON", "2026-11-21T00:00:00Z", 2))
                .containsExactly("2026-11-23T08:00:00Z", "2026-11-30T08:00:00Z");
    }

    @Test
    void a_time_that_summer_time_skips_is_made_up_for_on_the_same_day() {
        assertThat(times("30 2 * * *", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void a_time_that_comes_twice_fires_once() {
        assertThat(times("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void every_quarter_of_an_hour_goes_on_through_the_hour_that_comes_twice() {
        assertThat(times("*/30 * * * *", "2026-10-24T23:45:00Z", 5))
                .containsExactly(
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T00:30:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T01:30:00Z",
                        "2026-10-25T02:00:00Z");
    }
}
