package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody is asked and nothing is waited for; the tester may say what steps answer. */
class TestModeTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Flow APPROVAL = workflow()
            .approval("ok")
            .set("yes", "{\"took\": \"yes\"}")
            .set("no", "{\"took\": \"no\"}")
            .chain("ok")
            .then("ok", "yes", "approved")
            .then("ok", "no", "rejected");

    @Test
    void an_approval_is_approved_by_test_mode() {
        Script script = given(APPROVAL).testedWith("{}").is(SUCCEEDED).gives("{\"took\": \"yes\"}");
        assertThat(script.state.nodes().values().iterator().next())
                .isInstanceOfSatisfying(
                        NodeState.Succeeded.class,
                        ok -> assertThat(ok.output().get("by").stringValue()).isEqualTo("test mode"));
    }

    @Test
    void an_approval_is_rejected_when_the_tester_says_so() {
        given(APPROVAL).testedWith("{\"ok\": {\"decision\": \"rejected\"}}").gives("{\"took\": \"no\"}");
        given(APPROVAL).testedWith("{\"ok\": {\"decision\": \"approved\"}}").gives("{\"took\": \"yes\"}");
    }

    @Test
    void a_form_is_filled_in_with_samples_or_as_the_tester_says() {
        Flow flow = workflow()
                .input("form", HOUR, new Trigger.Input("size", "number", null, true))
                .set("seen", "{\"size\": \"{{form.output.values.size}}\"}")
                .chain("form", "seen");
        given(flow).testedWith("{}").gives("{\"size\": 1}");
        given(flow).testedWith("{\"form\": {\"size\": 42}}").gives("{\"size\": 42}");
        given(flow).testedWith("{\"form\": 42}").gives("{\"size\": 1}");
    }

    @Test
    void an_event_has_come_empty_or_as_the_tester_says() {
        Flow flow = workflow()
                .event("paid", "payment", "event.n == 1", HOUR)
                .set("seen", "{\"event\": \"{{paid.output.event}}\"}")
                .chain("paid", "seen");
        given(flow).testedWith("{}").gives("{\"event\": {}}");
        given(flow).testedWith("{\"paid\": {\"n\": 7}}").gives("{\"event\": {\"n\": 7}}");
    }

    @Test
    void a_called_workflow_answers_as_the_tester_says_and_else_is_tested_too() {
        Flow flow = workflow()
                .callWorkflow("other", "billing", "{}", NodeSettings.DEFAULT)
                .chain("other");
        given(flow).testedWith("{\"other\": {\"paid\": true}}").gives("{\"paid\": true}");
        assertThat(given(flow).testedWith("{}").events)
                .extracting(RecordedEvent::event)
                .hasAtLeastOneElementOfType(RunEvent.RunCalled.class);
    }

    @Test
    void a_delay_is_over_at_once_and_says_until_when_it_would_have_been() {
        given(workflow().delay("pause", "2h").chain("pause"))
                .started("{}", Mode.TEST)
                .gives("{\"until\": \"2026-11-21T11:00:00Z\"}");
    }

    @Test
    void in_earnest_no_step_answers_as_a_tester_would_say() {
        Script script = given(APPROVAL).started();
        assertThat(script.state.status()).isEqualTo(RunStatus.WAITING);
    }
}
