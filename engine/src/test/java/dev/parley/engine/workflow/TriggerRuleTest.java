package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.arrow;
import static dev.parley.engine.workflow.Checks.check;
import static dev.parley.engine.workflow.Checks.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.engine.workflow.Trigger.Scheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerRuleTest {
    private static List<Finding> startedBy(Trigger trigger) {
        var workflow = Examples.read(Examples.manual(step("a"), arrow("trigger", "a")));
        return check(new Workflow("n", trigger, workflow.nodes(), workflow.edges()));
    }

    @Test
    void who_is_known_by_a_signature_needs_a_secret() {
        assertThat(startedBy(new Trigger.Webhook(null, Scheme.STRIPE, null)))
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("no_secret", "trigger.secret"));
        assertThat(startedBy(new Trigger.Webhook("whsec_1", Scheme.STRIPE, null)))
                .isEmpty();
    }

    @Test
    void a_key_reads_what_was_delivered() {
        assertThat(startedBy(new Trigger.Webhook(null, Scheme.PARLEY, "{{trigger.output.body.id}}-{{input.kind}}")))
                .isEmpty();
        assertThat(startedBy(new Trigger.Webhook(null, Scheme.PARLEY, "{{a.output.id}}")))
                .extracting(Finding::code)
                .containsExactly("unknown_reference");
    }

    @Test
    void a_key_that_is_always_the_same_would_let_only_one_run_ever_start() {
        assertThat(startedBy(new Trigger.Webhook(null, Scheme.PARLEY, "body.id")))
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("constant_key", "trigger.dedupe"));
    }

    @Test
    void a_filter_reads_the_event() {
        assertThat(startedBy(new Trigger.Event("orders.created", "event.total > 1000 && trigger.output.key != ''")))
                .isEmpty();
        assertThat(startedBy(new Trigger.Event("orders.created", "input.total > 1000")))
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("unknown_reference", "trigger.filter"));
    }

    @Test
    void a_filter_that_is_no_expression_is_told_with_its_character() {
        assertThat(startedBy(new Trigger.Event("orders.created", "event.total >")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("bad_expression");
                    assertThat(finding.message()).contains("character");
                });
    }

    @Test
    void braces_around_a_filter_are_taken_off() {
        var parsed = Examples.parse(Examples.json("""
                {"parley": 1, "name": "n", "nodes": [],
                 "trigger": {"type": "event", "source": "orders", "filter": "{{event.total > 1}}"}}"""));
        assertThat(parsed.workflow().trigger()).isEqualTo(new Trigger.Event("orders", "event.total > 1"));
        assertThat(parsed.notes()).extracting(Finding::code).containsExactly("braces_not_needed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "orders created", "größe", ".orders"})
    void a_source_is_a_plain_name(String source) {
        assertThat(startedBy(new Trigger.Event(source, null)))
                .extracting(Finding::code)
                .containsExactly("bad_source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a\nb"})
    void a_stream_and_a_group_are_plain_names(String name) {
        assertThat(startedBy(new Trigger.Stream(name, name)))
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("bad_stream", "trigger.stream"), tuple("bad_stream", "trigger.group"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.csv", "inbox/*.csv", "inbox/2026/Bestellungen ä/{a,b}-?.txt", "inbox/*"})
    void files_are_named_by_folders_and_a_pattern(String path) {
        assertThat(startedBy(new Trigger.File(path))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "inbox/",
                "/etc/passwd",
                "../*.csv",
                "inbox/../../*.csv",
                "inbox/./*.csv",
                "inbox//*.csv",
                "in*/a.csv",
                ".ssh/*",
                "inbox/.hidden",
                "C:/*.csv",
                "C:\\*.csv",
                "inbox\\..\\*.csv",
                "inbox/done/*.csv",
                "inbox./a",
                "inbox/[a",
                "inbox/a\u0000b",
                "a/b/c/d/e/f/g/h/i"
            })
    void no_path_leads_out_of_the_drop_folder_or_to_what_is_done(String path) {
        assertThat(startedBy(new Trigger.File(path)))
                .extracting(Finding::code, Finding::where)
                .containsExactly(tuple("bad_path", "trigger.path"));
    }
}
