package dev.parley.copilot.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.copilot.safeguards.Look;
import dev.parley.copilot.scene.House;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    private static final String WEBHOOK = "{\"type\": \"webhook\"}";
    private static final String READ = "{\"id\": \"find\", \"use\": \"crm.find\", \"with\": {}}";
    private static final String WRITE = "{\"id\": \"file\", \"use\": \"crm.write\", \"with\": {}}";
    private static final String SUMMARY =
            "{\"id\": \"sum\", \"use\": \"ai.summarize\", \"with\": {\"text\": \"{{input.text}}\"}}";

    @Test
    void steps_one_after_another_take_their_times_together() {
        Estimate estimate = Look.at(WEBHOOK, READ, WRITE).estimate();
        assertThat(estimate.time()).isEqualTo(Duration.ofMillis(800));
        assertThat(estimate.costPerRun()).isZero();
        assertThat(estimate.summary()).isEqualTo("About a second a run. No model cost.");
        assertThat(estimate.assumptions())
                .containsExactly(
                        "Reading from another system takes 0.3 s.",
                        "Changing something in another system takes 0.5 s.");
    }

    @Test
    void what_people_take_is_named_and_not_counted() {
        String ok =
                "{\"id\": \"ok\", \"use\": \"human.approval\", \"with\": {\"approvers\": [\"role:ops\"], \"message\": \"Go?\"}}";
        String wait = "{\"id\": \"wait\", \"use\": \"logic.delay\", \"with\": {\"duration\": \"90m\"}}";
        assertThat(Look.at(WEBHOOK, wait, ok, WRITE).estimate().summary())
                .isEqualTo(
                        "About a second a run, plus 90 minutes of waiting and the time ops takes to answer. No model cost.");
    }

    @Test
    void a_model_elsewhere_costs_by_the_price_table_and_a_stated_number_of_tokens() {
        Estimate estimate = Look.at("{\"type\": \"schedule\", \"cron\": \"0 9 * * *\", \"zone\": \"UTC\"}", SUMMARY)
                .estimate();
        // 1,500 tokens at $1 and 300 at $5 a million.
        assertThat(estimate.costPerRun()).isEqualByComparingTo("0.003");
        assertThat(estimate.runsPerMonth()).isEqualTo(30);
        assertThat(estimate.summary())
                .isEqualTo("About 4 s a run. Models: about $0.003 a run, $0.09 a month (30 runs).");
        assertThat(estimate.assumptions())
                .anyMatch(told -> told.contains("anthropic/claude-haiku-4-5")
                        && told.contains("1500 tokens")
                        && told.contains("prices of 2026"))
                .contains("Its schedule starts it 30 times a month.");
    }

    @Test
    void without_a_key_nothing_costs_anything() {
        Estimate estimate = Look.at(WEBHOOK, SUMMARY).in(House.unknown()).estimate();
        assertThat(estimate.costPerRun()).isZero();
        assertThat(estimate.time()).isEqualTo(Duration.ofMillis(50));
        assertThat(estimate.assumptions()).containsExactly("Parley's own model takes 0.05 s and costs nothing.");
    }

    @Test
    void a_price_nobody_knows_is_not_called_free() {
        Estimate estimate = Look.at(
                        WEBHOOK, SUMMARY.replace("\"with\": {", "\"with\": {\"model\": \"openai/gpt-99\", "))
                .estimate();
        assertThat(estimate.costPerRun()).isNull();
        assertThat(estimate.summary()).contains("not known");
        assertThat(estimate.assumptions()).anyMatch(told -> told.contains("has no price known here"));
    }

    @Test
    void a_loop_counts_as_often_as_it_says() {
        String loop =
                "{\"id\": \"all\", \"use\": \"logic.for_each\", \"with\": {\"items\": \"{{input.rows}}\", \"parallel\": 5}}";
        Estimate estimate = Look.at(WEBHOOK, loop, SUMMARY.replace("\"with\"", "\"in\": \"all\", \"with\""))
                .estimate();
        assertThat(estimate.time()).isEqualTo(Duration.ofSeconds(16));
        assertThat(estimate.costPerRun()).isEqualByComparingTo("0.06");
        assertThat(estimate.assumptions()).contains("A loop goes through 20 items.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * *        | 30",
                "0 9 * * MON-FRI  | 22",
                "*/15 * * * *     | 2922",
                "0 9 1 * *        | 1",
                "0 9 * * MON#1    | 1",
                "* * * * *        | 43829",
                "0 0 31 2 *       | 0",
            })
    void a_schedule_is_counted(String cron, long runs) {
        assertThat(Look.at("{\"type\": \"schedule\", \"cron\": \"" + cron + "\", \"zone\": \"UTC\"}", READ)
                        .estimate()
                        .runsPerMonth())
                .isBetween(runs - Math.max(0, runs / 500), runs + runs / 500);
    }
}
