package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.continueOnError;
import static dev.parley.engine.run.Flow.joinAny;
import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.RUNNING;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.workflow.Node.Stop.Status;
import dev.parley.engine.workflow.NodeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a run goes on, or ends, where ways meet, steps fail or a stop is reached: {@code join}, {@code onError}, {@code logic.stop}. */
class WaysOnTest {
    /** Two calls side by side that meet in {@code end}. */
    private static Flow meeting(NodeSettings each, NodeSettings end) {
        return workflow()
                .call("a", each)
                .call("b", each)
                .call("end", end)
                .then("trigger", "a")
                .then("trigger", "b")
                .then("a", "end")
                .then("b", "end");
    }

    @Test
    void where_all_meet_one_skipped_way_does_not_hold_the_others_up() {
        given(workflow()
                        .when("way", "1 > 2")
                        .call("a")
                        .call("b")
                        .call("end")
                        .chain("way")
                        .then("way", "a", "true")
                        .then("way", "b", "false")
                        .then("a", "end")
                        .then("b", "end"))
                .started()
                .answers("b", "1")
                .hasCalled("b", "end");
    }

    @Test
    void where_no_way_arrives_what_follows_is_skipped_whether_all_or_any_is_asked_for() {
        for (NodeSettings join : new NodeSettings[] {NodeSettings.DEFAULT, joinAny()}) {
            given(workflow()
                            .when("way", "1 > 2")
                            .call("a")
                            .call("b")
                            .call("end", join)
                            .chain("way")
                            .then("way", "a", "true")
                            .then("way", "b", "true")
                            .then("a", "end")
                            .then("b", "end"))
                    .started()
                    .is(SUCCEEDED)
                    .skipped("a", "b", "end");
        }
    }

    @Test
    void any_waits_on_when_the_first_way_is_skipped() {
        given(workflow()
                        .when("way", "1 > 2")
                        .call("a")
                        .call("b")
                        .call("end", joinAny())
                        .then("trigger", "way")
                        .then("trigger", "b")
                        .then("way", "a", "true")
                        .then("a", "end")
                        .then("b", "end"))
                .started()
                .hasCalled("b")
                .answers("b", "1")
                .hasCalled("b", "end");
    }

    @Test
    void the_run_ends_only_when_the_slower_way_has_come_too() {
        given(meeting(NodeSettings.DEFAULT, joinAny()))
                .started()
                .answers("a", "1")
                .answers("end", "2")
                .is(RUNNING)
                .answers("b", "3")
                .hasCalled("a", "b", "end")
                .is(SUCCEEDED)
                .gives("2");
    }

    @Test
    void a_failure_that_comes_after_any_has_gone_on_still_fails_the_run() {
        given(meeting(NodeSettings.DEFAULT, joinAny()))
                .started()
                .answers("a", "1")
                .answers("end", "2")
                .fails("b", false)
                .is(FAILED);
    }

    @Test
    void a_tolerated_failure_carries_on_where_all_meet() {
        given(meeting(continueOnError(), NodeSettings.DEFAULT))
                .started()
                .fails("a", false)
                .answers("b", "1")
                .hasCalled("a", "b", "end")
                .answers("end", "2")
                .is(SUCCEEDED);
    }

    @Test
    void after_a_tolerated_failure_others_can_tell() {
        given(workflow()
                        .call("a", continueOnError())
                        .set("told", "{\"status\": \"{{a.status}}\", \"code\": \"{{a.error.code}}\"}")
                        .chain("a", "told"))
                .started()
                .fails("a", false)
                .gives("{\"status\": \"failed\", \"code\": \"http_500\"}");
    }

    @Test
    void a_tolerated_failure_leaves_by_its_error_arrow_as_well() {
        given(workflow()
                        .call("a", continueOnError())
                        .call("mend")
                        .call("next")
                        .chain("a", "next")
                        .then("a", "mend", "error"))
                .started()
                .fails("a", false)
                .hasCalled("a", "next", "mend");
    }

    @Test
    void a_failure_that_may_pass_is_tolerated_only_after_its_last_attempt() {
        NodeSettings patient = new NodeSettings(
                null,
                null,
                NodeSettings.Join.ALL,
                NodeSettings.OnError.CONTINUE,
                new NodeSettings.Retry(1, Duration.ofSeconds(1)),
                null);
        given(workflow().call("a", patient).call("next").chain("a", "next"))
                .started()
                .fails("a", true)
                .is(WAITING)
                .hasCalled("a")
                .later(Duration.ofSeconds(3))
                .fails("a", true)
                .hasCalled("a", "a", "next");
    }

    @Test
    void within_a_loop_a_tolerated_failure_lets_the_round_go_on() {
        given(workflow()
                        .forEach("all", "trigger.output.list")
                        .within(
                                "all",
                                workflow()
                                        .call("work", continueOnError())
                                        .set("is", "{\"status\": \"{{work.status}}\"}")
                                        .then("work", "is"))
                        .chain("all"))
                .started("{\"list\": [1, 2]}")
                .fails("all.0.work", false)
                .answers("all.1.work", "1")
                .is(SUCCEEDED)
                .gives("{\"results\": [{\"status\": \"failed\"}, {\"status\": \"succeeded\"}]}");
    }

    @Test
    void a_stop_waits_for_what_is_under_way_and_begins_nothing_more() {
        given(workflow()
                        .call("work")
                        .call("next")
                        .stop("enough", Status.SUCCEEDED, "Done {{trigger.output.n}}")
                        .chain("work", "next")
                        .then("trigger", "enough"))
                .started("{\"n\": 1}")
                .is(RUNNING)
                .answers("work", "1")
                .hasCalled("work")
                .is(SUCCEEDED)
                .gives("{\"message\": \"Done 1\"}");
    }

    @Test
    void a_stop_gives_up_what_others_wait_for() {
        Script script = given(workflow()
                        .approval("ok")
                        .call("work")
                        .stop("enough", Status.SUCCEEDED, "")
                        .then("trigger", "ok")
                        .chain("work", "enough"))
                .started()
                .answers("work", "1")
                .is(SUCCEEDED);
        assertThat(script.events)
                .extracting(RecordedEvent::event)
                .contains(new NodeAbandoned(StepId.parse("ok"), null));
    }

    @Test
    void a_stop_that_fails_says_where_and_why() {
        Script script = given(workflow()
                        .call("work")
                        .stop("lost", Status.FAILED, "Not filed: {{work.error.message}}")
                        .chain("work")
                        .then("work", "lost", "error"))
                .started()
                .fails("work", false)
                .is(FAILED);
        assertThat(script.state.finished().failedStep()).isEqualTo(StepId.parse("lost"));
        assertThat(script.state.finished().error().code()).isEqualTo("stopped");
        assertThat(script.state.finished().error().message()).isEqualTo("Not filed: The far system failed.");
    }

    @Test
    void a_stop_on_a_way_not_taken_stops_nothing() {
        given(workflow()
                        .when("way", "1 > 2")
                        .stop("enough", Status.FAILED, "")
                        .call("next")
                        .chain("way")
                        .then("way", "enough", "true")
                        .then("way", "next", "false"))
                .started()
                .answers("next", "1")
                .is(SUCCEEDED);
    }
}
