package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.continueOnError;
import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.CANCELLED;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.RUNNING;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static dev.parley.engine.workflow.NodeSettings.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.journal.Span;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Trigger;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code workflow.call}: a run that is a step of another. */
class CalledWorkflowTest extends RunningEngine {
    private static final Flow DOUBLE =
            workflow().set("twice", "{\"n\": \"{{input.n * 2}}\"}").chain("twice");
    private static final Flow WAIT = workflow().approval("ok").chain("ok");
    private static final Flow FAIL = workflow().call("work").chain("work");

    private static Flow calling(String workflow) {
        return workflow().callWorkflow("sub", workflow, "{}", DEFAULT).chain("sub");
    }

    private StepError failure(RunId run) {
        return awaitEnd(run, FAILED).error();
    }

    @Test
    void the_called_run_gets_the_input_and_its_output_is_the_steps() throws Exception {
        published("Double", DOUBLE);
        RunId run = run(workflow()
                .callWorkflow("sub", "Double", "{\"n\": 21}", DEFAULT)
                .set("all", "{\"answer\": \"{{sub.output.n}}\"}")
                .chain("sub", "all"));
        assertThat(awaitEnd(run, SUCCEEDED).output()).isEqualTo(json("{\"answer\": 42}"));
    }

    @Test
    void a_workflow_is_called_by_its_name_in_whatever_case_or_by_its_id() throws Exception {
        WorkflowRef called = published("Double", DOUBLE);
        for (String name : new String[] {"double", called.id().toString()}) {
            RunId run = run(
                    workflow().callWorkflow("sub", name, "{\"n\": 1}", DEFAULT).chain("sub"));
            assertThat(awaitEnd(run, SUCCEEDED).output()).isEqualTo(json("{\"n\": 2}"));
        }
    }

    @Test
    void caller_and_called_name_each_other() throws Exception {
        published("Wait", WAIT);
        RunId run = run(calling("Wait"));
        RunId called = awaitCalled(run, "sub");

        Span span = history.trace(org, run).getFirst();
        assertThat(span.input()).isEqualTo(json("{\"run\": \"%s\", \"input\": {}}".formatted(called)));
        assertThat(started(called).caller().run()).isEqualTo(run);
        assertThat(started(called).caller().step()).isEqualTo(StepId.parse("sub"));
        assertThat(look(called).trigger()).isEqualTo("workflow");
    }

    @Test
    void each_round_of_a_loop_calls_a_run_of_its_own() throws Exception {
        published("Double", DOUBLE);
        RunId run = run(
                draft(
                        "each",
                        workflow()
                                .forEach("all", "input.list", 2, DEFAULT)
                                .within(
                                        "all",
                                        workflow().callWorkflow("sub", "Double", "{\"n\": \"{{each.item}}\"}", DEFAULT))
                                .chain("all")),
                "{\"list\": [1, 2, 3]}");
        assertThat(awaitEnd(run, SUCCEEDED).output()).isEqualTo(json("""
                {"results": [{"n": 2}, {"n": 4}, {"n": 6}]}"""));
        assertThat(started(awaitCalled(run, "all.2.sub")).caller().step()).isEqualTo(StepId.parse("all.2.sub"));
    }

    @Test
    void what_the_called_workflow_asks_for_must_be_given() throws Exception {
        published(
                "Greet",
                workflow()
                        .taking(
                                new Trigger.Input("who", "string", null, true),
                                new Trigger.Input("times", "number", null, false))
                        .call("greet")
                        .chain("greet"));
        StepError missing = failure(run(calling("Greet")));
        assertThat(missing.code()).isEqualTo("bad_input");
        assertThat(missing.message()).contains("\"sub\"", "\"Greet\"", "\"who\" is missing");

        StepError unfit = failure(run(workflow()
                .callWorkflow("sub", "Greet", "{\"who\": \"Bo\", \"times\": \"two\"}", DEFAULT)
                .chain("sub")));
        assertThat(unfit.message()).contains("\"times\" must be a number");
        assertThat(operation.calls("greet")).isZero();

        awaitEnd(
                run(workflow()
                        .callWorkflow("sub", "Greet", "{\"who\": \"Bo\", \"more\": 1}", DEFAULT)
                        .chain("sub")),
                SUCCEEDED);
    }

    @Test
    void a_workflow_that_nobody_knows_or_published_cannot_be_called() throws Exception {
        draft("Draft", DOUBLE);
        for (String name : new String[] {"Nobody", "Draft", new RunId(UUID.randomUUID()).toString()}) {
            StepError error = failure(run(calling(name)));
            assertThat(error.code()).isEqualTo("unknown_workflow");
            assertThat(error.message()).contains("\"sub\"", name);
            assertThat(error.hint()).contains("Publish");
        }
    }

    @Test
    void a_name_that_two_workflows_bear_is_no_answer() throws Exception {
        published("Double", DOUBLE);
        published("DOUBLE", DOUBLE);
        StepError error = failure(run(calling("Double")));
        assertThat(error.code()).isEqualTo("ambiguous_workflow");
        assertThat(error.hint()).contains("id");
    }

    @Test
    void another_organizations_workflow_cannot_be_called() throws Exception {
        WorkflowRef theirs = new CalledWorkflowTest().in(this).published("Double", DOUBLE);
        assertThat(failure(run(calling(theirs.id().toString()))).code()).isEqualTo("unknown_workflow");
        assertThat(failure(run(calling("Double"))).code()).isEqualTo("unknown_workflow");
    }

    /** The same engine, somebody else's organization. */
    private CalledWorkflowTest in(CalledWorkflowTest other) {
        catalog = other.catalog;
        return this;
    }

    @Test
    void the_called_runs_failure_is_the_steps() throws Exception {
        answering(Effect.WRITE, (_, _) -> {
            throw refusal();
        });
        published("Fail", FAIL);
        RunId run = run(calling("Fail"));
        StepError error = failure(run);
        assertThat(error.code()).isEqualTo("http_404");
        assertThat(error.message()).contains(awaitCalled(run, "sub").toString()).endsWith("gone");
    }

    @Test
    void a_failed_call_leaves_by_its_error_arrow_or_is_tolerated() throws Exception {
        answering(Effect.WRITE, (input, context) -> {
            if (context.node().value().equals("work")) {
                throw refusal();
            }
            return input;
        });
        published("Fail", FAIL);
        awaitEnd(run(calling("Fail").call("mend").then("sub", "mend", "error")), SUCCEEDED);
        assertThat(operation.calls("mend")).isEqualTo(1);
        awaitEnd(
                run(workflow()
                        .callWorkflow("sub", "Fail", "{}", continueOnError())
                        .call("next")
                        .chain("sub", "next")),
                SUCCEEDED);
        assertThat(operation.calls("next")).isEqualTo(1);
    }

    @Test
    void a_call_that_is_tried_again_starts_another_run() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        answering(Effect.WRITE, (input, _) -> {
            if (failures.getAndDecrement() > 0) {
                throw new OperationException(new StepError("http_503", "busy", null, true));
            }
            return input;
        });
        published("Flaky", FAIL);
        RunId run = run(workflow()
                .callWorkflow("sub", "Flaky", "{}", Flow.retry(1, Duration.ofMillis(20)))
                .chain("sub"));
        awaitEnd(run, SUCCEEDED);
        assertThat(history.trace(org, run)).extracting(Span::attempt).containsExactly(1, 2);
        assertThat(history.trace(org, run))
                .extracting(span -> span.input().path("run").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_workflow_that_calls_itself_without_end_is_stopped_ten_deep() throws Exception {
        WorkflowRef forever = published("Forever", calling("Forever"));
        StepError error = failure(run(forever));
        assertThat(error.code()).isEqualTo("call_too_deep");
        assertThat(error.hint()).contains("loop");
        assertThat(history.list(org, forever.id(), FAILED, null, 50)).hasSize(CalledRuns.DEEPEST + 1);
    }

    @Test
    void a_workflow_may_call_itself_as_long_as_it_comes_to_an_end() throws Exception {
        WorkflowRef down = published(
                "Down",
                workflow()
                        .when("more", "input.n > 0")
                        .callWorkflow("again", "Down", "{\"n\": \"{{input.n - 1}}\"}", DEFAULT)
                        .set("end", "{\"n\": \"{{input.n}}\"}")
                        .chain("more")
                        .then("more", "again", "true")
                        .then("more", "end", "false"));
        assertThat(awaitEnd(run(down, "{\"n\": 5}"), SUCCEEDED).output()).isEqualTo(json("{\"n\": 0}"));
    }

    @Test
    void cancelling_the_caller_cancels_what_it_called_and_what_that_called() throws Exception {
        published("Wait", WAIT);
        published("Between", calling("Wait"));
        RunId run = run(calling("Between"));
        RunId between = awaitCalled(run, "sub");
        RunId innermost = awaitCalled(between, "sub");
        awaitStatus(innermost, WAITING);
        runtime.cancel(org, run, ANA, null);
        awaitEnd(run, CANCELLED);
        awaitEnd(between, CANCELLED);
        awaitEnd(innermost, CANCELLED);
    }

    @Test
    void cancelling_the_called_run_fails_the_step() throws Exception {
        published("Wait", WAIT);
        RunId run = run(calling("Wait"));
        RunId called = awaitCalled(run, "sub");
        awaitStatus(called, WAITING);
        runtime.cancel(org, called, ANA, null);
        assertThat(failure(run).code()).isEqualTo("workflow_cancelled");
    }

    @Test
    void the_called_runs_time_is_its_own() throws Exception {
        published("Slow", workflow().approval("ok").chain("ok").limited(Duration.ofMillis(50), null, 0));
        assertThat(failure(run(calling("Slow"))).code()).isEqualTo("run_timeout");
    }

    @Test
    void what_a_caller_out_of_time_has_called_is_cancelled() throws Exception {
        published("Wait", WAIT);
        RunId run = run(calling("Wait").limited(Duration.ofSeconds(1), null, 0));
        RunId called = awaitCalled(run, "sub");
        assertThat(failure(run).code()).isEqualTo("run_timeout");
        awaitEnd(called, CANCELLED);
    }

    @Test
    void a_caller_and_its_called_run_find_each_other_again_after_a_restart() throws Exception {
        published("Wait", WAIT);
        RunId run = run(calling("Wait"));
        RunId called = awaitCalled(run, "sub");
        awaitStatus(called, WAITING);
        restart();
        assertThat(look(run).status()).isEqualTo(RUNNING);
        runtime.vote(org, called, StepId.parse("ok"), true, ANA, null);
        awaitEnd(run, SUCCEEDED);
        assertThat(history.list(org, null, null, null, 50)).hasSize(2);
    }

    @Test
    void a_call_under_way_in_the_called_run_goes_on_after_a_restart() throws Exception {
        published("Work", FAIL);
        CountDownLatch begun = answeringAfter(new CountDownLatch(1), Effect.READ);
        RunId run = run(calling("Work"));
        begun.await();
        answering(Effect.READ, (input, _) -> input);
        awaitEnd(run, SUCCEEDED);
        assertThat(operation.calls("work")).isEqualTo(1);
    }

    @Test
    void a_caller_that_was_down_when_the_called_run_ended_learns_of_it_at_the_next_start() throws Exception {
        published("Wait", WAIT);
        stop();
        start(real -> new SlowToRead(real, () -> {
            if (Thread.currentThread().getName().equals("bring-back")) {
                throw new JournalException("the engine dies here", null);
            }
        }));
        RunId run = run(calling("Wait"));
        RunId called = awaitCalled(run, "sub");
        awaitStatus(called, WAITING);
        runtime.vote(org, called, StepId.parse("ok"), true, ANA, null);
        awaitEnd(called, SUCCEEDED);
        assertThat(look(run).status()).isEqualTo(RUNNING);
        restart();
        awaitEnd(run, SUCCEEDED);
    }

    @Test
    void a_run_that_could_not_be_started_is_not_started_once_its_caller_has_ended() throws Exception {
        published("Wait", WAIT);
        CountDownLatch hasEnded = new CountDownLatch(1);
        CountDownLatch again = new CountDownLatch(2);
        stop();
        start(real -> new SlowToRead(real, () -> {
            if (Thread.currentThread().getName().equals("call-sub")) {
                again.countDown();
                if (hasEnded.getCount() > 0) {
                    throw new JournalException("the disk is full", null);
                }
            }
        }));
        RunId caller = run(calling("Wait"));
        RunId called = awaitWanted(caller, "sub");
        runtime.cancel(org, caller, ANA, null);
        awaitEnd(caller, CANCELLED);
        hasEnded.countDown();
        again.await();
        await().during(Duration.ofSeconds(1))
                .until(() -> history.find(org, called).isEmpty());
    }

    @Test
    void a_called_run_keeps_the_version_it_began_with_and_the_next_call_takes_the_new_one() throws Exception {
        Flow first = workflow().approval("ok").set("v", "{\"v\": 1}").chain("ok", "v");
        Flow second = workflow().approval("ok").set("v", "{\"v\": 2}").chain("ok", "v");
        WorkflowRef called = published("Versioned", first);
        RunId before = run(calling("Versioned"));
        RunId pinned = awaitCalled(before, "sub");
        changed(called, "Versioned", second);
        RunId after = run(calling("Versioned"));
        RunId fresh = awaitCalled(after, "sub");
        for (RunId asking : new RunId[] {pinned, fresh}) {
            awaitStatus(asking, WAITING);
            runtime.vote(org, asking, StepId.parse("ok"), true, ANA, null);
        }
        assertThat(awaitEnd(before, SUCCEEDED).output()).isEqualTo(json("{\"v\": 1}"));
        assertThat(awaitEnd(after, SUCCEEDED).output()).isEqualTo(json("{\"v\": 2}"));
    }

    @Test
    void a_test_calls_as_a_test() throws Exception {
        published("Work", FAIL);
        RunId run = runtime.start(request(draft("test", calling("Work")), "{}", Mode.TEST));
        assertThat(awaitEnd(run, SUCCEEDED).output()).isEqualTo(json("{\"sample\": true}"));
        assertThat(look(awaitCalled(run, "sub")).mode()).isEqualTo(Mode.TEST);
        assertThat(operation.calls("work")).isZero();
    }
}
