package dev.parley.engine.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Trigger.Misfire;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueMomentsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NINE = Instant.parse("2026-11-21T08:00:00Z");

    private static Trigger.Schedule every(String cron, Misfire misfire) {
        return new Trigger.Schedule(cron, BERLIN, misfire);
    }

    private static List<String> moments(Trigger.Schedule schedule, Instant first, Instant now) {
        return DueMoments.of(schedule, first, now).moments().stream()
                .map(Instant::toString)
                .toList();
    }

    @Test
    void a_moment_that_has_just_come_fires_whatever_the_policy() {
        for (Misfire misfire : Misfire.values()) {
            DueMoments due = DueMoments.of(every("0 * * * *", misfire), NINE, NINE.plusMillis(400));
            assertThat(due.moments()).as(misfire.name()).containsExactly(NINE);
            assertThat(due.leftOutSince()).isNull();
        }
    }

    @Test
    void a_restart_just_then_misses_nothing() {
        assertThat(moments(every("0 9 * * *", Misfire.SKIP), NINE, NINE.plusSeconds(60)))
                .hasSize(1);
        assertThat(moments(every("0 9 * * *", Misfire.SKIP), NINE, NINE.plusSeconds(61)))
                .isEmpty();
    }

    @Test
    void one_makes_up_for_all_that_were_missed() {
        assertThat(moments(every("0 * * * *", Misfire.ONCE), NINE, NINE.plus(Duration.ofDays(3))))
                .containsExactly("2026-11-21T08:00:00Z");
    }

    @Test
    void each_that_was_missed_gets_its_own() {
        assertThat(moments(every("0 * * * *", Misfire.ALL), NINE, NINE.plus(Duration.ofMinutes(185))))
                .containsExactly(
                        "2026-11-21T08:00:00Z", "2026-11-21T09:00:00Z", "2026-11-21T10:00:00Z", "2026-11-21T11:00:00Z");
    }

    @Test
    void made_up_for_are_the_moments_that_summer_time_let_be() {
        Instant saturday = Instant.parse("2026-10-24T00:30:00Z");
        assertThat(moments(every("30 2 * * *", Misfire.ALL), saturday, Instant.parse("2026-10-26T12:00:00Z")))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void of_very_many_the_last_hundred_are_made_up_for_and_the_rest_is_told() {
        DueMoments due = DueMoments.of(every("* * * * * *", Misfire.ALL), NINE, NINE.plus(Duration.ofDays(365)));
        assertThat(due.moments()).hasSize(100).isSorted();
        assertThat(due.moments().getLast()).isEqualTo(NINE.plus(Duration.ofDays(365)));
        assertThat(due.leftOutSince()).isEqualTo(NINE);
    }

    @Test
    void exactly_a_hundred_leave_none_out() {
        DueMoments due = DueMoments.of(every("0 * * * *", Misfire.ALL), NINE, NINE.plus(Duration.ofHours(99)));
        assertThat(due.moments()).hasSize(100).startsWith(NINE);
        assertThat(due.leftOutSince()).isNull();
        assertThat(DueMoments.of(every("0 * * * *", Misfire.ALL), NINE, NINE.plus(Duration.ofHours(100)))
                        .leftOutSince())
                .isEqualTo(NINE);
    }
}
