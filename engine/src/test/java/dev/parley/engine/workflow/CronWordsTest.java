package dev.parley.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 8 * * *          | every day at 8:00
            30 7 * * 1-5       | every weekday at 7:30
            0 9 * * mon        | every Monday at 9:00
            0 9 * * 2,FRI      | every Tuesday and Friday at 9:00
            0 0 18 ? * SUN     | every Sunday at 18:00
            */15 * * * *       | every 15 minutes
            0 * * * *          | every hour
            0 */2 * * *        | every 2 hours
            0 8 1 * *          | on day 1 of the month at 8:00
            0 9,17 * * *       | every day at 9:00 and 17:00
            0 9 * * MON#1      | on the first Monday of the month at 9:00
            5 4 1 * MON        | on the schedule 5 4 1 * MON
            0 8 1 1 *          | on the schedule 0 8 1 1 *
            """)
    void a_schedule_is_told_as_people_say_it_and_else_as_it_is_written(String cron, String words) {
        assertThat(CronWords.of(cron)).isEqualTo(words);
    }
}
