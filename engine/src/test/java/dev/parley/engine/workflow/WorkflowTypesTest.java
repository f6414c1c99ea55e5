package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Checks.checkRow;
import static dev.parley.engine.workflow.Checks.reading;
import static dev.parley.engine.workflow.Checks.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.engine.workflow.Finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schemas of what is read tell before anything runs. */
class WorkflowTypesTest {
    private static final String KIND = step("kind", "ai.classify", "{}");
    private static final String FOUND = step("found", "crm.find", "{}");
    private static final String SET = step(
            "set", "data.set", "{\"values\": {\"n\": 1, \"who\": \"{{kind.output.label}}\", \"t\": \"{{1 + 1}}!\"}}");
    private static final String BIG = step("big", "logic.if", "{\"condition\": \"kind.output.confidence > 0.5\"}");
    private static final String ASK = step("ask", "human.approval", "{\"message\": \"ok?\"}");

    private static List<Finding> reads(String expression) {
        return checkRow(KIND, FOUND, SET, reading("end", expression.replace("\"", "\\\"")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind.output.labell            | no_such_field
            kind.output.label.text        | no_such_field
            kind.output.top.name          | no_such_field
            kind.output.top[0].nam        | no_such_field
            kind.output['labell']         | no_such_field
            kind.output.top.map(t, t.nam) | no_such_field
            kind.output.top.filter(t, t.name > 'a')[0].nam | no_such_field
            kind.output.label == 'a' ? kind.output.nope : 1 | no_such_field
            set.output.nope               | no_such_field
            run.started                   | no_such_field
            kind.error.hint               | no_such_field
            kind.output.label > 3         | type_mismatch
            kind.output.label + 1         | type_mismatch
            kind.output.label * 2         | type_mismatch
            -kind.output.label            | type_mismatch
            kind.output.confidence && true | type_mismatch
            size(kind.output.confidence)  | type_mismatch
            kind.output.confidence.lower() | type_mismatch
            kind.output.scores.a.split(',') | type_mismatch
            kind.output.confidence.map(x, x) | type_mismatch
            "a" in kind.output.label      | type_mismatch
            set.output.n + 'x'            | type_mismatch
            set.output.who - 1            | type_mismatch
            set.output.t - 1              | type_mismatch
            run.startedAt + duration('1h') | type_mismatch
            kind.output.top.map(t, t.name).sum() + 'x' | type_mismatch
            [kind.output.label].sort()[0] - 1 | type_mismatch
            """)
    void what_can_never_work_is_an_error(String expression, String code) {
        assertThat(reads(expression))
                .extracting(Finding::severity, Finding::code, Finding::where)
                .containsExactly(tuple(Severity.ERROR, code, "end.with.values.it"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind.output.label == 3        | type_mismatch
            kind.output.confidence != 'high' | type_mismatch
            has(kind.output.labell)       | no_such_field
            kind.output.?labell.orValue('x') | no_such_field
            found.output.nam              | no_such_field
            """)
    void what_is_hardly_meant_is_a_warning(String expression, String code) {
        assertThat(reads(expression))
                .extracting(Finding::severity, Finding::code)
                .containsExactly(tuple(Severity.WARN, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind.output.label == 'bug'",
                "kind.output.label == null",
                "kind.output.label + string(kind.output.confidence)",
                "kind.output.confidence > 1 && kind.output.confidence < 2.5",
                "kind.output.scores.whatever * 2",
                "kind.output.scores['what ever'] > 0.1",
                "kind.output.scores.map(label, label.upper())",
                "kind.output.top[0].note == null ? '' : kind.output.top[0].note",
                "kind.output.top.exists(t, t.name == 'x') || kind.output.top.all(t, size(t.name) > 2)",
                "kind.output.top.sortBy(t, t.name)[0].name",
                "kind.output.top.map(t, [t.name]).flatten().distinct().join(', ')",
                "kind.output.top.first().orValue({'name': 'none'}).name",
                "kind.output.?label.orValue('none').upper()",
                "cel.bind(l, kind.output.label, l + l)",
                "found.output.raw.anything[0].at.all + 1",
                "found.output.raw + 1 > 2 || found.output.raw == 'x'",
                "found.output.ref.x",
                "trigger.output.anything.goes + 1",
                "input.total > 1000 && input.list.map(x, x.y).sum() > 3",
                "timestamp(run.startedAt) + duration('1h') > timestamp('2026-01-01T00:00:00Z')",
                "math.round(kind.output.confidence * 100, 1)",
                "json.parse(kind.output.label).x.y",
                "set.output.who.split('@')[0] + set.output.t",
                "kind.status == 'succeeded' ? kind.output.label : kind.error.message",
                "{'a': kind.output.label}.a",
                "lists.range(3).map(i, i * 2).max()"
            })
    void what_may_work_is_let_through(String expression) {
        assertThat(reads(expression)).isEmpty();
    }

    @Test
    void the_answers_of_parleys_own_steps_are_known() {
        assertThat(checkRow(KIND, BIG, reading("end", "big.output.value")))
                .extracting(Finding::message)
                .containsExactly("Step \"end\" (character 13): big.output has no field \"value\"; it has \"result\"");
        assertThat(checkRow(ASK, reading("end", "ask.output.decision == 'approved' && ask.output.by != null")))
                .isEmpty();
        assertThat(checkRow(ASK, reading("end", "ask.output.comments")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.hint()).isEqualTo("Did you mean \"comment\"?"));
    }

    @Test
    void a_mistyped_field_is_named_with_its_character_what_is_there_and_the_nearest() {
        assertThat(reads("kind.output.labell")).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo("Step \"end\" (character 14): kind.output has no field \"labell\"; it has \"label\","
                            + " \"confidence\", \"scores\" and \"top\"");
            assertThat(finding.hint()).isEqualTo("Did you mean \"label\"?");
        });
    }

    @Test
    void a_long_expression_is_shown_around_the_mistake() {
        assertThat(reads("kind.output.confidence > 0.5 && kind.output.confidence < 0.9 && kind.output.labell == 'bug'"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .endsWith("\n  …onfidence < 0.9 && kind.output.labell == 'bug'}}\n" + " ".repeat(33) + "^"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            summary  | {{kind.output.confidence}}    | type_mismatch
            summary  | {{kind.output.label}}         |
            summary  | is {{kind.output.confidence}} |
            summary  | {{trigger.output.x}}          |
            summary  | {{timestamp(run.startedAt)}}  |
            watchers | {{kind.output.label}}         | type_mismatch
            watchers | {{kind.output.top.map(t, t.name)}} |
            watchers | {{kind.output.label}}, x      | type_mismatch
            estimate | {{kind.output.confidence}}    |
            estimate | {{kind.output.label}}         | type_mismatch
            """)
    void a_template_of_a_type_the_operation_does_not_take_is_an_error(String field, String template, String code) {
        String with = "{\"project\": \"P\", \"summary\": \"s\", \"" + field + "\": \"" + template + "\"}";

        assertThat(checkRow(KIND, step("file", "jira.create_issue", with)))
                .extracting(Finding::code)
                .isEqualTo(code == null ? List.of() : List.of(code));
    }
}
