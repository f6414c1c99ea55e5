package dev.parley.engine.workflow;

import static dev.parley.engine.workflow.Examples.json;
import static dev.parley.engine.workflow.Examples.manual;
import static dev.parley.engine.workflow.Examples.mistakes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowSyntaxTest {
    @Test
    void all_mistakes_are_told_at_once_each_with_its_place() {
        var mistakes = mistakes("""
                {"parley": 2, "trigger": {"type": "webhok"},
                 "nodes": [{"id": "ask", "use": "human.approval", "with": {"approvers": [1], "expires": "soon", "onExpiry": "rejct"}},
                           {"use": "http.request", "retry": {"max": "three"}},
                           "step"],
                 "edges": [{"from": "trigger"}]}""");

        assertThat(mistakes)
                .extracting(Finding::code, Finding::where)
                .containsExactlyInAnyOrder(
                        tuple("unsupported_version", "parley"),
                        tuple("missing_field", "name"),
                        tuple("unknown_trigger", "trigger.type"),
                        tuple("wrong_type", "ask.with.approvers"),
                        tuple("bad_duration", "ask.with.expires"),
                        tuple("unknown_value", "ask.with.onExpiry"),
                        tuple("missing_field", "nodes[1].id"),
                        tuple("wrong_type", "nodes[1].retry.max"),
                        tuple("wrong_type", "nodes[2]"),
                        tuple("missing_field", "edges[0].to"));
        assertThat(mistakes).allSatisfy(mistake -> {
            assertThat(mistake.message()).isNotBlank();
            assertThat(mistake.hint()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"workflow\"",
                "null",
                "3",
                "{}",
                "{\"nodes\": 3}",
                "{\"nodes\": {\"a\": 1}}",
                "{\"start_at\": 1}"
            })
    void json_that_is_no_workflow_is_refused_with_findings(String text) {
        assertThat(mistakes(text)).isNotEmpty().first().matches(Finding::isError);
    }

    @ParameterizedTest
    @ValueSource(strings = "calendar")
    void a_trigger_of_a_later_version_is_said_to_be_that(String type) {
        assertThat(mistakes("{\"name\": \"n\", \"nodes\": [], \"trigger\": {\"type\": \"" + type + "\"}}"))
                .first()
                .satisfies(mistake -> assertThat(mistake.code()).isEqualTo("not_available_yet"));
    }

    @ParameterizedTest
    @CsvSource({"logic.iff,logic.if", "logic.swich,logic.switch", "human.aproval,human.approval", "data.sett,data.set"})
    void a_mistyped_step_kind_is_answered_with_the_nearest(String written, String meant) {
        assertThat(mistakes(manual("{\"id\": \"a\", \"use\": \"" + written + "\"}", "")))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.hint()).isEqualTo("Did you mean \"" + meant + "\"?"));
    }

    @Test
    void a_mistyped_time_zone_is_answered_with_the_nearest() {
        assertThat(
                        mistakes(
                                "{\"parley\": 1, \"name\": \"n\", \"nodes\": [], \"trigger\": {\"type\": \"schedule\", \"cron\": \"0 9 * * *\", \"zone\": \"Europe/Berln\"}}"))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.hint()).contains("Europe/Berlin"));
    }

    @Property(tries = 300)
    void whatever_stands_at_a_key_is_read_or_refused_but_never_breaks_the_reader(
            @ForAll("keys") String key, @ForAll("values") String value, @ForAll("uses") String use) {
        String workflow = manual(
                "{\"id\": \"a\", \"use\": \"" + use + "\", \"" + key + "\": " + value + ", \"with\": {\"" + key + "\": "
                        + value + "}}",
                "{\"from\": " + value + ", \"to\": \"a\", \"when\": " + value + "}");

        assertThatCode(() -> {
                    try {
                        WorkflowJson.read(json(workflow));
                        WorkflowJson.read(json("{\"start_at\": " + value + ", \"nodes\": {\"a\": " + value
                                + ", \"b\": {\"class\": \"XNode\", \"" + key + "\": " + value + "}}}"));
                    } catch (WorkflowSyntaxException refused) {
                        assertThat(refused.findings()).anyMatch(Finding::isError);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.of(
                "with",
                "retry",
                "timeout",
                "join",
                "onError",
                "in",
                "title",
                "condition",
                "value",
                "cases",
                "values",
                "approvers",
                "message",
                "quorum",
                "expires",
                "onExpiry",
                "escalateTo",
                "duration",
                "until",
                "status",
                "routes",
                "next_node");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of(
                "null",
                "1",
                "-1",
                "1.5",
                "1e400",
                "99999999999999999999",
                "true",
                "\"\"",
                "\"a\"",
                "\"5m\"",
                "[]",
                "[1]",
                "[\"a\"]",
                "[[]]",
                "[{}]",
                "{}",
                "{\"a\": 1}",
                "{\"max\": 1}",
                "{\"a\": [\"b\"]}",
                "{\"a\": \"b\"}");
    }

    @Provide
    Arbitrary<String> uses() {
        return Arbitraries.of(Uses.OWN).edgeCases(config -> config.add("http.request", "x", "."));
    }
}
