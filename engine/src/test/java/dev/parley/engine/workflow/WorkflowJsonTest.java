package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Examples.json;
import static dev.parley.engine.workflow.Examples.manual;
import static dev.parley.engine.workflow.Examples.parse;
import static dev.parley.engine.workflow.Examples.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Finding.Severity;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.NodeSettings.Retry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowJsonTest {
    @Test
    void the_example_of_the_design_is_read_into_its_steps() {
        var parsed = parse(Examples.file(Examples.TRIAGE));

        assertThat(parsed.notes()).isEmpty();
        assertThat(parsed.workflow().name()).isEqualTo("Triage support mail");
        assertThat(parsed.workflow().trigger()).isEqualTo(new Trigger.Webhook(null));
        assertThat(parsed.workflow().nodes().get(1))
                .isEqualTo(new Node.If(new NodeId("is_bug"), "classify.output.label == 'bug'", NodeSettings.DEFAULT));
        assertThat(parsed.workflow().nodes().get(2))
                .isEqualTo(new Node.Approval(
                        new NodeId("lead_ok"),
                        List.of("role:lead"),
                        "File it?",
                        1,
                        Duration.ofHours(24),
                        OnExpiry.REJECT,
                        List.of(),
                        NodeSettings.DEFAULT));
        assertThat(parsed.workflow().nodes().get(3).settings().retry()).isEqualTo(new Retry(3, Duration.ofSeconds(2)));
        assertThat(parsed.workflow().nodes().get(3).settings().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(parsed.workflow().edges().getLast())
                .isEqualTo(new Edge(new NodeId("lead_ok"), new NodeId("file"), "approved"));
    }

    @Test
    void the_example_of_the_design_is_written_as_it_was_read() {
        var json = Examples.file(Examples.TRIAGE);

        assertThat(WorkflowJson.write(parse(json).workflow())).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {Examples.TRIAGE, Examples.EVERY_KIND, Examples.ONBOARDING})
    void what_is_written_reads_as_the_same_workflow(String file) {
        var workflow = parse(Examples.file(file)).workflow();

        assertThat(read(WorkflowJson.write(workflow).toString())).isEqualTo(workflow);
    }

    @Test
    void a_switch_may_list_values_or_name_them() {
        var listed = (Node.Switch) only("logic.switch", "{\"value\": \"input.n\", \"cases\": [\"bug\", 2, true]}");
        var named =
                (Node.Switch) only("logic.switch", "{\"value\": \"{{input.n}}\", \"cases\": {\"defect\": \"bug\"}}");

        assertThat(listed.cases().keySet()).containsExactly("bug", "2", "true");
        assertThat(listed.cases().get("2")).isEqualTo(json("2"));
        assertThat(named.cases()).containsEntry("defect", json("\"bug\""));
    }

    @Test
    void one_approver_needs_no_list() {
        var approval = (Node.Approval) only("human.approval", "{\"approvers\": \"user:ana\", \"message\": \"Go?\"}");

        assertThat(approval.approvers()).containsExactly("user:ana");
    }

    @Test
    void a_condition_in_braces_is_taken_out_of_them_and_says_so() {
        var parsed = parse(json(manual(
                "{\"id\": \"big\", \"use\": \"logic.if\", \"with\": {\"condition\": \"{{ input.n > 1 }}\"}}", "")));

        assertThat(((Node.If) parsed.workflow().nodes().getFirst()).condition()).isEqualTo("input.n > 1");
        assertThat(parsed.notes()).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.where()).isEqualTo("big.with.condition");
        });
    }

    @Test
    void a_schedule_without_a_zone_keeps_utc() {
        var workflow = read(
                "{\"parley\": 1, \"name\": \"n\", \"trigger\": {\"type\": \"schedule\", \"cron\": \"0 9 * * *\"}, \"nodes\": []}");

        assertThat(workflow.trigger()).isEqualTo(new Trigger.Schedule("0 9 * * *", ZoneId.of("UTC")));
    }

    @Test
    void a_manual_trigger_names_what_it_asks_for() {
        var workflow = read("""
                {"parley": 1, "name": "n", "nodes": [], "trigger": {"type": "manual",
                 "inputs": [{"name": "total", "type": "number", "label": "Total", "required": true}, {"name": "note"}]}}""");

        assertThat(workflow.trigger())
                .isEqualTo(new Trigger.Manual(List.of(
                        new Trigger.Input("total", "number", "Total", true),
                        new Trigger.Input("note", "string", null, false))));
    }

    @Test
    void a_form_says_what_fits_into_it_and_whom_it_asks_next() {
        String written = """
                {"parley": 1, "name": "n", "trigger": {"type": "manual"},
                 "nodes": [{"id": "ask", "use": "human.input", "with": {"assignees": ["ana"], "message": "How many?",
                   "fields": [{"name": "size", "type": "number", "min": 1, "max": 2.5}, {"name": "sku", "type": "string", "pattern": "A\\\\d+"},
                     {"name": "day", "type": "date"}],
                   "expires": "24h", "escalateTo": ["bo"], "escalateAfter": "2h", "remind": ["1h", "3h"]}}],
                 "edges": [{"from": "trigger", "to": "ask"}]}""";

        var form = (Node.Input) read(written).nodes().getFirst();
        assertThat(form.fields().getFirst().bounds())
                .isEqualTo(new Bounds(new BigDecimal("1"), new BigDecimal("2.5"), null));
        assertThat(form.remind()).containsExactly(Duration.ofHours(1), Duration.ofHours(3));
        assertThat(form.escalatesAfter()).isEqualTo(Duration.ofHours(2));
        assertThat(WorkflowJson.write(read(written)).path("nodes").path(0).path("with"))
                .isEqualTo(json(written).path("nodes").path(0).path("with"));
    }

    @Test
    void a_missing_version_is_noted_and_taken_as_the_first() {
        var parsed = parse(json("{\"name\": \"n\", \"trigger\": {\"type\": \"webhook\"}, \"nodes\": []}"));

        assertThat(parsed.notes()).singleElement().satisfies(note -> {
            assertThat(note.severity()).isEqualTo(Severity.INFO);
            assertThat(note.code()).isEqualTo("no_version");
        });
    }

    @Test
    void a_mistyped_key_is_noted_with_the_key_that_was_meant() {
        var parsed = parse(json(manual(
                "{\"id\": \"a\", \"use\": \"http.request\", \"tiemout\": \"3s\"}",
                "{\"from\": \"trigger\", \"to\": \"a\"}")));

        assertThat(parsed.notes())
                .containsExactly(Finding.warn(
                        "unknown_field",
                        "a.tiemout",
                        "\"tiemout\" means nothing here and is left out.",
                        "Did you mean \"timeout\"?"));
    }

    @Test
    void where_steps_were_put_by_hand_is_kept_and_changes_nothing() {
        String bare = "{\"parley\": 1, \"name\": \"n\", \"trigger\": {\"type\": \"manual\"}, \"nodes\": []";
        var arranged = parse(
                json(bare + ", \"layout\": {\"trigger\": {\"x\": 0, \"y\": -40}, \"a\": {\"x\": 320, \"y\": 7}}}"));

        assertThat(arranged.notes()).isEmpty();
        assertThat(arranged.workflow().layout().positions())
                .containsExactly(
                        Map.entry(NodeId.TRIGGER, new Layout.Position(0, -40)),
                        Map.entry(new NodeId("a"), new Layout.Position(320, 7)));
        assertThat(read(WorkflowJson.write(arranged.workflow()).toString())).isEqualTo(arranged.workflow());
        assertThat(WorkflowDiff.between(read(bare + "}"), arranged.workflow()).isEmpty())
                .isTrue();
    }

    private static Node only(String use, String with) {
        return read(manual("{\"id\": \"it\", \"use\": \"" + use + "\", \"with\": " + with + "}", ""))
                .nodes()
                .getFirst();
    }
}
