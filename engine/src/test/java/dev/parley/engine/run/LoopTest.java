package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.continueOnError;
import static dev.parley.engine.run.Flow.retry;
import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.RUNNING;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final String THREE = "{\"list\": [\"a\", \"b\", \"c\"]}";

    private static Flow each(int parallel, NodeSettings settings, Flow body) {
        return workflow()
                .forEach("loop", "trigger.output.list", parallel, settings)
                .within("loop", body)
                .chain("loop");
    }

    private static Flow each(Flow body) {
        return each(1, NodeSettings.DEFAULT, body);
    }

    @Test
    void items_are_gone_through_one_after_the_other() {
        given(each(workflow()
                        .call("work", "test.call", "{\"x\": \"{{each.item}}{{each.index}}\"}", NodeSettings.DEFAULT)))
                .started(THREE)
                .hasCalled("loop.0.work")
                .answers("loop.0.work", "1")
                .answers("loop.1.work", "2")
                .hasCalled("loop.0.work", "loop.1.work", "loop.2.work")
                .answers("loop.2.work", "3")
                .is(SUCCEEDED)
                .gives("{\"results\": [1, 2, 3]}");
    }

    @Test
    void as_many_items_at_once_as_wished_and_results_in_their_order() {
        given(each(2, NodeSettings.DEFAULT, workflow().call("work")))
                .started(THREE)
                .hasCalled("loop.0.work", "loop.1.work")
                .answers("loop.1.work", "2")
                .hasCalled("loop.0.work", "loop.1.work", "loop.2.work")
                .answers("loop.2.work", "3")
                .answers("loop.0.work", "1")
                .gives("{\"results\": [1, 2, 3]}");
    }

    @Test
    void nothing_to_go_through_is_done_at_once() {
        given(each(workflow().call("work")))
                .started("{\"list\": []}")
                .hasCalled()
                .gives("{\"results\": []}");
    }

    @Test
    void what_is_no_list_fails_the_loop() {
        Script script = given(each(workflow().call("work")))
                .started("{\"list\": {\"a\": 1}}")
                .is(FAILED);
        assertThat(script.state.finished().error().code()).isEqualTo("not_a_list");
    }

    @Test
    void steps_in_a_loop_read_each_other_the_item_and_what_came_before_the_loop() {
        given(workflow()
                        .set("before", "{\"n\": 10}")
                        .forEach("loop", "trigger.output.list")
                        .within(
                                "loop",
                                workflow()
                                        .set("one", "{\"v\": \"{{each.item + before.output.n}}\"}")
                                        .set("two", "{\"v\": \"{{one.output.v * 2 + loop.index}}\"}")
                                        .then("one", "two"))
                        .chain("before", "loop"))
                .started("{\"list\": [1, 2]}")
                .gives("{\"results\": [{\"v\": 22}, {\"v\": 25}]}");
    }

    @Test
    void branches_in_a_loop_go_their_own_way_in_each_round() {
        given(each(workflow()
                        .when("big", "each.item > 1")
                        .set("yes", "{\"big\": true}")
                        .set("no", "{\"big\": false}")
                        .then("big", "yes", "true")
                        .then("big", "no", "false")))
                .started("{\"list\": [1, 2]}")
                .gives("{\"results\": [{\"big\": false}, {\"big\": true}]}");
    }

    @Test
    void loops_in_loops_know_both_items() {
        given(workflow()
                        .forEach("rows", "trigger.output.rows")
                        .within(
                                "rows",
                                workflow()
                                        .forEach("cells", "each.item.cells")
                                        .within(
                                                "cells",
                                                workflow().set("cell", "{\"v\": \"{{rows.item.name}}{{each.item}}\"}")))
                        .chain("rows"))
                .started("{\"rows\": [{\"name\": \"a\", \"cells\": [1, 2]}, {\"name\": \"b\", \"cells\": []}]}")
                .gives("{\"results\": [{\"results\": [{\"v\": \"a1\"}, {\"v\": \"a2\"}]}, {\"results\": []}]}");
    }

    @Test
    void an_item_that_fails_stops_the_loop_once_nothing_is_under_way() {
        Script script = given(each(2, NodeSettings.DEFAULT, workflow().call("work")))
                .started(THREE)
                .fails("loop.0.work", false)
                .is(RUNNING)
                .answers("loop.1.work", "2")
                .hasCalled("loop.0.work", "loop.1.work")
                .is(FAILED)
                .gives("{\"results\": [null, 2, null]}");
        assertThat(script.state.finished().failedStep()).isEqualTo(StepId.parse("loop"));
    }

    @Test
    void a_loop_that_tolerates_failures_goes_through_all_items() {
        given(each(1, continueOnError(), workflow().call("work")))
                .started(THREE)
                .fails("loop.0.work", false)
                .answers("loop.1.work", "2")
                .fails("loop.2.work", false)
                .is(SUCCEEDED)
                .gives("""
                        {"results": [null, 2, null],
                         "errors": [{"index": 0, "code": "http_500", "message": "The far system failed."},
                                    {"index": 2, "code": "http_500", "message": "The far system failed."}]}""");
    }

    @Test
    void a_failed_loop_leaves_by_its_error_arrow() {
        given(each(workflow().call("work")).call("mend").then("loop", "mend", "error"))
                .started(THREE)
                .fails("loop.0.work", false)
                .hasCalled("loop.0.work", "mend");
    }

    @Test
    void a_call_in_a_loop_is_tried_again_in_its_round() {
        given(each(workflow().call("work", retry(1, Duration.ofSeconds(1)))))
                .started("{\"list\": [1]}")
                .fails("loop.0.work", true)
                .is(WAITING)
                .later(Duration.ofSeconds(3))
                .hasCalled("loop.0.work", "loop.0.work")
                .answers("loop.0.work", "1")
                .gives("{\"results\": [1]}");
    }

    @Test
    void people_are_asked_once_for_each_item() {
        given(each(2, NodeSettings.DEFAULT, workflow().approval("ok")))
                .started("{\"list\": [1, 2]}")
                .is(WAITING)
                .votes("loop.1.ok", true, "ana")
                .is(WAITING)
                .votes("loop.0.ok", false, "ben")
                .is(SUCCEEDED);
    }

    @Test
    void what_other_rounds_wait_for_is_given_up_when_the_loop_fails() {
        Script script = given(each(
                        2,
                        NodeSettings.DEFAULT,
                        workflow()
                                .when("first", "each.index == 0")
                                .call("work")
                                .approval("ok")
                                .then("first", "work", "true")
                                .then("first", "ok", "false")))
                .started(THREE)
                .fails("loop.0.work", false)
                .is(FAILED);
        assertThat(script.events)
                .extracting(RecordedEvent::event)
                .contains(new NodeAbandoned(StepId.parse("loop.1.ok"), null));
    }

    @Test
    void a_stop_in_a_loop_ends_the_run() {
        given(each(workflow().stop("enough", Node.Stop.Status.SUCCEEDED, "{{each.item}}")))
                .started(THREE)
                .is(SUCCEEDED)
                .gives("{\"message\": \"a\"}");
    }

    @Test
    void a_repeat_goes_on_until_its_condition_holds() {
        given(workflow()
                        .repeat("poll", "look.output.done", 5)
                        .within("poll", workflow().call("look"))
                        .chain("poll"))
                .started()
                .answers("poll.0.look", "{\"done\": false}")
                .answers("poll.1.look", "{\"done\": true}")
                .hasCalled("poll.0.look", "poll.1.look")
                .gives("{\"results\": [{\"done\": false}, {\"done\": true}]}");
    }

    @Test
    void a_repeat_whose_condition_never_holds_fails() {
        Script script = given(workflow()
                        .repeat("poll", "each.iteration > 7", 3)
                        .within("poll", workflow().set("look", "{\"n\": \"{{each.iteration}}\"}"))
                        .chain("poll"))
                .started()
                .is(FAILED)
                .gives("{\"results\": [{\"n\": 0}, {\"n\": 1}, null]}");
        assertThat(script.state.finished().error().code()).isEqualTo("not_reached");
    }

    @Test
    void a_repeat_without_a_condition_counts() {
        given(workflow()
                        .repeat("thrice", null, 3)
                        .within("thrice", workflow().set("n", "{\"n\": \"{{each.iteration}}\"}"))
                        .chain("thrice"))
                .started()
                .gives("{\"results\": [{\"n\": 0}, {\"n\": 1}, {\"n\": 2}]}");
    }

    @Test
    void a_delay_between_rounds_waits_each_time() {
        given(workflow()
                        .repeat("twice", null, 2)
                        .within("twice", workflow().delay("rest", "10s"))
                        .chain("twice"))
                .started()
                .is(WAITING)
                .later(Duration.ofSeconds(10))
                .is(WAITING)
                .later(Duration.ofSeconds(10))
                .is(SUCCEEDED);
    }

    @Test
    void calls_cut_off_in_a_loop_are_made_again_or_asked_about() {
        given(each(2, NodeSettings.DEFAULT, workflow().call("work")))
                .started("{\"list\": [1, 2]}")
                .recovers(true)
                .hasCalled("loop.0.work", "loop.1.work", "loop.0.work", "loop.1.work");
        given(each(workflow().call("work"))).started(THREE).recovers(false).is(WAITING);
    }

    @Test
    void a_repeat_whose_condition_is_none_fails() {
        Flow body = workflow().set("look", "{\"n\": \"{{each.iteration}}\"}");
        given(workflow().repeat("poll", "look.output.n", 3).within("poll", body).chain("poll"))
                .started()
                .failedBy("not_boolean");
        given(workflow()
                        .repeat("poll", "look.output.nothing", 3)
                        .within("poll", body)
                        .chain("poll"))
                .started()
                .failedBy("bad_expression");
    }

    @Test
    void a_repeat_ends_with_a_round_that_fails() {
        given(workflow()
                        .repeat("poll", null, 3)
                        .within("poll", workflow().call("look"))
                        .chain("poll"))
                .started()
                .answers("poll.0.look", "1")
                .fails("poll.1.look", false)
                .failedBy("http_500")
                .hasCalled("poll.0.look", "poll.1.look")
                .gives("{\"results\": [1, null]}");
    }

    @Test
    void a_repeat_whose_condition_holds_in_the_last_round_has_reached_it() {
        given(workflow()
                        .repeat("poll", "each.iteration == 1", 2)
                        .within("poll", workflow().set("n", "{\"n\": \"{{each.iteration}}\"}"))
                        .chain("poll"))
                .started()
                .gives("{\"results\": [{\"n\": 0}, {\"n\": 1}]}");
    }

    @Test
    void what_a_failed_round_waits_for_is_given_up_before_it_ends_and_the_loop_goes_on() {
        Script script = given(each(1, continueOnError(), workflow().call("work").approval("ok")))
                .started("{\"list\": [1, 2]}")
                .fails("loop.0.work", false)
                .hasCalled("loop.0.work", "loop.1.work");
        assertThat(script.events)
                .extracting(RecordedEvent::event)
                .contains(new NodeAbandoned(StepId.parse("loop.0.ok"), null));
        script.answers("loop.1.work", "1").votes("loop.1.ok", true, "ana").is(SUCCEEDED);
    }

    @Test
    void more_items_than_a_run_can_bear_are_refused() {
        String list = "[0" + ",0".repeat(Beginnings.MOST_ITEMS) + "]";
        Script script = given(each(workflow().call("work")))
                .started("{\"list\": " + list + "}")
                .hasCalled()
                .failedBy("too_many_items");
        assertThat(script.state.finished().error().message())
                .isEqualTo("Step \"loop\" would go through 10001 items; the limit is 10000.");
    }

    @Test
    void results_too_large_to_write_down_fail_the_loop() {
        String large = "\"" + "x".repeat(2 * 1024 * 1024) + "\"";
        given(each(workflow().call("work")))
                .started(THREE)
                .answers("loop.0.work", large)
                .answers("loop.1.work", large)
                .answers("loop.2.work", large)
                .failedBy("output_too_large")
                .gives("null");
    }

    @Test
    void a_draft_that_allows_no_round_at_once_still_goes_through_its_items() {
        given(each(0, NodeSettings.DEFAULT, workflow().call("work")))
                .started("{\"list\": [1]}")
                .answers("loop.0.work", "1")
                .gives("{\"results\": [1]}");
    }

    @Test
    void items_may_be_a_template() {
        Flow body = workflow().set("v", "{\"v\": \"{{each.item}}\"}");
        given(workflow()
                        .forEach("loop", "{{trigger.output.list}}")
                        .within("loop", body)
                        .chain("loop"))
                .started("{\"list\": [1]}")
                .gives("{\"results\": [{\"v\": 1}]}");
    }

    @Test
    void a_vote_for_a_round_that_is_over_changes_nothing() {
        Script script = given(each(workflow().approval("ok")))
                .started("{\"list\": [1, 2]}")
                .votes("loop.0.ok", true, "ana");
        Frame before = script.state.steps();
        script.votes("loop.0.ok", false, "ben");
        assertThat(script.state.steps()).isEqualTo(before);
    }

    @Test
    void a_loop_of_many_items_ends() {
        StringBuilder list = new StringBuilder("{\"list\": [0");
        for (int i = 1; i < 2_000; i++) {
            list.append(',').append(i);
        }
        given(each(10, NodeSettings.DEFAULT, workflow().set("v", "{\"v\": \"{{each.item}}\"}")))
                .started(list.append("]}").toString())
                .is(SUCCEEDED);
    }
}
