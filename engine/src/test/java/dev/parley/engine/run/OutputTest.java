package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.continueOnError;
import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.NodeState.Asking;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.workflow.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs and steps give, read and say. */
class OutputTest {
    @Test
    void one_last_step_gives_its_output_and_several_give_theirs_by_name() {
        given(workflow().set("a", "{\"v\": 1}").chain("a")).started().gives("{\"v\": 1}");
        given(workflow()
                        .set("a", "{\"v\": 1}")
                        .set("b", "{\"v\": 2}")
                        .set("c", "{\"v\": 3}")
                        .chain("a", "b")
                        .then("a", "c"))
                .started()
                .gives("{\"b\": {\"v\": 2}, \"c\": {\"v\": 3}}");
    }

    @Test
    void a_workflow_without_an_output_gives_null() {
        given(workflow()).started().is(SUCCEEDED).gives("null");
    }

    @Test
    void a_failed_run_gives_what_it_got_done() {
        given(workflow().set("a", "{\"v\": 1}").call("b").then("trigger", "a").then("trigger", "b"))
                .started()
                .fails("b", false)
                .is(FAILED)
                .gives("{\"v\": 1}");
    }

    @Test
    void steps_read_the_trigger_the_run_and_how_others_fared() {
        given(workflow()
                        .call("a", continueOnError())
                        .when("b", "false")
                        .call("c")
                        .set(
                                "end",
                                "{\"trigger\": \"{{trigger.type}}\", \"mode\": \"{{run.mode}}\", \"at\": \"{{run.startedAt}}\","
                                        + " \"a\": \"{{a.status}}\", \"code\": \"{{a.error.code}}\", \"b\": \"{{b.status}}\"}")
                        .chain("a", "b")
                        .then("b", "c", "true")
                        .then("b", "end", "false"))
                .started()
                .fails("a", false)
                .gives("""
                        {"trigger": "manual", "mode": "live", "at": "2026-11-21T09:00:00Z",
                         "a": "failed", "code": "http_500", "b": "succeeded"}""");
    }

    @Test
    void test_mode_can_be_read_and_so_can_what_was_skipped() {
        given(workflow()
                        .when("a", "false")
                        .set("b", "{}")
                        .set("end", "{\"mode\": \"{{run.mode}}\", \"b\": \"{{b.status}}\"}")
                        .chain("a", "end")
                        .then("a", "b", "true")
                        .then("b", "end"))
                .started("{}", Mode.TEST)
                .gives("{\"mode\": \"test\", \"b\": \"skipped\"}");
    }

    @Test
    void after_a_loop_that_failed_its_partial_results_can_be_read() {
        given(workflow()
                        .forEach("loop", "trigger.output.list")
                        .within("loop", workflow().call("work"))
                        .set("end", "{\"got\": \"{{loop.output.results}}\"}")
                        .chain("loop")
                        .then("loop", "end", "error"))
                .started("{\"list\": [1, 2]}")
                .answers("loop.0.work", "7")
                .fails("loop.1.work", false)
                .gives("{\"loop\": {\"results\": [7, null]}, \"end\": {\"got\": [7, null]}}");
    }

    @Test
    void a_switch_takes_values_of_any_type() {
        Flow flow = workflow()
                .choose("kind", "trigger.output.kind", "2", "true", "x")
                .chain("kind");
        given(flow).started("{\"kind\": 2}").gives("{\"case\": \"2\", \"value\": 2}");
        given(flow).started("{\"kind\": true}").gives("{\"case\": \"true\", \"value\": true}");
        given(flow).started("{\"kind\": \"x\"}").gives("{\"case\": \"x\", \"value\": \"x\"}");
        given(flow).started("{\"kind\": [2]}").gives("{\"case\": \"default\", \"value\": [2]}");
    }

    @Test
    void people_read_a_message_that_is_no_text_as_text() {
        Flow flow = workflow();
        Script script = given(flow.input("form", null).chain("form")).started().is(WAITING);
        assertThat(script.state.step(StepId.parse("form")))
                .get()
                .isInstanceOfSatisfying(
                        NodeState.AskingInput.class,
                        asking -> assertThat(asking.message()).isEqualTo("Please"));
        given(workflow()
                        .stop("halt", Node.Stop.Status.SUCCEEDED, "{{trigger.output}}")
                        .chain("halt"))
                .started("{\"n\": 1}")
                .gives("{\"message\": \"{\\\"n\\\":1}\"}");
    }

    @Test
    void a_condition_that_is_no_condition_is_shown_at_length_but_not_at_any_length() {
        Script script = given(workflow().when("a", "trigger.output.text").chain("a"))
                .started("{\"text\": \"" + "x".repeat(100) + "\"}")
                .failedBy("not_boolean");
        assertThat(script.state.finished().error().message())
                .isEqualTo(
                        "Step \"a\" needs a condition that is true or false, but it gave \"" + "x".repeat(79) + "….");
        assertThat(script.state.finished().failedStep()).isEqualTo(StepId.of(new NodeId("a")));
    }

    @Test
    void a_stop_that_fails_says_its_message() {
        Script script = given(workflow()
                        .stop("halt", Node.Stop.Status.FAILED, "No stock")
                        .chain("halt"))
                .started()
                .failedBy("stopped");
        assertThat(script.state.finished().error().message()).isEqualTo("No stock");
        assertThat(script.state.finished().failedStep()).hasToString("halt");
    }

    @Test
    void votes_are_kept_with_who_gave_them() {
        Script script = given(workflow()
                        .approval("ok", 3, null, Node.Approval.OnExpiry.REJECT)
                        .chain("ok"))
                .started()
                .votes("ok", true, "ana")
                .votes("ok", true, "ben");
        assertThat(script.state.step(StepId.parse("ok")))
                .get()
                .isInstanceOfSatisfying(
                        Asking.class,
                        asking -> assertThat(asking.votes())
                                .extracting(vote -> vote.by().name())
                                .containsExactly("ana", "ben"));
    }

    @Test
    void a_run_begins_with_its_start() {
        Script script = given(workflow().call("a").chain("a")).started();
        List<RecordedEvent> headless = script.events.subList(1, 2);
        assertThatThrownBy(() -> script.interpreter.fold(script.state.id(), headless))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not begin with RunStarted");
    }
}
