package dev.parley.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.testing.StepResult.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What makes one run differ from another. */
class ComparisonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void each_value_that_differs_is_named_by_its_json_pointer() {
        Comparison comparison = outputs(
                "{\"a\": {\"b/c\": [1, 2]}, \"gone\": 1, \"same\": 5}",
                "{\"a\": {\"b/c\": [1, 3, 4]}, \"new\": null, \"same\": 5}");
        assertThat(comparison.differences())
                .extracting(Difference::path)
                .containsExactly("/a/b~1c/1", "/a/b~1c/2", "/gone", "/new");
        assertThat(comparison.differences())
                .extracting(Difference::sentence)
                .containsExactly(
                        "What step \"s\" gives is 3 at /a/b~1c/1; before, it was 2.",
                        "What step \"s\" gives is 4 at /a/b~1c/2; before, nothing was there.",
                        "What step \"s\" gives has nothing at /gone; before, it was 1.",
                        "What step \"s\" gives is null at /new; before, nothing was there.");
    }

    @Test
    void numbers_are_what_they_are_worth() {
        assertThat(outputs("{\"n\": 1, \"m\": 0.50}", "{\"n\": 1.0, \"m\": 5e-1}")
                        .isSame())
                .isTrue();
        assertThat(outputs("{\"n\": 1}", "{\"n\": \"1\"}").isSame()).isFalse();
    }

    @Test
    void large_values_and_long_lists_of_differences_are_cut() {
        Difference large = outputs("{\"text\": \"short\"}", "{\"text\": \"" + "x".repeat(5_000) + "\"}")
                .differences()
                .getFirst();
        assertThat(large.after().stringValue()).hasSize(1_001).endsWith("…");
        assertThat(large.sentence()).hasSizeLessThan(200);

        ArrayNode many = JSON.createArrayNode();
        for (int i = 0; i < 150; i++) {
            many.add(i);
        }
        Comparison comparison = outputs("[]", many.toString());
        assertThat(comparison.differences()).hasSize(Comparison.MOST);
        assertThat(comparison.more()).isEqualTo(50);
    }

    @Test
    void what_the_run_gives_is_told_only_where_no_step_explains_it() {
        RunResult before = new RunResult(RunStatus.SUCCEEDED, JSON.readTree("1"), null, null);
        RunResult after = new RunResult(RunStatus.SUCCEEDED, JSON.readTree("2"), null, Map.of());
        assertThat(Comparison.of(before, after).differences())
                .extracting(Difference::sentence)
                .containsExactly("What the run gives is 2; before, it was 1.");
        assertThat(outputs("1", "2").differences()).hasSize(1);
    }

    private static Comparison outputs(String before, String after) {
        return Comparison.of(run(JSON.readTree(before)), run(JSON.readTree(after)));
    }

    private static RunResult run(JsonNode output) {
        StepResult step = new StepResult(Status.SUCCEEDED, null, null, output, null);
        return new RunResult(RunStatus.SUCCEEDED, output, null, Map.of(StepId.parse("s"), step));
    }
}
