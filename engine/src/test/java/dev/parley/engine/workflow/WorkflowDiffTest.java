package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.arrow;
import static dev.parley.engine.workflow.Checks.step;
import static dev.parley.engine.workflow.Examples.manual;
import static dev.parley.engine.workflow.Examples.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.WorkflowDiff.Change;
import dev.parley.engine.workflow.WorkflowDiff.Kind;
import dev.parley.engine.workflow.WorkflowDiff.Part;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowDiffTest {
    private static final Workflow BEFORE = read(manual(
            step("a") + "," + step("file", "jira.create_issue", "{\"project\": \"SUP\"}"),
            arrow("trigger", "a") + "," + arrow("a", "file")));

    @Test
    void the_order_of_steps_and_arrows_makes_no_difference() {
        var reordered = new Workflow(
                BEFORE.name(),
                BEFORE.trigger(),
                BEFORE.nodes().reversed(),
                BEFORE.edges().reversed());

        assertThat(WorkflowDiff.between(BEFORE, reordered).isEmpty()).isTrue();
    }

    @Test
    void a_step_put_between_two_others_is_told_with_its_arrows() {
        var after = read(manual(
                step("a") + "," + step("ok", "human.approval", "{\"message\": \"Go?\"}") + ","
                        + step("file", "jira.create_issue", "{\"project\": \"SUP\"}"),
                arrow("trigger", "a") + "," + arrow("a", "ok") + "," + arrow("ok", "file", "approved")));

        assertThat(WorkflowDiff.between(BEFORE, after).changes())
                .extracting(Change::part, Change::kind, Change::sentence)
                .containsExactly(
                        tuple(Part.STEP, Kind.ADDED, "Adds step \"ok\" (human.approval) after \"a\"."),
                        tuple(Part.EDGE, Kind.REMOVED, "\"file\" no longer follows \"a\"."),
                        tuple(Part.EDGE, Kind.ADDED, "\"ok\" now follows \"a\"."),
                        tuple(Part.EDGE, Kind.ADDED, "\"file\" now follows \"ok\" on \"approved\"."));
    }

    @Test
    void what_changed_in_a_step_is_told_field_by_field() {
        var after = read(manual(
                step("a") + ","
                        + "{\"id\": \"file\", \"use\": \"jira.create_issue\", \"with\": {\"project\": \"OPS\"}, \"timeout\": \"30s\"}",
                arrow("trigger", "a") + "," + arrow("a", "file")));

        assertThat(WorkflowDiff.between(BEFORE, after).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.sentence())
                            .isEqualTo(
                                    "Changes step \"file\": project changes from \"SUP\" to \"OPS\"; timeout is set to \"30s\".");
                    assertThat(change.before().at("/with/project").stringValue())
                            .isEqualTo("SUP");
                    assertThat(change.after().at("/with/project").stringValue()).isEqualTo("OPS");
                });
    }

    @Test
    void an_arrow_that_waits_for_something_else_is_one_change() {
        var after = new Workflow(
                BEFORE.name(),
                BEFORE.trigger(),
                BEFORE.nodes(),
                List.of(BEFORE.edges().getFirst(), new Edge(new NodeId("a"), new NodeId("file"), Edge.ERROR)));

        assertThat(WorkflowDiff.between(BEFORE, after).changes())
                .extracting(Change::kind, Change::where, Change::sentence)
                .containsExactly(tuple(
                        Kind.CHANGED,
                        "a → file",
                        "The way from \"a\" to \"file\" is now taken when it fails, not on success."));
    }

    @Test
    void a_new_name_and_trigger_are_told_first() {
        var after = new Workflow(
                "Weekly digest", new Trigger.Schedule("0 9 * * MON", ZoneId.of("UTC")), BEFORE.nodes(), BEFORE.edges());

        assertThat(WorkflowDiff.between(BEFORE, after).changes())
                .extracting(Change::sentence)
                .containsExactly(
                        "Renames the workflow from \"Example\" to \"Weekly digest\".",
                        "The workflow is started every Monday at 9:00 (UTC), no longer started by hand.");
    }

    @Test
    void a_trigger_of_the_same_kind_is_told_by_what_changed() {
        var monday = new Workflow("n", new Trigger.Schedule("0 9 * * MON", ZoneId.of("UTC")), List.of(), List.of());
        var friday = new Workflow("n", new Trigger.Schedule("0 9 * * FRI", ZoneId.of("UTC")), List.of(), List.of());

        assertThat(WorkflowDiff.between(monday, friday).changes())
                .extracting(Change::sentence)
                .containsExactly("It runs every Friday at 9:00, no longer every Monday at 9:00.");
    }

    @Test
    void a_secret_is_never_told() {
        var one = new Workflow("n", new Trigger.Webhook("hunter2"), List.of(), List.of());
        var other = new Workflow("n", new Trigger.Webhook("swordfish"), List.of(), List.of());

        assertThat(WorkflowDiff.between(one, other).changes()).singleElement().satisfies(change -> {
            assertThat(change.sentence()).isEqualTo("The trigger changes: secret changes.");
            assertThat(change.toString()).doesNotContain("hunter2").doesNotContain("swordfish");
        });
    }

    @Test
    void a_removed_step_is_told() {
        var after = read(manual(step("a"), arrow("trigger", "a")));

        assertThat(WorkflowDiff.between(BEFORE, after).changes())
                .extracting(Change::sentence)
                .containsExactly("Removes step \"file\" (jira.create_issue).", "\"file\" no longer follows \"a\".");
    }
}
