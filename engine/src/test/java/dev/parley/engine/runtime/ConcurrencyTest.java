package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.CANCELLED;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.QUEUED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.workflow.NodeSettings.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** {@code concurrency} of a workflow: how many of its runs are open at once, and who is next. */
class ConcurrencyTest extends RunningEngine {
    private static final StepId OK = StepId.parse("ok");

    private WorkflowRef asking(int max, int queue) {
        return published("Ask " + max, workflow().approval("ok").chain("ok").limited(null, max, queue));
    }

    private void approve(RunId run) {
        awaitStatus(run, WAITING);
        runtime.vote(org, run, OK, true, ANA, null);
        awaitEnd(run, SUCCEEDED);
    }

    private static Flow calling(String workflow) {
        return workflow().callWorkflow("sub", workflow, "{}", DEFAULT).chain("sub");
    }

    @Test
    void no_more_than_allowed_are_open_and_the_others_wait_for_their_turn() throws Exception {
        WorkflowRef workflow = asking(2, 10);
        RunId first = run(workflow);
        RunId second = run(workflow);
        RunId third = run(workflow);
        assertThat(List.of(
                        look(first).status(), look(second).status(), look(third).status()))
                .containsExactly(WAITING, WAITING, QUEUED);
        approve(second);
        approve(third);
        assertThat(look(first).status()).isEqualTo(WAITING);
    }

    @Test
    void they_begin_in_the_order_they_came() throws Exception {
        List<Integer> begun = new CopyOnWriteArrayList<>();
        CountDownLatch mayGo = new CountDownLatch(1);
        answering(Effect.WRITE, (input, _) -> {
            begun.add(input.path("n").asInt());
            mayGo.await();
            return input;
        });
        WorkflowRef workflow = published(
                "Numbered",
                workflow()
                        .call("work", "test.call", "{\"n\": \"{{input.n}}\"}", DEFAULT)
                        .chain("work")
                        .limited(null, 1, 100));
        List<RunId> runs = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            runs.add(run(workflow, "{\"n\": " + n + "}"));
        }
        mayGo.countDown();
        awaitEnd(runs.getLast(), SUCCEEDED);
        assertThat(begun).hasSize(20).isSorted();
    }

    @Test
    void a_restart_keeps_the_order() throws Exception {
        WorkflowRef workflow = asking(1, 100);
        List<RunId> runs = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            runs.add(run(workflow));
        }
        restart();
        for (RunId run : runs) {
            approve(run);
        }
        assertThat(history.list(org, workflow.id(), SUCCEEDED, null, 50)).hasSize(12);
    }

    @Test
    void a_called_run_does_not_overtake_after_a_restart() throws Exception {
        WorkflowRef limited = asking(1, 100);
        RunId caller = run(workflow()
                .approval("ok")
                .callWorkflow("sub", "Ask 1", "{}", DEFAULT)
                .chain("ok", "sub"));
        RunId first = run(limited);
        RunId second = run(limited);
        runtime.vote(org, caller, OK, true, ANA, null);
        RunId called = awaitCalled(caller, "sub");
        restart();
        approve(first);
        approve(second);
        approve(called);
    }

    @Test
    void when_too_many_wait_the_next_is_refused_and_nothing_started() throws Exception {
        WorkflowRef workflow = asking(1, 2);
        RunId open = run(workflow);
        run(workflow);
        run(workflow);
        assertThatThrownBy(() -> run(workflow))
                .isInstanceOfSatisfying(OverloadedException.class, refused -> {
                    assertThat(refused.isQueueFull()).isTrue();
                    assertThat(refused.retryAfter()).isPositive();
                })
                .hasMessageStartingWith("2 runs of this workflow wait for their turn already");
        assertThat(history.list(org, workflow.id(), null, null, 50)).hasSize(3);
        approve(open);
        assertThat(look(run(workflow)).status()).isEqualTo(QUEUED);
    }

    @Test
    void a_run_cancelled_in_the_queue_takes_no_step_and_nobodys_turn() throws Exception {
        WorkflowRef workflow = asking(1, 2);
        RunId first = run(workflow);
        RunId second = run(workflow);
        RunId third = run(workflow);
        assertThat(runtime.cancel(org, second, ANA, "not needed")).isTrue();
        awaitEnd(second, CANCELLED);
        assertThat(history.trace(org, second)).isEmpty();
        assertThat(look(third).status()).isEqualTo(QUEUED);
        approve(first);
        approve(third);
    }

    @Test
    void a_run_that_is_cancelled_or_fails_makes_room() throws Exception {
        answering(Effect.WRITE, (_, _) -> {
            throw refusal();
        });
        WorkflowRef workflow = published(
                "Ask and fail",
                workflow().approval("ok").call("work").chain("ok", "work").limited(null, 1, 10));
        RunId first = run(workflow);
        RunId second = run(workflow);
        RunId third = run(workflow);
        runtime.cancel(org, first, ANA, null);
        awaitStatus(second, WAITING);
        runtime.vote(org, second, OK, true, ANA, null);
        awaitEnd(second, FAILED);
        awaitStatus(third, WAITING);
    }

    @Test
    void each_workflow_and_each_organization_has_its_own_limit() throws Exception {
        run(asking(1, 10));
        RunId other =
                run(published("Another", workflow().approval("ok").chain("ok").limited(null, 1, 10)));
        assertThat(look(other).status()).isEqualTo(WAITING);

        ConcurrencyTest theirs = new ConcurrencyTest();
        theirs.catalog = catalog;
        theirs.history = history;
        theirs.runtime = runtime;
        assertThat(theirs.look(theirs.run(theirs.asking(1, 10))).status()).isEqualTo(WAITING);
    }

    @Test
    void all_versions_of_a_workflow_share_one_limit() throws Exception {
        WorkflowRef before = asking(1, 10);
        run(before);
        WorkflowRef after =
                changed(before, "Ask 1", workflow().approval("ok").chain("ok").limited(null, 2, 10));
        assertThat(look(run(after)).status()).as("two may be open by now").isEqualTo(WAITING);
        assertThat(look(run(after)).status()).isEqualTo(QUEUED);
    }

    @Test
    void a_replay_waits_for_its_turn_as_well() throws Exception {
        WorkflowRef workflow = asking(1, 10);
        RunId first = run(workflow);
        approve(first);
        RunId second = run(workflow);
        RunId again = runtime.replay(org, first, Replay.WHOLE, ANA);
        assertThat(look(again).status()).isEqualTo(QUEUED);
        approve(second);
        approve(again);
    }

    @Test
    void a_test_neither_waits_nor_takes_a_place() throws Exception {
        WorkflowRef workflow = published(
                "Work",
                workflow().call("work").approval("ok").chain("work", "ok").limited(null, 1, 10));
        RunId open = run(workflow);
        awaitStatus(open, WAITING);
        awaitEnd(runtime.start(request(workflow, "{}", Mode.TEST)), SUCCEEDED);
        approve(open);
    }

    @Test
    void a_called_run_waits_for_its_turn_and_its_caller_with_it() throws Exception {
        WorkflowRef limited = asking(1, 10);
        RunId direct = run(limited);
        RunId caller = run(calling("Ask 1"));
        RunId called = awaitCalled(caller, "sub");
        awaitStatus(called, QUEUED);
        approve(direct);
        approve(called);
        awaitEnd(caller, SUCCEEDED);
    }

    @Test
    void a_called_run_in_the_queue_is_cancelled_with_its_caller() throws Exception {
        WorkflowRef limited = asking(1, 10);
        RunId direct = run(limited);
        RunId caller = run(calling("Ask 1"));
        RunId called = awaitCalled(caller, "sub");
        runtime.cancel(org, caller, ANA, null);
        awaitEnd(called, CANCELLED);
        approve(direct);
    }

    @Test
    void a_workflow_that_would_wait_for_itself_is_told_so() throws Exception {
        RunId run = run(published("Me", calling("Me").limited(null, 1, 10)));
        StepError error = awaitEnd(run, FAILED).error();
        assertThat(error.code()).isEqualTo("call_waits_for_itself");
        assertThat(error.message()).contains("\"sub\"", "\"Me\"");
        assertThat(error.hint()).contains("concurrency");
    }

    @Test
    void not_even_by_way_of_another_does_a_workflow_wait_for_itself() throws Exception {
        published("Between", calling("Circle"));
        RunId run = run(published("Circle", calling("Between").limited(null, 3, 10)));
        assertThat(awaitEnd(run, FAILED).error().code()).isEqualTo("call_waits_for_itself");
    }
}
