package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.arrow;
import static dev.parley.engine.workflow.Checks.check;
import static dev.parley.engine.workflow.Checks.checkRow;
import static dev.parley.engine.workflow.Checks.reading;
import static dev.parley.engine.workflow.Checks.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.engine.workflow.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowReferenceTest {
    private static final String IS_BIG = step("big", "logic.if", "{\"condition\": \"input.total > 1000\"}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trigger.output.body.x",
                "input.total",
                "run.id",
                "a.output.x",
                "a.status",
                "a.output.list.map(x, x.y)"
            })
    void a_step_may_read_the_trigger_the_input_the_run_and_earlier_steps(String expression) {
        assertThat(checkRow(step("a"), reading("b", expression))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "aa.output.x, unknown_reference",
        "b.output.x, self_reference",
        "c.output.x, forward_reference",
        "each.item, unknown_reference",
        "a.value, unknown_reference",
        "trigger.body.x, unknown_reference",
        "1 +, bad_expression"
    })
    void what_is_not_there_yet_or_at_all_is_an_error_at_the_place_where_it_is_read(String expression, String code) {
        assertThat(checkRow(step("a"), reading("b", expression), step("c")))
                .extracting(Finding::severity, Finding::code, Finding::where)
                .containsExactly(tuple(Severity.ERROR, code, "b.with.values.it"));
    }

    @Test
    void a_mistyped_step_is_answered_with_the_nearest() {
        assertThat(checkRow(step("classify"), reading("b", "clasify.output.label")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.hint()).isEqualTo("Did you mean \"classify\"?"));
    }

    @Test
    void a_field_that_was_meant_to_be_in_the_output_is_answered_so() {
        assertThat(checkRow(step("a"), reading("b", "a.total")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.hint()).isEqualTo("Did you mean a.output.total?"));
    }

    @Test
    void a_step_on_another_branch_is_not_before() {
        var findings = check(
                step("a") + "," + reading("b", "a.output.x"), arrow("trigger", "a") + "," + arrow("trigger", "b"));

        assertThat(findings).extracting(Finding::code).containsExactly("forward_reference");
    }

    @Test
    void a_bad_condition_says_at_which_character() {
        assertThat(checkRow(step("big", "logic.if", "{\"condition\": \"input.total >> 1\"}")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("bad_expression");
                    assertThat(finding.where()).isEqualTo("big.with.condition");
                    assertThat(finding.message()).containsPattern("character \\d+");
                });
    }

    @Test
    void an_expression_deep_inside_is_found_at_its_place() {
        assertThat(checkRow(step("a", "slack.post_message", "{\"blocks\": [{\"text\": \"Hi {{nobody.output}}\"}]}")))
                .extracting(Finding::where)
                .containsExactly("a.with.blocks[0].text");
    }

    @Test
    void a_step_that_a_branch_may_skip_is_a_warning_where_the_branches_meet() {
        var findings = check(
                IS_BIG + "," + step("ask") + "," + reading("end", "ask.output.x"),
                arrow("trigger", "big") + "," + arrow("big", "ask", "true") + "," + arrow("ask", "end") + ","
                        + arrow("big", "end", "false"));

        assertThat(findings)
                .extracting(Finding::severity, Finding::code)
                .containsExactly(tuple(Severity.WARN, "maybe_skipped"));
    }

    @Test
    void whoever_asks_for_its_status_knows_that_a_step_may_be_skipped() {
        var findings = check(
                IS_BIG + "," + step("ask") + "," + reading("end", "ask.status == 'succeeded' ? ask.output.x : 0"),
                arrow("trigger", "big") + "," + arrow("big", "ask", "true") + "," + arrow("ask", "end") + ","
                        + arrow("big", "end", "false"));

        assertThat(findings).isEmpty();
    }

    @Test
    void a_step_on_the_same_branch_is_certain() {
        var findings = check(
                IS_BIG + "," + step("ask") + "," + reading("end", "ask.output.x"),
                arrow("trigger", "big") + "," + arrow("big", "ask", "true") + "," + arrow("ask", "end"));

        assertThat(findings).isEmpty();
    }

    @Test
    void parallel_steps_are_certain_where_all_of_them_are_waited_for() {
        String arrows =
                arrow("trigger", "a") + "," + arrow("trigger", "b") + "," + arrow("a", "end") + "," + arrow("b", "end");

        assertThat(check(step("a") + "," + step("b") + "," + reading("end", "a.output.x + b.output.x"), arrows))
                .isEmpty();
        assertThat(check(
                        step("a") + "," + step("b") + ","
                                + reading("end", "a.output.x + b.output.x").replaceFirst("\\{", "{\"join\": \"any\", "),
                        arrows))
                .extracting(Finding::code)
                .containsOnly("maybe_skipped");
    }

    @Test
    void the_example_of_the_design_refers_to_nothing_that_is_not_there() {
        assertThat(check(Examples.parse(Examples.file(Examples.TRIAGE)).workflow()))
                .isEmpty();
    }

    @Test
    void the_imported_hybrid_workflow_is_ready_to_run() {
        assertThat(check(Examples.parse(Examples.file(Examples.ONBOARDING)).workflow()))
                .isEmpty();
    }
}
