package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.QUEUED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.run.RunStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.journal.Span;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime.VoteResult;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The {@code timeout} of a workflow. */
class RunTimeoutTest extends RunningEngine {
    /** Long enough for a busy machine to come to the step that then waits for too long. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    private static Flow asking() {
        return workflow().approval("ok").chain("ok");
    }

    private void isOutOfTime(RunId run) {
        RunSummary ended = awaitEnd(run, FAILED);
        assertThat(ended.error().code()).isEqualTo("run_timeout");
        assertThat(ended.error().hint()).contains("timeout");
    }

    @Test
    void a_run_that_waits_too_long_is_ended_and_its_question_with_it() throws Exception {
        RunId run = run(asking().limited(SHORT, null, 0));
        isOutOfTime(run);
        assertThat(look(run).error().message()).contains("1s");
        assertThat(history.trace(org, run)).extracting(Span::status).containsExactly("abandoned");
        assertThat(history.approvals(org, true, 10)).isEmpty();
        assertThat(runtime.vote(org, run, StepId.parse("ok"), true, ANA, null)).isInstanceOf(VoteResult.NotAsked.class);
    }

    @Test
    void a_call_under_way_is_interrupted() throws Exception {
        CountDownLatch begun = answeringAfter(new CountDownLatch(1), Effect.WRITE);
        RunId run =
                run(workflow().call("work").call("next").chain("work", "next").limited(SHORT, null, 0));
        begun.await();
        isOutOfTime(run);
        assertThat(operation.calls("next")).isZero();
    }

    @Test
    void an_attempt_that_would_come_too_late_is_not_waited_for() throws Exception {
        answering(Effect.WRITE, (_, _) -> {
            throw new OperationException(new StepError("http_503", "busy", null, true));
        });
        isOutOfTime(
                run(workflow().call("work", Flow.retry(3, HOUR)).chain("work").limited(SHORT, null, 0)));
        assertThat(operation.calls("work")).isEqualTo(1);
    }

    @Test
    void a_loop_is_ended_in_the_midst_of_its_rounds() throws Exception {
        RunId run = run(workflow()
                .repeat("again", null, 10_000)
                .within("again", workflow().delay("rest", "30ms"))
                .chain("again")
                .limited(Duration.ofMillis(200), null, 0));
        isOutOfTime(run);
    }

    @Test
    void who_is_done_in_time_does_not_hear_of_it() throws Exception {
        RunId run = run(workflow().call("work").chain("work").limited(HOUR, null, 0));
        awaitEnd(run, SUCCEEDED);
        restartAfter(TWO_HOURS);
        assertThat(look(run).status()).isEqualTo(SUCCEEDED);
    }

    @Test
    void time_that_went_by_while_the_engine_was_down_counts() throws Exception {
        RunId run = run(asking().limited(HOUR, null, 0));
        restartAfter(Duration.ofMinutes(30));
        assertThat(look(run).status()).isEqualTo(WAITING);
        restartAfter(HOUR);
        isOutOfTime(run);
    }

    @Test
    void a_call_cut_off_by_a_crash_is_not_made_again_when_its_time_is_over() throws Exception {
        CountDownLatch begun = answeringAfter(new CountDownLatch(1), Effect.READ);
        RunId run = run(workflow().call("work").chain("work").limited(HOUR, null, 0));
        begun.await();
        operation = new TestOperation(Effect.READ, (input, _) -> input);
        restartAfter(TWO_HOURS);
        isOutOfTime(run);
        assertThat(operation.calls("work")).isZero();
    }

    @Test
    void in_the_queue_no_time_is_lost() throws Exception {
        WorkflowRef workflow = published("One at a time", asking().limited(HOUR, 1, 10));
        RunId first = run(workflow);
        RunId second = run(workflow);
        restartAfter(TWO_HOURS);
        isOutOfTime(first);
        awaitStatus(second, WAITING);
        restartAfter(TWO_HOURS);
        isOutOfTime(second);
    }

    @Test
    void a_run_that_waits_for_its_turn_does_not_run_out_of_time() throws Exception {
        WorkflowRef endless = published("Endless", asking().limited(null, 1, 10));
        run(endless);
        WorkflowRef timed = changed(endless, "Timed", asking().limited(HOUR, 1, 10));
        RunId queued = run(timed);
        restartAfter(TWO_HOURS);
        assertThat(look(queued).status()).isEqualTo(QUEUED);
    }
}
