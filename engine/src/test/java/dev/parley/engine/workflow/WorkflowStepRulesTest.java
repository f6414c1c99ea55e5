package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.arrow;
import static dev.parley.engine.workflow.Checks.check;
import static dev.parley.engine.workflow.Checks.checkRow;
import static dev.parley.engine.workflow.Checks.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.engine.workflow.Finding.Severity;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowStepRulesTest {
    private static final String SWITCH = "{\"value\": \"input.kind\", \"cases\": [\"bug\", \"wish\"]}";
    private static final String ROUTE =
            "{\"input\": \"x\", \"routes\": [{\"label\": \"premium\", \"when\": \"pays\"}, {\"label\": \"standard\", \"when\": \"else\"}]}";

    @ParameterizedTest
    @CsvSource({
        "logic.if, true",
        "logic.if, false",
        "logic.if, error",
        "logic.switch, bug",
        "logic.switch, default",
        "human.approval, approved",
        "human.approval, rejected",
        "human.approval, expired",
        "ai.route, premium",
        "data.set, error",
        "slack.post_message, error"
    })
    void an_arrow_may_wait_for_what_its_source_decides(String use, String when) {
        assertThat(outcome(use, when)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "logic.if, ture, true",
        "logic.switch, bugg, bug",
        "logic.switch, defualt, default",
        "human.approval, aproved, approved",
        "ai.route, premum, premium",
        "data.set, eror, error",
        "slack.post_message, erorr, error"
    })
    void an_arrow_that_waits_for_something_else_is_answered_with_the_nearest(String use, String when, String meant) {
        assertThat(outcome(use, when))
                .extracting(Finding::code, Finding::where, Finding::hint)
                .containsExactly(tuple("unknown_outcome", "edges[1]", "Did you mean \"" + meant + "\"?"));
    }

    @Test
    void the_trigger_decides_nothing() {
        assertThat(check(step("a"), arrow("trigger", "a", "true")))
                .extracting(Finding::code)
                .containsExactly("unknown_outcome");
    }

    @Test
    void routes_that_are_known_only_at_run_time_are_not_guessed_at() {
        String route = step("route", "ai.route", "{\"input\": \"x\", \"routes\": \"{{input.routes}}\"}");

        assertThat(check(route + "," + step("a"), arrow("trigger", "route") + "," + arrow("route", "a", "anything")))
                .isEmpty();
    }

    @Test
    void an_unknown_operation_is_answered_with_the_nearest() {
        assertThat(checkRow(step("file", "jira.crate_issue", "{}")))
                .containsExactly(Finding.error(
                        "unknown_operation",
                        "file.use",
                        "Step \"file\" uses \"jira.crate_issue\", which this installation does not have.",
                        "Did you mean \"jira.create_issue\"?"));
    }

    @Test
    void an_operation_nobody_could_have_meant_is_answered_with_what_that_system_can_do() {
        assertThat(checkRow(step("file", "jira.launch_rocket", "{}")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.hint()).isEqualTo("Use jira.create_issue."));
    }

    @Test
    void what_an_operation_is_given_is_held_against_what_it_takes() {
        assertThat(checkRow(step("file", "jira.create_issue", """
                {"project": 7, "sumary": "It broke", "priority": "hgh", "watchers": ["ana", 3], "estimate": null}""")))
                .extracting(Finding::code, Finding::where)
                .containsExactlyInAnyOrder(
                        tuple("wrong_type", "file.with.project"),
                        tuple("unknown_input", "file.with.sumary"),
                        tuple("missing_input", "file.with.summary"),
                        tuple("unknown_value", "file.with.priority"),
                        tuple("wrong_type", "file.with.watchers[1]"));
    }

    @Test
    void a_field_an_open_operation_does_not_list_is_only_a_warning() {
        assertThat(checkRow(step("call", "http.request", "{\"ulr\": \"https://shop.test\"}")))
                .containsExactly(Finding.warn(
                        "unknown_input", "call.with.ulr", "Step \"call\" takes no \"ulr\".", "Did you mean \"url\"?"));
    }

    @Test
    void a_template_may_become_any_type() {
        assertThat(checkRow(step("file", "jira.create_issue", """
                {"project": "SUP", "summary": "s", "priority": "{{input.priority}}", "watchers": "{{input.people}}"}"""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}", "{\"duration\": \"5m\", \"until\": \"2030-01-31T09:00:00Z\"}", "{\"duration\": \"a while\"}",
                "{\"duration\": \"9999d\"}", "{\"until\": \"tomorrow\"}", "{\"until\": \"2030-01-31T09:00:00\"}"
            })
    void a_delay_says_how_long_or_until_when(String with) {
        assertThat(checkRow(step("wait", "logic.delay", with))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.code()).startsWith("bad_");
            assertThat(finding.where()).startsWith("wait.with");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"duration\": \"90s\"}",
                "{\"duration\": \"PT5M\"}",
                "{\"duration\": \"{{input.wait}}\"}",
                "{\"until\": \"2030-01-31T09:00:00+01:00\"}",
                "{\"until\": \"2030-01-31T09:00:00Z\"}"
            })
    void a_delay_may_be_written_in_any_of_the_usual_ways(String with) {
        assertThat(checkRow(step("wait", "logic.delay", with))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, role:lead, false", "3, user:ana, false", "1, user:ana, true", "3, role:lead, true"})
    void a_quorum_must_be_reachable(int quorum, String approver, boolean isFine) {
        var findings = checkRow(step(
                "ok",
                "human.approval",
                "{\"message\": \"Go?\", \"approvers\": [\"" + approver + "\"], \"quorum\": " + quorum + "}"));

        assertThat(findings).extracting(Finding::code).isEqualTo(isFine ? List.of() : List.of("bad_quorum"));
    }

    @Test
    void a_case_cannot_take_a_name_with_a_meaning() {
        assertThat(checkRow(step("s", "logic.switch", "{\"value\": \"input.kind\", \"cases\": [\"default\"]}")))
                .extracting(Finding::code)
                .containsExactly("reserved_case");
    }

    @Test
    void retries_and_time_limits_have_bounds() {
        String step =
                "{\"id\": \"a\", \"use\": \"slack.post_message\", \"retry\": {\"max\": 21, \"backoff\": \"2h\"}, \"timeout\": \"0s\"}";

        assertThat(checkRow(step))
                .extracting(Finding::where)
                .containsExactlyInAnyOrder("a.retry.max", "a.retry.backoff", "a.timeout");
    }

    @Test
    void a_step_cannot_be_in_something_that_is_no_container() {
        assertThat(checkRow("{\"id\": \"a\", \"use\": \"slack.post_message\", \"in\": \"b\"}"))
                .extracting(Finding::code)
                .contains("no_container");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 9 * * MON", "*/5 * * * *", "0 0 9 * * MON", "0 9 29 2 *", "0 9 L * *"})
    void a_schedule_has_five_fields_or_six(String cron) {
        assertThat(schedule(cron)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', bad_cron",
        "every monday, bad_cron",
        "99 9 * * *, bad_cron",
        "0 9 * * MOON, bad_cron",
        "0 9 30 2 *, cron_never_fires",
        "0 9 31 6 *, cron_never_fires"
    })
    void a_schedule_that_cannot_be_read_or_never_comes_is_refused(String cron, String code) {
        assertThat(schedule(cron))
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple(code, "trigger.cron"));
    }

    @Test
    void inputs_have_names_of_their_own_that_expressions_can_say() {
        var inputs = List.of(
                new Trigger.Input("total", "number", null, true),
                new Trigger.Input("total", "number", null, true),
                new Trigger.Input("e-mail", "string", null, true));

        assertThat(startedBy(new Trigger.Manual(inputs)))
                .extracting(Finding::code)
                .containsExactly("duplicate_input", "bad_input_name");
    }

    @Test
    void a_field_that_nothing_fits_into_is_refused() {
        var inputs = List.of(
                new Trigger.Input(
                        "total", "number", null, true, null, new Bounds(BigDecimal.TEN, BigDecimal.ONE, null)),
                new Trigger.Input("sku", "string", null, true, null, new Bounds(null, null, "[A-Z")));

        assertThat(startedBy(new Trigger.Manual(inputs)))
                .extracting(Finding::code)
                .containsExactly("bad_bounds", "bad_bounds");
    }

    private static List<Finding> outcome(String use, String when) {
        String with = switch (use) {
            case "logic.if" -> "{\"condition\": \"input.total > 1\"}";
            case "logic.switch" -> SWITCH;
            case "human.approval" -> "{\"message\": \"Go?\"}";
            case "ai.route" -> ROUTE;
            default -> "{\"values\": {}}";
        };
        return check(
                step("source", use, with) + "," + step("target"),
                arrow("trigger", "source") + "," + arrow("source", "target", when));
    }

    private static List<Finding> schedule(String cron) {
        return startedBy(new Trigger.Schedule(cron, ZoneId.of("UTC")));
    }

    private static List<Finding> startedBy(Trigger trigger) {
        var workflow = Examples.read(Examples.manual(step("a"), arrow("trigger", "a")));
        return check(new Workflow("n", trigger, workflow.nodes(), workflow.edges()));
    }
}
