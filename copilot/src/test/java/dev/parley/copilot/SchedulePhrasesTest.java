package dev.parley.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When people say it should run, and what the clock is told (C7): exactly, or with a test of the date, or with a word on it. */
class SchedulePhrasesTest {
    private static Draft draftOf(String when) {
        return Conversation.oneShot(when + " fetch https://news.example/feed and post it to https://hooks.example/a.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Every 15 minutes on weekdays between 9 and 5 | */15 9-16 * * MON-FRI",
                "Every 15 minutes between 9am and 5pm on weekdays | */15 9-16 * * MON-FRI",
                "Every 10 minutes from 8 to 18 | */10 8-17 * * *",
                "Every hour during business hours | 0 9-17 * * *",
                "Every 2 hours between 8 and 20, Monday to Friday | 0 8-20/2 * * MON-FRI",
                "On the last working day of the month | 0 9 LW * *",
                "On the last working day | 0 9 LW * *",
                "On the first business day of each month at 8 | 0 8 1W * *",
                "Every weekday except Friday at 7 | 0 7 * * MON,TUE,WED,THU",
                "Every day except weekends | 0 9 * * MON,TUE,WED,THU,FRI",
                "On the 1st and 15th at noon | 0 12 1,15 * *",
                "On the first Monday of the quarter | 0 9 * 1,4,7,10 MON#1",
                "On the second Tuesday of the month at 10 | 0 10 * * TUE#2",
                "Twice a week | 0 9 * * MON,THU",
                "Twice a day | 0 9,17 * * *",
                "Every half hour | */30 * * * *",
            })
    void what_cron_can_say_is_said(String when, String cron) {
        Draft draft = draftOf(when);
        DraftAssert.that(draft).startsAt(cron);
        assertThat(DraftAssert.that(draft).all(Node.If.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Every other Tuesday at 8 | 0 8 * * TUE | 2026-11-24T07:00:00Z | true",
                "Every other Tuesday at 8 | 0 8 * * TUE | 2026-12-01T07:00:00Z | false",
                "Every other Tuesday at 8 | 0 8 * * TUE | 2026-12-08T07:00:00Z | true",
                "Every other Tuesday at 8 | 0 8 * * TUE | 2027-01-12T07:00:00Z | false",
                "Every 3 weeks | 0 9 * * MON | 2026-01-05T08:00:00Z | true",
                "Every 3 weeks | 0 9 * * MON | 2026-01-12T08:00:00Z | false",
                "Every 3 weeks | 0 9 * * MON | 2026-01-26T08:00:00Z | true",
                "Every other day at 6 | 0 6 * * * | 2026-03-01T05:00:00Z | false",
                "Every other day at 6 | 0 6 * * * | 2026-03-02T05:00:00Z | true",
                "Every 90 minutes | */30 * * * * | 2026-11-21T23:30:00Z | false",
                "Every 90 minutes | */30 * * * * | 2026-11-22T00:30:00Z | true",
                "Every 5 months | 0 9 1 * * | 2026-06-01T07:00:00Z | true",
                "Every 5 months | 0 9 1 * * | 2026-05-01T07:00:00Z | false",
                "Every 15 minutes between 9:30 and 17:30 | */15 9-17 * * * | 2026-11-21T08:15:00Z | false",
                "Every 15 minutes between 9:30 and 17:30 | */15 9-17 * * * | 2026-11-21T08:30:00Z | true",
                "Every 15 minutes between 9:30 and 17:30 | */15 9-17 * * * | 2026-11-21T16:45:00Z | false",
            })
    void where_cron_says_too_many_times_the_others_end_at_once(String when, String cron, String at, boolean runs) {
        Draft draft = draftOf(when);
        DraftAssert.that(draft).startsAt(cron);
        Trial trial = Trial.at(draft, at);
        if (runs) {
            trial.called("GET https://news.example/feed", "POST https://hooks.example/a");
        } else {
            trial.calledNothing().isDone();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tomorrow at 9 post it to https://hooks.example/a | PT15H",
                "Next Monday at 8 post it to https://hooks.example/a | PT38H",
                "In two hours, post it to https://hooks.example/a | PT2H",
                "Today at 5pm post it to https://hooks.example/a | PT0H",
            })
    void what_comes_only_once_is_waited_for(String wish, String atMost) {
        Draft draft = Conversation.oneShot(wish);
        DraftAssert.that(draft);
        assertThat(DraftAssert.that(draft).workflow().trigger()).isInstanceOf(Trigger.Manual.class);
        Duration wait = Duration.parse(atMost);
        // Saturday, 19:00 in Berlin.
        Trial trial = Trial.at(draft, "2026-11-21T18:00:00Z");
        if (!wait.isZero()) {
            trial.later(wait.minusHours(1).minusMinutes(1)).calledNothing();
        }
        trial.later(Duration.ofHours(2)).called("POST https://hooks.example/a");
    }

    @Test
    void how_weeks_are_counted_is_said() {
        assertThat(draftOf("Every other Friday").assumptions())
                .anySatisfy(assumption -> assertThat(assumption.text()).contains("weeks are counted from"));
    }
}
