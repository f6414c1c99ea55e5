package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.workflow.NodeSettings.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.Span;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.UnreplayableException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Doing an ended run again, in full or in part, with something changed. */
class ReplayTest extends RunningEngine {
    /** Adds one and doubles it. */
    private static Flow sum() {
        return workflow()
                .call("add", "test.call", "{\"n\": \"{{input.n + 1}}\"}", DEFAULT)
                .call("double", "test.call", "{\"n\": \"{{add.output.n * 2}}\"}", DEFAULT)
                .chain("add", "double");
    }

    private RunId ended(WorkflowRef workflow, String input) throws OverloadedException {
        RunId run = run(workflow, input);
        awaitEnd(run);
        return run;
    }

    private static Replay from(String step) {
        return new Replay(new NodeId(step), null, null, null);
    }

    private static Replay from(String step, WorkflowRef version) {
        return new Replay(new NodeId(step), null, null, version.revision());
    }

    private static Replay from(String step, String stepInput) {
        return new Replay(new NodeId(step), null, json(stepInput), null);
    }

    private RunId replayed(RunId origin, Replay replay) throws OverloadedException {
        RunId again = runtime.replay(org, origin, replay, ANA);
        awaitEnd(again, SUCCEEDED);
        assertThat(look(again).origin()).isEqualTo(origin);
        return again;
    }

    private void refused(RunId origin, Replay replay, String... words) {
        assertThatThrownBy(() -> runtime.replay(org, origin, replay, ANA))
                .isInstanceOfSatisfying(UnreplayableException.class, refusal -> {
                    assertThat(refusal.getMessage()).contains(words);
                    assertThat(refusal.hint()).isNotBlank();
                });
    }

    @Test
    void a_whole_run_is_done_again_and_the_origin_stays_as_it_is() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        var before = history.events(org, run);
        RunId again = replayed(run, Replay.WHOLE);
        assertThat(look(again).output()).isEqualTo(json("{\"n\": 4}"));
        assertThat(operation.calls("add")).isEqualTo(2);
        assertThat(history.events(org, run)).isEqualTo(before);
        assertThat(look(run).origin()).isNull();
    }

    @Test
    void from_each_step_on_only_what_follows_is_done_again() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        replayed(run, from("add"));
        assertThat(operation.calls("add")).isEqualTo(2);
        RunId again = replayed(run, from("double"));
        assertThat(operation.calls("add")).isEqualTo(2);
        assertThat(operation.calls("double")).isEqualTo(3);
        assertThat(history.trace(org, again)).extracting(Span::status).containsExactly("reused", "succeeded");
    }

    @Test
    void the_input_of_the_run_can_be_another() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        RunId again = replayed(run, new Replay(null, json("{\"n\": 9}"), null, null));
        assertThat(look(again).output()).isEqualTo(json("{\"n\": 20}"));
    }

    @Test
    void results_that_are_taken_over_know_nothing_of_the_new_input() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        RunId again = replayed(run, new Replay(new NodeId("double"), json("{\"n\": 9}"), null, null));
        assertThat(look(again).output()).isEqualTo(json("{\"n\": 4}"));
    }

    @Test
    void what_a_single_step_works_on_can_be_another() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        RunId again = replayed(run, from("double", "{\"n\": 50}"));
        assertThat(look(again).output()).isEqualTo(json("{\"n\": 50}"));
        assertThat(operation.calls("add")).isEqualTo(1);
    }

    @Test
    void a_replaced_input_is_kept_when_the_step_is_tried_again() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        answering(Effect.WRITE, (input, _) -> {
            if (calls.incrementAndGet() == 2) {
                throw new OperationException(new StepError("http_503", "busy", null, true));
            }
            return input;
        });
        RunId run = ended(
                published(
                        "Flaky",
                        workflow()
                                .call("work", Flow.retry(1, Duration.ofMillis(20)))
                                .chain("work")),
                "{}");
        RunId again = replayed(run, from("work", "{\"n\": 5}"));
        assertThat(look(again).output()).isEqualTo(json("{\"n\": 5}"));
        assertThat(history.trace(org, again)).extracting(Span::attempt).containsExactly(1, 2);
    }

    @Test
    void a_step_that_works_on_nothing_takes_no_input() throws Exception {
        RunId run = ended(
                published(
                        "Loop",
                        workflow()
                                .repeat("twice", null, 2)
                                .within("twice", workflow().call("work"))
                                .chain("twice")),
                "{}");
        refused(run, from("twice", "{}"), "\"twice\"", "logic.repeat");
        refused(run, from("work", "{}"), "\"work\" is in the loop \"twice\"");
        refused(run, new Replay(null, null, json("{}"), null), "from which step");
    }

    @Test
    void from_within_a_loop_means_from_its_beginning() throws Exception {
        RunId run = ended(
                published(
                        "Each",
                        workflow()
                                .call("before")
                                .forEach("all", "input.list")
                                .within("all", workflow().call("work"))
                                .call("after")
                                .chain("before", "all", "after")),
                "{\"list\": [1, 2]}");
        replayed(run, from("work"));
        assertThat(operation.calls("before")).isEqualTo(1);
        assertThat(operation.calls("work")).isEqualTo(4);
        replayed(run, from("after"));
        assertThat(operation.calls("work"))
                .as("the results of the loop are taken over")
                .isEqualTo(4);
        assertThat(operation.calls("after")).isEqualTo(3);
        replayed(run, from("all", "[1, 2, 3]"));
        assertThat(operation.calls("work")).isEqualTo(7);
    }

    @Test
    void what_a_called_workflow_answered_is_taken_over_and_it_is_not_called_again() throws Exception {
        published("Called", workflow().call("work").chain("work"));
        RunId run = ended(
                published(
                        "Caller",
                        workflow()
                                .callWorkflow("sub", "Called", "{}", DEFAULT)
                                .call("next")
                                .chain("sub", "next")),
                "{}");
        replayed(run, from("next"));
        assertThat(operation.calls("work")).isEqualTo(1);
        RunId again = replayed(run, from("sub"));
        assertThat(operation.calls("work")).isEqualTo(2);
        assertThat(awaitCalled(again, "sub")).isNotEqualTo(awaitCalled(run, "sub"));
    }

    @Test
    void a_called_run_is_replayed_on_its_own_and_its_caller_does_not_hear_of_it() throws Exception {
        published("Called", workflow().call("work").chain("work"));
        RunId run = ended(
                published(
                        "Caller",
                        workflow().callWorkflow("sub", "Called", "{}", DEFAULT).chain("sub")),
                "{}");
        RunId again = replayed(awaitCalled(run, "sub"), Replay.WHOLE);
        assertThat(started(again).caller()).isNull();
    }

    @Test
    void a_replay_is_replayed_like_any_run() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        RunId second = replayed(run, new Replay(null, json("{\"n\": 9}"), null, null));
        RunId third = replayed(second, from("double"));
        assertThat(look(third).output()).isEqualTo(json("{\"n\": 20}"));
        RunId fourth = replayed(third, from("double"));
        assertThat(look(fourth).output()).isEqualTo(json("{\"n\": 20}"));
        assertThat(operation.calls("add")).isEqualTo(2);
    }

    @Test
    void a_mended_version_goes_on_with_the_results_of_the_one_that_failed() throws Exception {
        answering(Effect.WRITE, (input, context) -> {
            if (context.node().value().equals("wrong")) {
                throw refusal();
            }
            return input;
        });
        WorkflowRef first = published("Mend", workflow().call("a").call("wrong").chain("a", "wrong"));
        RunId failed = ended(first, "{}");
        assertThat(look(failed).status()).isEqualTo(FAILED);
        WorkflowRef second =
                changed(first, "Mend", workflow().call("a").call("right").chain("a", "right"));
        RunId again = replayed(failed, from("right", second));
        assertThat(operation.calls("a")).isEqualTo(1);
        assertThat(operation.calls("right")).isEqualTo(1);
        assertThat(look(again).workflow()).isEqualTo(second);
    }

    @Test
    void a_version_that_does_not_have_the_step_or_does_not_exist_is_refused() throws Exception {
        WorkflowRef first = published("Sum", sum());
        RunId run = ended(first, "{\"n\": 1}");
        WorkflowRef second = changed(first, "Sum", workflow().call("add").chain("add"));
        assertThatThrownBy(() -> runtime.replay(org, run, from("double", second), ANA))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("no step \"double\" in the version to run");
        assertThatThrownBy(() -> runtime.replay(org, run, new Replay(null, null, null, 99), ANA))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("99");
    }

    @Test
    void the_result_of_a_step_that_is_another_kind_by_now_is_not_taken_over() throws Exception {
        WorkflowRef first = published("Kind", workflow().call("a").call("b").chain("a", "b"));
        RunId run = ended(first, "{}");
        WorkflowRef second =
                changed(first, "Kind", workflow().set("a", "{}").call("b").chain("a", "b"));
        refused(run, from("b", second), "\"a\"", "test.call", "data.set");
        replayed(run, from("a", second));
    }

    @Test
    void a_case_that_was_chosen_then_must_still_be_there() throws Exception {
        WorkflowRef first = published(
                "Cases",
                workflow()
                        .choose("way", "input.way", "old", "new")
                        .call("a")
                        .call("b")
                        .chain("way")
                        .then("way", "a", "old")
                        .then("a", "b"));
        RunId run = ended(first, "{\"way\": \"old\"}");
        WorkflowRef second = changed(
                first,
                "Cases",
                workflow()
                        .choose("way", "input.way", "new")
                        .call("a")
                        .call("b")
                        .chain("way")
                        .then("way", "a", "new")
                        .then("a", "b"));
        refused(run, from("b", second), "\"way\"", "\"old\"");
    }

    @Test
    void a_step_that_would_only_be_skipped_again_is_no_place_to_begin() throws Exception {
        RunId run = ended(
                published(
                        "Branch",
                        workflow()
                                .when("big", "input.n > 10")
                                .call("yes")
                                .call("no")
                                .chain("big")
                                .then("big", "yes", "true")
                                .then("big", "no", "false")),
                "{\"n\": 1}");
        refused(run, from("yes"), "\"yes\"", run.toString());
        replayed(run, from("no"));
        replayed(run, new Replay(new NodeId("big"), json("{\"n\": 11}"), null, null));
        assertThat(operation.calls("yes")).isEqualTo(1);
    }

    @Test
    void another_organizations_run_cannot_be_replayed() throws Exception {
        RunId run = ended(published("Sum", sum()), "{\"n\": 1}");
        assertThatThrownBy(() -> runtime.replay(new OrgId(UUID.randomUUID()), run, Replay.WHOLE, ANA))
                .isInstanceOf(NoSuchElementException.class);
    }
}
