package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.arrow;
import static dev.parley.engine.workflow.Checks.check;
import static dev.parley.engine.workflow.Checks.checkRow;
import static dev.parley.engine.workflow.Checks.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowShapeTest {
    @Test
    void steps_in_a_row_are_fine() {
        assertThat(checkRow(step("a"), step("b"), step("c"))).isEmpty();
    }

    @Test
    void a_workflow_needs_a_name_and_a_step() {
        var findings = check(new Workflow(" ", new Trigger.Webhook(null), List.of(), List.of()));

        assertThat(findings).extracting(Finding::code).containsExactlyInAnyOrder("no_name", "empty_workflow");
    }

    @Test
    void two_steps_cannot_share_a_name() {
        var findings = check(step("a") + "," + step("a"), arrow("trigger", "a"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("duplicate_id");
            assertThat(finding.where()).isEqualTo("nodes[1]");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"send mail", "1st", "a-b", "", "größe"})
    void a_name_that_expressions_cannot_say_is_refused_with_one_they_can(String id) {
        var findings = check(new Workflow(
                "n",
                new Trigger.Webhook(null),
                List.of(new Node.If(new NodeId(id), "true", NodeSettings.DEFAULT)),
                List.of(new Edge(NodeId.TRIGGER, new NodeId(id), null))));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("bad_id");
            String proposal = finding.hint().replaceAll(".*such as (.*)\\.", "$1");
            assertThat(new NodeId(proposal)).matches(NodeId::isIdentifier);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "run", "each", "true", "in", "null"})
    void a_name_with_a_meaning_of_its_own_is_refused(String id) {
        assertThat(checkRow(step(id))).extracting(Finding::code).containsExactly("reserved_id");
    }

    @Test
    void an_arrow_to_nowhere_is_answered_with_the_nearest_step() {
        var findings = check(step("classify"), arrow("trigger", "classify") + "," + arrow("clasify", "classify"));

        assertThat(findings)
                .containsExactly(Finding.error(
                        "dangling_edge",
                        "edges[1]",
                        "The arrow starts at \"clasify\", which is no step.",
                        "Did you mean \"classify\"?"));
    }

    @Test
    void an_arrow_may_not_lead_to_its_own_step_or_the_trigger() {
        var findings = check(step("a"), arrow("trigger", "a") + "," + arrow("a", "a") + "," + arrow("a", "trigger"));

        assertThat(findings).extracting(Finding::code).containsExactly("self_edge", "edge_into_trigger");
    }

    @Test
    void a_circle_is_told_step_by_step() {
        var findings = check(
                step("a") + "," + step("b") + "," + step("c"),
                arrow("trigger", "a") + "," + arrow("a", "b") + "," + arrow("b", "c") + "," + arrow("c", "b"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("cycle");
            assertThat(finding.message()).contains("b → c → b");
            assertThat(finding.hint()).contains("from \"c\" to \"b\"");
        });
    }

    @Test
    void a_step_no_way_leads_to_is_a_warning() {
        var findings = check(step("a") + "," + step("b"), arrow("trigger", "a"));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.code()).isEqualTo("unreachable");
            assertThat(finding.where()).isEqualTo("b");
        });
    }

    @Test
    void a_workflow_that_would_do_nothing_is_an_error() {
        assertThat(check(step("a"), "")).extracting(Finding::code).containsExactly("no_start");
    }

    @Test
    void a_workflow_too_large_to_draw_is_refused_without_looking_further() {
        var nodes = IntStream.rangeClosed(0, LimitRule.MAX_NODES)
                .<Node>mapToObj(i -> new Node.If(new NodeId("n" + i), "(", NodeSettings.DEFAULT))
                .toList();

        assertThat(check(new Workflow("n", new Trigger.Webhook(null), nodes, List.of())))
                .extracting(Finding::code)
                .containsExactly("too_many_nodes");
    }

    @Test
    void errors_come_before_warnings() {
        var findings = check(step("a") + "," + step("lost"), arrow("trigger", "a") + "," + arrow("a", "nowhere"));

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.ERROR, Severity.WARN);
    }
}
