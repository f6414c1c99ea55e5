package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.CANCELLED;
import static dev.parley.engine.run.RunStatus.RUNNING;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.run.RunEvent.EventAwaited;
import dev.parley.engine.run.RunEvent.EventReceived;
import dev.parley.engine.run.RunEvent.InputGiven;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Forms, events, called workflows and moments. */
class WaitsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static final Trigger.Input SIZE = new Trigger.Input("size", "number", null, true);

    private static JsonNode json(String text) {
        return Script.JSON.readTree(text);
    }

    private static InputGiven filledIn(String step, String values) {
        return new InputGiven(StepId.parse(step), (ObjectNode) json(values), ANA);
    }

    @Test
    void a_filled_in_form_gives_its_values_and_who_gave_them() {
        given(workflow().input("form", HOUR, SIZE).chain("form"))
                .started()
                .is(WAITING)
                .happened(filledIn("form", "{\"size\": 4}"))
                .gives("{\"values\": {\"size\": 4}, \"by\": \"Ana\", \"at\": \"2026-11-21T09:00:00Z\"}");
    }

    @Test
    void a_form_nobody_filled_in_leaves_by_its_expired_arrow_and_not_by_the_plain_one() {
        given(workflow()
                        .input("form", HOUR, SIZE)
                        .call("late")
                        .call("next")
                        .chain("form", "next")
                        .then("form", "late", "expired"))
                .started()
                .later(HOUR)
                .hasCalled("late")
                .skipped("next");
    }

    @Test
    void without_such_an_arrow_waiting_in_vain_fails_and_says_what_for() {
        Script form = given(workflow().input("form", HOUR, SIZE).chain("form"))
                .started()
                .later(HOUR)
                .failedBy("input_expired");
        assertThat(form.state.finished().error().message()).isEqualTo("Nobody filled in the form \"form\" in time.");
        Script event = given(workflow().event("paid", "payment", null, HOUR).chain("paid"))
                .started()
                .later(HOUR)
                .failedBy("event_expired");
        assertThat(event.state.finished().error().message())
                .isEqualTo("The event that step \"paid\" waits for did not come in time.");
        assertThat(event.state.finished().error().hint()).contains("wait again");
        Script approval = given(
                        workflow().approval("ok", 1, HOUR, OnExpiry.FAIL).chain("ok"))
                .started()
                .later(HOUR)
                .failedBy("approval_expired");
        assertThat(approval.state.finished().error().message())
                .isEqualTo("Nobody answered the approval \"ok\" in time.");
        assertThat(approval.state.finished().error().hint()).contains("ask again");
    }

    @Test
    void what_has_no_end_is_waited_for_until_it_comes() {
        Script script = given(workflow().event("paid", "payment", null, null).chain("paid"))
                .started()
                .later(Duration.ofDays(4_000))
                .is(WAITING);
        assertThat(script.state.wakeAt()).isEmpty();
        script.happened(new EventReceived(StepId.parse("paid"), json("{\"n\": 1}")))
                .is(SUCCEEDED);
        assertThat(script.state.finished().output().get("event")).isEqualTo(json("{\"n\": 1}"));
    }

    @Test
    void no_end_is_further_away_than_the_journal_can_count() {
        Script script = given(workflow()
                        .event("paid", "payment", null, Duration.ofDays(100_000))
                        .chain("paid"))
                .started();
        assertThat(script.state.wakeAt()).contains(script.now.plus(Duration.ofDays(3_660)));
    }

    private static EventAwaited awaited(String match, String payload) {
        Script script = given(workflow()
                        .set("order", "{\"id\": \"A-1\", \"lines\": [1, 2]}")
                        .event("paid", "payment", match, null)
                        .chain("order", "paid"))
                .started(payload);
        return script.events.stream()
                .map(RecordedEvent::event)
                .filter(EventAwaited.class::isInstance)
                .map(EventAwaited.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_event_is_matched_with_what_the_run_knew_and_no_more() {
        EventAwaited awaited = awaited(
                "event.order == order.output.id && event.n > trigger.output.a.b && event.m < trigger.output.a.c",
                "{\"a\": {\"b\": 1, \"c\": 2, \"d\": 3}, \"e\": 4}");
        assertThat(awaited.known())
                .isEqualTo(
                        json(
                                "{\"order\": {\"output\": {\"id\": \"A-1\"}}, \"trigger\": {\"output\": {\"a\": {\"b\": 1, \"c\": 2}}}}"));
    }

    @Test
    void what_is_no_object_is_known_as_a_whole() {
        assertThat(awaited("event.n in order.output.lines", "{}").known())
                .isEqualTo(json("{\"order\": {\"output\": {\"lines\": [1, 2]}}}"));
        assertThat(awaited(null, "{\"a\": 1}").known()).isEqualTo(json("{}"));
    }

    private static final Flow CALL = workflow()
            .callWorkflow("other", "billing", "{\"n\": \"{{trigger.output.n}}\"}", Flow.retry(1, Duration.ofMinutes(1)))
            .chain("other");

    private static List<RunCalled> calls(Script script) {
        return script.events.stream()
                .map(RecordedEvent::event)
                .filter(RunCalled.class::isInstance)
                .map(RunCalled.class::cast)
                .toList();
    }

    @Test
    void a_called_workflow_runs_on_its_input_and_gives_its_output() {
        Script script = given(CALL).started("{\"n\": 1}").is(RUNNING);
        assertThat(calls(script)).singleElement().satisfies(call -> {
            assertThat(call.input()).isEqualTo(json("{\"n\": 1}"));
            assertThat(call.child()).isNotEqualTo(script.state.id());
        });
        script.answers("other", "{\"paid\": true}").gives("{\"paid\": true}");
    }

    @Test
    void the_same_called_run_is_meant_after_a_crash_and_another_one_by_the_next_attempt() {
        Script script = given(CALL).started("{\"n\": 1}").recovers(false);
        assertThat(calls(script)).hasSize(2);
        assertThat(calls(script).getFirst()).isEqualTo(calls(script).getLast());
        script.fails("other", true).is(WAITING).later(Duration.ofMinutes(1)).is(RUNNING);
        assertThat(calls(script).getLast().attempt()).isEqualTo(2);
        assertThat(calls(script).getLast().child())
                .isNotEqualTo(calls(script).getFirst().child());
    }

    @Test
    void a_cancelled_run_gives_up_the_runs_it_called() {
        Script script = given(CALL).started("{\"n\": 1}").isCancelled().is(CANCELLED);
        assertThat(script.events)
                .extracting(RecordedEvent::event)
                .contains(new NodeAbandoned(
                        StepId.parse("other"), calls(script).getFirst().child()));
    }

    @Test
    void after_a_crash_a_cancelled_run_makes_no_call_again() {
        given(workflow().call("a").chain("a"))
                .started()
                .isCancelled()
                .is(RUNNING)
                .recovers(true)
                .hasCalled("a")
                .is(CANCELLED);
    }

    @Test
    void a_delay_ends_at_a_moment_with_a_zone() {
        Script script = given(workflow()
                        .delayUntil("pause", "{{trigger.output.until}}")
                        .chain("pause"))
                .started("{\"until\": \"2026-11-21T11:00:00.123456789+01:00\"}")
                .is(WAITING);
        assertThat(script.state.wakeAt()).contains(Instant.parse("2026-11-21T10:00:00.123456Z"));
    }

    @Test
    void ten_years_is_the_longest_delay() {
        given(workflow().delay("pause", "3660d").chain("pause")).started().is(WAITING);
        Script script = given(workflow().delay("pause", "3661d").chain("pause"))
                .started()
                .failedBy("bad_time");
        assertThat(script.state.finished().error().message())
                .isEqualTo("Step \"pause\" cannot wait for \"3661d\": it is no length of time between 0 and ten years");
        given(workflow().delayUntil("pause", "2036-11-27T09:00:00Z").chain("pause"))
                .started()
                .is(WAITING);
        given(workflow().delayUntil("pause", "2036-11-29T09:00:01Z").chain("pause"))
                .started()
                .failedBy("bad_time");
    }

    @Test
    void what_is_no_time_is_said_and_shown() {
        given(workflow().delay("pause", "soon").chain("pause")).started().failedBy("bad_time");
        given(workflow().delayUntil("pause", "tomorrow").chain("pause"))
                .started()
                .failedBy("bad_time");
    }

    @Test
    void a_run_that_takes_longer_than_its_workflow_allows_fails() {
        Script script = given(workflow().approval("ok").limited(HOUR, null, 0).chain("ok"))
                .started();
        assertThat(script.state.wakeAt()).contains(script.now.plus(HOUR));
        script.later(HOUR.minusSeconds(1))
                .is(WAITING)
                .later(Duration.ofSeconds(1))
                .failedBy("run_timeout");
        assertThat(script.state.finished().error().message())
                .isEqualTo("The run took longer than the 1h its workflow allows.");
    }

    @Test
    void a_call_that_waits_for_its_next_attempt_reads_the_values_anew() {
        given(workflow()
                        .call("a", "test.call", "{\"n\": \"{{b.output.n}}\"}", Flow.retry(1, Duration.ofSeconds(1)))
                        .call("b", NodeSettings.DEFAULT)
                        .chain("b", "a"))
                .started()
                .answers("b", "{\"n\": 1}")
                .fails("a", true)
                .later(Duration.ofSeconds(2))
                .hasCalled("b", "a", "a");
    }
}
