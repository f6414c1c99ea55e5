package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.CANCELLED;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.RUNNING;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.DoubtResolved;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.workflow.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void steps_that_need_nothing_from_the_world_are_done_in_one_turn() {
        given(workflow()
                        .set("a", "{\"x\": \"{{trigger.output.n}}\"}")
                        .set("b", "{\"y\": \"{{a.output.x}}\"}")
                        .chain("a", "b"))
                .started("{\"n\": 7}")
                .is(SUCCEEDED)
                .gives("{\"y\": 7}");
    }

    @Test
    void a_call_holds_what_follows_until_it_has_answered() {
        given(workflow().call("a").set("b", "{\"got\": \"{{a.output.id}}\"}").chain("a", "b"))
                .started()
                .is(RUNNING)
                .answers("a", "{\"id\": \"A-1\"}")
                .is(SUCCEEDED)
                .gives("{\"got\": \"A-1\"}");
    }

    @Test
    void a_condition_takes_one_arrow_and_the_other_path_is_skipped_to_its_end() {
        given(workflow()
                        .when("big", "trigger.output.total > 1000")
                        .call("ask")
                        .call("then_post")
                        .call("other")
                        .chain("big")
                        .then("big", "ask", "true")
                        .then("ask", "then_post")
                        .then("big", "other", "false"))
                .started("{\"total\": 10}")
                .hasCalled("other")
                .skipped("ask", "then_post");
    }

    @Test
    void a_switch_takes_its_case_or_the_default() {
        Flow flow = workflow()
                .choose("kind", "trigger.output.kind", "bug", "billing")
                .call("a")
                .call("b")
                .call("c")
                .chain("kind")
                .then("kind", "a", "bug")
                .then("kind", "b", "billing")
                .then("kind", "c", "default");
        given(flow).started("{\"kind\": \"billing\"}").hasCalled("b");
        given(flow).started("{\"kind\": \"weather\"}").hasCalled("c");
    }

    @Test
    void parallel_branches_join_when_all_have_come() {
        given(workflow()
                        .call("a")
                        .call("b")
                        .call("end")
                        .then("trigger", "a")
                        .then("trigger", "b")
                        .then("a", "end")
                        .then("b", "end"))
                .started()
                .hasCalled("a", "b")
                .answers("b", "{}")
                .hasCalled("a", "b")
                .answers("a", "{}")
                .hasCalled("a", "b", "end");
    }

    @Test
    void join_any_goes_on_with_the_first_and_once_only() {
        given(workflow()
                        .call("a")
                        .call("b")
                        .call("end", Flow.joinAny())
                        .then("trigger", "a")
                        .then("trigger", "b")
                        .then("a", "end")
                        .then("b", "end"))
                .started()
                .answers("b", "{}")
                .hasCalled("a", "b", "end")
                .answers("a", "{}")
                .answers("end", "{}")
                .hasCalled("a", "b", "end")
                .is(SUCCEEDED);
    }

    @Test
    void branches_of_a_condition_meet_again() {
        given(workflow()
                        .when("big", "trigger.output.total > 1000")
                        .approval("ok")
                        .call("post")
                        .chain("big")
                        .then("big", "ok", "true")
                        .then("big", "post", "false")
                        .then("ok", "post", "approved"))
                .started("{\"total\": 1500}")
                .is(WAITING)
                .hasCalled()
                .votes("ok", true, "ana")
                .hasCalled("post");
    }

    @Test
    void a_failure_that_may_pass_is_tried_again_with_growing_pauses() {
        Script run = given(workflow().call("a", Flow.retry(2, SECOND)).chain("a"))
                .started()
                .fails("a", true)
                .is(WAITING);
        assertThat(run.state.wakeAt()).contains(run.now.plus(SECOND));
        run.later(SECOND).hasCalled("a", "a").fails("a", true);
        assertThat(run.state.wakeAt()).contains(run.now.plus(SECOND.multipliedBy(2)));
        run.later(SECOND.multipliedBy(2))
                .hasCalled("a", "a", "a")
                .fails("a", true)
                .is(FAILED);
    }

    @Test
    void a_failure_that_cannot_pass_is_not_tried_again() {
        given(workflow().call("a", Flow.retry(5, SECOND)).chain("a"))
                .started()
                .fails("a", false)
                .is(FAILED)
                .hasCalled("a");
    }

    @Test
    void the_far_system_may_ask_for_a_longer_pause() {
        Script run =
                given(workflow().call("a", Flow.retry(2, SECOND)).chain("a")).started();
        run.fails("a", true, run.now.plusSeconds(60));
        assertThat(run.state.wakeAt()).contains(run.now.plusSeconds(60));
    }

    @Test
    void an_error_arrow_catches_a_failure_and_plain_arrows_are_skipped() {
        given(workflow().call("a").call("next").call("mend").chain("a", "next").then("a", "mend", "error"))
                .started()
                .fails("a", false)
                .hasCalled("a", "mend")
                .skipped("next")
                .answers("mend", "{}")
                .is(SUCCEEDED);
    }

    @Test
    void the_error_path_can_read_what_went_wrong() {
        given(workflow()
                        .call("a")
                        .set("note", "{\"why\": \"{{a.error.message}}\"}")
                        .chain("a")
                        .then("a", "note", "error"))
                .started()
                .fails("a", false)
                .gives("{\"why\": \"The far system failed.\"}");
    }

    @Test
    void a_step_may_be_allowed_to_fail() {
        given(workflow().call("a", Flow.continueOnError()).call("next").chain("a", "next"))
                .started()
                .fails("a", false)
                .hasCalled("a", "next")
                .answers("next", "{\"ok\": true}")
                .gives("{\"ok\": true}");
    }

    @Test
    void a_failure_waits_for_calls_under_way_and_begins_no_more() {
        given(workflow()
                        .call("a")
                        .call("b")
                        .call("after_b")
                        .then("trigger", "a")
                        .chain("b", "after_b"))
                .started()
                .fails("a", false)
                .is(RUNNING)
                .answers("b", "{}")
                .is(FAILED)
                .hasCalled("a", "b");
    }

    @Test
    void a_delay_ends_at_its_moment_and_not_before() {
        given(workflow().delay("pause", "90s").call("next").chain("pause", "next"))
                .started()
                .is(WAITING)
                .later(Duration.ofSeconds(89))
                .hasCalled()
                .later(SECOND)
                .hasCalled("next");
    }

    @Test
    void an_approval_needs_its_quorum() {
        given(workflow()
                        .approval("ok", 2, null, Node.Approval.OnExpiry.REJECT)
                        .call("go")
                        .chain("ok", "go"))
                .started()
                .votes("ok", true, "ana")
                .hasCalled()
                .votes("ok", true, "ben")
                .hasCalled("go");
    }

    @Test
    void one_rejection_rejects_and_an_unlabelled_arrow_never_carries_it_on() {
        given(workflow()
                        .approval("ok", 2, null, Node.Approval.OnExpiry.REJECT)
                        .call("go")
                        .chain("ok", "go"))
                .started()
                .votes("ok", false, "ana")
                .is(SUCCEEDED)
                .skipped("go");
    }

    @Test
    void a_vote_after_the_decision_changes_nothing() {
        Script run = given(workflow().approval("ok").call("go").chain("ok", "go"))
                .started()
                .votes("ok", true, "ana");
        NodeState decided = run.state.nodes().get(new NodeId("ok"));
        run.votes("ok", false, "ben").hasCalled("go");
        assertThat(run.state.nodes().get(new NodeId("ok"))).isEqualTo(decided);
    }

    @Test
    void an_unanswered_approval_expires_as_the_workflow_says() {
        Duration hour = Duration.ofHours(1);
        given(workflow()
                        .approval("ok", 1, hour, Node.Approval.OnExpiry.REJECT)
                        .call("no")
                        .chain("ok")
                        .then("ok", "no", "rejected"))
                .started()
                .later(hour)
                .hasCalled("no");
        given(workflow()
                        .approval("ok", 1, hour, Node.Approval.OnExpiry.APPROVE)
                        .call("yes")
                        .chain("ok", "yes"))
                .started()
                .later(hour)
                .hasCalled("yes");
        given(workflow().approval("ok", 1, hour, Node.Approval.OnExpiry.FAIL).chain("ok"))
                .started()
                .later(hour)
                .is(FAILED);
        given(workflow()
                        .approval("ok", 1, hour, Node.Approval.OnExpiry.REJECT)
                        .call("late")
                        .chain("ok")
                        .then("ok", "late", "expired"))
                .started()
                .later(hour)
                .hasCalled("late");
    }

    @Test
    void stop_ends_the_run_at_once_with_its_message() {
        given(workflow()
                        .stop("halt", Node.Stop.Status.FAILED, "No stock for {{trigger.output.sku}}")
                        .call("next")
                        .chain("halt", "next"))
                .started("{\"sku\": \"X1\"}")
                .is(FAILED)
                .hasCalled()
                .gives("{\"message\": \"No stock for X1\"}");
    }

    @Test
    void cancelling_waits_for_calls_under_way_then_ends() {
        given(workflow().call("a").call("b").chain("a", "b"))
                .started()
                .isCancelled()
                .is(RUNNING)
                .answers("a", "{}")
                .is(CANCELLED)
                .hasCalled("a");
    }

    @Test
    void a_missing_value_fails_the_step_with_its_name_and_does_not_call_it() {
        Script run = given(workflow()
                        .call("post", "test.call", "{\"to\": \"{{trigger.output.nobody}}\"}", Flow.retry(3, SECOND))
                        .chain("post"))
                .started()
                .is(FAILED)
                .hasCalled();
        assertThat(run.state.finished().error().message()).contains("post").contains("nobody");
    }

    @Test
    void test_mode_asks_nobody_and_waits_for_nothing() {
        given(workflow().delay("pause", "7d").approval("ok").call("go").chain("pause", "ok", "go"))
                .started("{}", Mode.TEST)
                .hasCalled("go");
    }

    @Test
    void after_a_crash_a_repeatable_call_is_made_again() {
        given(workflow().call("a").chain("a"))
                .started()
                .recovers(true)
                .hasCalled("a", "a")
                .is(RUNNING);
    }

    @Test
    void after_a_crash_a_call_that_may_have_happened_waits_for_a_person() {
        given(workflow().call("a").chain("a"))
                .started()
                .recovers(false)
                .hasCalled("a")
                .is(WAITING);
    }

    @Test
    void after_a_crash_a_cancelled_run_ends_and_says_that_its_call_may_have_happened() {
        Flow flow = workflow().call("a").chain("a");
        Script charged = given(flow).started().isCancelled().recovers(false).is(CANCELLED);
        assertThat(lastFailure(charged).error().message()).contains("may have happened");
        Script asked = given(flow).started().isCancelled().recovers(true).is(CANCELLED);
        assertThat(lastFailure(asked).error().message()).doesNotContain("may have happened");
    }

    private static NodeFailed lastFailure(Script run) {
        return run.events.stream()
                .map(RecordedEvent::event)
                .filter(NodeFailed.class::isInstance)
                .map(NodeFailed.class::cast)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    @Test
    void a_person_resolves_the_doubt() {
        StepId a = StepId.parse("a");
        Flow flow = workflow().call("a").call("b").chain("a", "b");
        given(flow)
                .started()
                .recovers(false)
                .happened(new DoubtResolved(a, DoubtAnswer.RETRY, Actor.PARLEY))
                .hasCalled("a", "a");
        given(flow)
                .started()
                .recovers(false)
                .happened(new DoubtResolved(a, DoubtAnswer.DONE, Actor.PARLEY))
                .hasCalled("a", "b");
        given(flow)
                .started()
                .recovers(false)
                .happened(new DoubtResolved(a, DoubtAnswer.STOP, Actor.PARLEY))
                .is(FAILED);
    }

    @Test
    void a_replay_from_a_step_reuses_what_came_before_it() {
        Script failed = given(workflow().call("a").call("b").call("c").chain("a", "b", "c"))
                .started()
                .answers("a", "{\"n\": 1}")
                .fails("b", false)
                .is(FAILED);
        List<RunEvent> events = new Replay(new NodeId("b"), null, null, null)
                .of(
                        failed.state,
                        failed.interpreter.plan(),
                        failed.state.started().workflow(),
                        Actor.PARLEY);
        assertThat(events).hasSize(2);
        assertThat(events.get(1))
                .isInstanceOfSatisfying(
                        NodeReused.class,
                        reused -> assertThat(reused.node().value()).isEqualTo("a"));
        Turn turn = failed.interpreter.begin(RunId.at(failed.now, new java.util.UUID(5, 6)), events, failed.now);
        assertThat(turn.commands())
                .singleElement()
                .isInstanceOfSatisfying(
                        Command.Perform.class,
                        perform -> assertThat(perform.event().node().value()).isEqualTo("b"));
        assertThat(turn.state().started().origin()).isEqualTo(failed.state.id());
    }

    @Test
    void a_call_that_chooses_a_route_takes_the_arrow_of_that_label() {
        given(workflow()
                        .call("route")
                        .call("x")
                        .call("y")
                        .chain("route")
                        .then("route", "x", "x")
                        .then("route", "y", "y"))
                .started()
                .answers("route", "{\"route\": \"y\"}")
                .hasCalled("route", "y")
                .skipped("x");
    }

    @Test
    void an_approval_that_may_fail_lets_the_run_go_on_when_it_expires() {
        Duration hour = Duration.ofHours(1);
        given(workflow()
                        .approval("ok", 1, hour, Node.Approval.OnExpiry.FAIL, Flow.continueOnError())
                        .call("next")
                        .chain("ok", "next"))
                .started()
                .later(hour)
                .hasCalled("next");
    }

    @Test
    void a_success_that_names_its_route_error_is_still_no_failure() {
        given(workflow().call("a").call("mend").chain("a").then("a", "mend", "error"))
                .started()
                .answers("a", "{\"route\": \"error\"}")
                .skipped("mend")
                .is(SUCCEEDED);
    }

    @Test
    void nothing_waits_longer_than_the_journal_can_count() {
        Script run = given(workflow()
                        .delayUntil("pause", "{{trigger.output.until}}")
                        .chain("pause"))
                .started("{\"until\": \"+300000-01-01T00:00:00Z\"}")
                .is(FAILED);
        assertThat(run.state.finished().error().code()).isEqualTo("bad_time");
    }

    @Test
    void a_cancelled_run_waits_for_its_calls_only_and_no_more_for_the_clock() {
        Script run = given(workflow()
                        .call("a")
                        .delay("pause", "1h")
                        .then("trigger", "a")
                        .then("trigger", "pause"))
                .started()
                .isCancelled()
                .is(RUNNING);
        assertThat(run.state.wakeAt()).isEmpty();
    }

    @Test
    void a_replay_does_not_repeat_a_failure_that_was_dealt_with() {
        Script failed = given(workflow()
                        .call("a")
                        .call("next")
                        .call("mend")
                        .call("b")
                        .call("end")
                        .chain("a", "next")
                        .then("a", "mend", "error")
                        .then("mend", "end")
                        .then("trigger", "b")
                        .then("b", "end"))
                .started()
                .fails("a", false)
                .answers("mend", "{}")
                .answers("b", "{}")
                .fails("end", false)
                .is(FAILED);
        failed.replayed("end")
                .hasCalled("end")
                .skipped("next")
                .answers("end", "{}")
                .is(SUCCEEDED);
    }

    @Test
    void a_replay_does_again_what_failed_beside_the_chosen_step() {
        Script failed = given(
                        workflow().call("a").call("b").then("trigger", "a").then("trigger", "b"))
                .started()
                .fails("a", false)
                .answers("b", "{}")
                .is(FAILED);
        failed.replayed("b").hasCalled("a", "b");
    }

    @Test
    void what_a_person_stopped_is_not_tolerated_in_a_replay_either() {
        Script stopped = given(workflow()
                        .call("a", Flow.continueOnError())
                        .call("next")
                        .call("mend")
                        .call("end")
                        .chain("a", "next")
                        .then("a", "mend", "error")
                        .then("mend", "end"))
                .started()
                .recovers(false)
                .happened(new DoubtResolved(StepId.parse("a"), DoubtAnswer.STOP, Actor.PARLEY))
                .answers("mend", "{}")
                .skipped("next")
                .answers("end", "{}")
                .is(SUCCEEDED);
        stopped.replayed("end").hasCalled("end").skipped("next");
    }

    @Test
    void a_value_that_doubles_from_step_to_step_fails_the_step_that_makes_it_too_large() {
        Flow flow = workflow().set("s0", "{\"v\": \"x\"}");
        String[] ids = new String[40];
        ids[0] = "s0";
        for (int i = 1; i < ids.length; i++) {
            ids[i] = "s" + i;
            String before = "\"{{" + ids[i - 1] + ".output}}\"";
            flow.set(ids[i], "{\"a\": " + before + ", \"b\": " + before + "}");
        }
        Interpreter interpreter = given(flow.chain(ids)).interpreter;
        RunEvent.RunStarted started =
                given(workflow().set("a", "{}").chain("a")).started().state.started();
        Turn turn = interpreter.begin(RunId.at(Instant.EPOCH, new UUID(5, 6)), List.of(started), Instant.EPOCH);
        assertThat(turn.state().status()).isEqualTo(FAILED);
        assertThat(turn.state().finished().error().code()).isEqualTo("input_too_large");
    }
}
