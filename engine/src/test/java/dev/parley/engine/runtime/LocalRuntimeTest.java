package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.ApprovalSummary;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.journal.PostgresRunHistory;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunSummary;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime.VoteResult;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalRuntimeTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static final Actor BEN = new Actor("user:ben", "Ben");
    private static final Duration SOON = Duration.ofMillis(20);
    private static TestDatabase database;

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final List<RecordedEvent> heard = new CopyOnWriteArrayList<>();
    private Duration patience = SOON;
    private TestOperation operation = TestOperation.echoing();
    private Expressions expressions;
    private PostgresWorkflowCatalog catalog;
    private Journal journal;
    private RunHistory history;
    private LocalRuntime runtime;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        operate(operation);
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private void operate(TestOperation with) {
        if (runtime != null) {
            runtime.close();
        }
        prepare(with, UnaryOperator.identity());
        runtime.open();
    }

    private void prepare(TestOperation with, UnaryOperator<Journal> journals) {
        operation = with;
        OperationCatalog operations = new OperationCatalog(List.of(with));
        expressions = new Expressions();
        catalog = new PostgresWorkflowCatalog(
                database.dataSource(), new WorkflowRules(expressions, operations), Clock.systemUTC());
        journal = journals.apply(new PostgresJournal(database.dataSource()));
        history = new PostgresRunHistory(database.dataSource());
        runtime = new LocalRuntime(
                journal,
                catalog,
                operations,
                expressions,
                Clock.systemUTC(),
                patience,
                List.of((_, _, events) -> heard.addAll(events)));
    }

    private RunId start(Flow flow, String payload) throws OverloadedException {
        return start(catalog.create(org, flow.named("test"), null, ANA).ref(), payload, Mode.LIVE);
    }

    private RunId start(WorkflowRef ref, String payload, Mode mode) throws OverloadedException {
        JsonNode json = JSON.readTree(payload);
        return runtime.start(new StartRun(org, ref, mode, "manual", json, json, ANA, null));
    }

    private RunSummary ended(RunId run) {
        return await().until(
                        () -> history.find(org, run).orElseThrow(),
                        summary -> summary.status().hasEnded());
    }

    private void awaitStatus(RunId run, RunStatus status) {
        await().until(() -> history.find(org, run).orElseThrow().status() == status);
    }

    @Test
    void a_run_goes_through_calls_and_thought_to_its_output() throws Exception {
        RunId run = start(
                workflow()
                        .call(
                                "a",
                                "test.call",
                                "{\"n\": \"{{trigger.output.n}}\"}",
                                dev.parley.engine.workflow.NodeSettings.DEFAULT)
                        .set("b", "{\"doubled\": \"{{a.output.n * 2}}\"}")
                        .chain("a", "b"),
                "{\"n\": 21}");
        RunSummary summary = ended(run);
        assertThat(summary.status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(summary.output()).isEqualTo(JSON.readTree("{\"doubled\": 42}"));
        assertThat(history.trace(org, run)).extracting("node").containsExactly("a", "b");
    }

    @Test
    void what_start_has_answered_is_already_in_the_journal() throws Exception {
        RunId run = start(workflow().delay("wait", "1h").chain("wait"), "{}");
        assertThat(history.events(org, run)).isNotEmpty();
        assertThat(history.find(org, run).orElseThrow().status()).isEqualTo(RunStatus.WAITING);
    }

    @Test
    void a_delay_ends_without_anyone_asking() throws Exception {
        RunId run = start(workflow().delay("wait", "50ms").call("a").chain("wait", "a"), "{}");
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(operation.calls("a")).isEqualTo(1);
    }

    @Test
    void a_far_system_that_recovers_is_met_by_retries() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        operate(new TestOperation(Effect.WRITE, (input, _) -> {
            if (calls.incrementAndGet() <= 3) {
                throw new OperationException(new StepError("http_500", "down", null, true));
            }
            return input;
        }));
        RunId run = start(workflow().call("a", Flow.retry(3, SOON)).chain("a"), "{}");
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(history.trace(org, run)).extracting("attempt").containsExactly(1, 2, 3, 4);
    }

    @Test
    void a_step_that_is_too_slow_is_interrupted_and_fails() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        operate(new TestOperation(Effect.WRITE, (input, _) -> {
            never.await();
            return input;
        }));
        RunId run = start(workflow().call("a", Flow.timeout(SOON)).chain("a"), "{}");
        assertThat(ended(run).error().code()).isEqualTo("timeout");
    }

    @Test
    void an_unexpected_exception_fails_the_run_and_nothing_else() throws Exception {
        operate(new TestOperation(Effect.WRITE, (_, _) -> {
            throw new IllegalStateException("boom");
        }));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        assertThat(ended(run).error().code()).isEqualTo("internal_error");
    }

    @Test
    void the_first_answer_to_an_approval_counts_and_later_ones_are_told_so() throws Exception {
        RunId run = start(workflow().approval("ok").call("go").chain("ok", "go"), "{}");
        StepId ok = StepId.parse("ok");
        assertThat(runtime.vote(org, run, ok, true, ANA, "fine")).isEqualTo(new VoteResult.Counted("approved"));
        assertThat(runtime.vote(org, run, ok, false, BEN, null))
                .isInstanceOfSatisfying(VoteResult.AlreadyDecided.class, decided -> {
                    assertThat(decided.choice()).isEqualTo("approved");
                    assertThat(decided.by()).isEqualTo(ANA);
                });
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(operation.calls("go")).isEqualTo(1);
        ApprovalSummary approval = history.approval(org, run + ".ok").orElseThrow();
        assertThat(approval.state()).isEqualTo("approved");
        assertThat(approval.decidedBy()).isEqualTo("Ana");
        assertThat(approval.comment()).isEqualTo("fine");
    }

    @Test
    void fifty_clicks_at_once_approve_once() throws Exception {
        RunId run = start(workflow().approval("ok").call("go").chain("ok", "go"), "{}");
        List<Thread> clicks = IntStream.range(0, 50)
                .mapToObj(i -> Thread.ofVirtual()
                        .start(() -> runtime.vote(
                                org, run, StepId.parse("ok"), true, new Actor("user:" + i, "P" + i), null)))
                .toList();
        for (Thread click : clicks) {
            click.join();
        }
        ended(run);
        assertThat(operation.calls("go")).isEqualTo(1);
    }

    @Test
    void another_organization_sees_and_decides_nothing() throws Exception {
        RunId run = start(workflow().approval("ok").chain("ok"), "{}");
        OrgId other = new OrgId(UUID.randomUUID());
        assertThat(runtime.vote(other, run, StepId.parse("ok"), true, BEN, null))
                .isInstanceOf(VoteResult.NotAsked.class);
        assertThat(runtime.cancel(other, run, BEN, null)).isFalse();
        assertThat(history.find(other, run)).isEmpty();
        assertThat(history.events(other, run)).isEmpty();
        assertThat(history.approvals(other, true, 10)).isEmpty();
    }

    @Test
    void cancelling_interrupts_the_call_under_way() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        operate(new TestOperation(Effect.WRITE, (input, _) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return input;
        }));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        begun.await();
        assertThat(runtime.cancel(org, run, ANA, "wrong order")).isTrue();
        assertThat(ended(run).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(runtime.cancel(org, run, ANA, null)).isFalse();
    }

    @Test
    void a_write_cut_off_by_cancelling_says_that_it_may_have_happened() throws Exception {
        assertThat(cutOffByCancelling(Effect.WRITE)).contains("may have happened");
        assertThat(cutOffByCancelling(Effect.READ)).doesNotContain("may have happened");
    }

    @Test
    void a_write_that_may_have_happened_is_not_tried_again_by_itself_and_a_read_is() throws Exception {
        assertThat(callsOfOneThatGotNoAnswer(Effect.SEND)).isEqualTo(1);
        assertThat(callsOfOneThatGotNoAnswer(Effect.READ)).isEqualTo(3);
    }

    private int callsOfOneThatGotNoAnswer(Effect effect) throws Exception {
        TestOperation operation = new TestOperation(effect, (_, _) -> {
            throw new OperationException(new StepError("timeout", "No answer.", null, true)).unclear();
        });
        operate(operation);
        ended(start(workflow().call("a", Flow.retry(2, Duration.ofMillis(1))).chain("a"), "{}"));
        return operation.calls("a");
    }

    /** @return what its step says */
    private String cutOffByCancelling(Effect effect) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        operate(new TestOperation(effect, (input, _) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return input;
        }));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        begun.await();
        runtime.cancel(org, run, ANA, null);
        ended(run);
        return history.trace(org, run).getFirst().error().message();
    }

    @Test
    void retrying_a_failed_run_takes_over_what_was_done() throws Exception {
        AtomicInteger failures = new AtomicInteger(1);
        operate(new TestOperation(Effect.WRITE, (input, context) -> {
            if (context.node().value().equals("b") && failures.getAndDecrement() > 0) {
                throw new OperationException(new StepError("http_404", "gone", null, false));
            }
            return input;
        }));
        WorkflowRef ref = catalog.create(
                        org, workflow().call("a").call("b").chain("a", "b").named("test"), null, ANA)
                .ref();
        RunId failed = start(ref, "{}", Mode.LIVE);
        assertThat(ended(failed).status()).isEqualTo(RunStatus.FAILED);
        Replay fromB = new Replay(new NodeId("b"), null, null, null);
        assertThatThrownBy(() -> runtime.replay(org, failed, fromB, ANA))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never published");
        catalog.publish(org, ref.id(), ANA);
        RunId again = runtime.replay(org, failed, fromB, ANA);
        assertThat(ended(again).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(history.find(org, again).orElseThrow().origin()).isEqualTo(failed);
        assertThat(operation.calls("a")).isEqualTo(1);
        assertThat(operation.calls("b")).isEqualTo(2);
    }

    @Test
    void a_run_that_goes_on_cannot_be_replayed_yet() throws Exception {
        RunId run = start(workflow().delay("wait", "1h").chain("wait"), "{}");
        assertThatThrownBy(() -> runtime.replay(org, run, Replay.WHOLE, ANA)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> runtime.replay(org, new RunId(UUID.randomUUID()), Replay.WHOLE, ANA))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void test_mode_answers_from_the_sample_and_calls_nothing() throws Exception {
        WorkflowRef ref = catalog.create(org, workflow().call("a").chain("a").named("test"), null, ANA)
                .ref();
        RunSummary summary = ended(start(ref, "{}", Mode.TEST));
        assertThat(summary.output()).isEqualTo(JSON.readTree("{\"sample\": true}"));
        assertThat(operation.calls("a")).isZero();
    }

    @Test
    void a_closed_runtime_is_taken_up_by_the_next_with_waits_and_timers() throws Exception {
        RunId waiting = start(workflow().approval("ok").call("go").chain("ok", "go"), "{}");
        RunId delayed = start(workflow().delay("wait", "300ms").call("later").chain("wait", "later"), "{}");
        operate(TestOperation.echoing());
        runtime.vote(org, waiting, StepId.parse("ok"), true, ANA, null);
        assertThat(ended(waiting).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(ended(delayed).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void a_call_that_answers_soon_is_waited_for_when_stopping() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        patience = Duration.ofSeconds(30);
        operate(new TestOperation(Effect.WRITE, (input, _) -> {
            begun.countDown();
            mayAnswer.await();
            return input;
        }));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        begun.await();
        Thread stopping = Thread.ofVirtual().start(runtime::close);
        mayAnswer.countDown();
        stopping.join();
        assertThat(history.find(org, run).orElseThrow().status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void a_write_cut_off_by_a_stop_waits_for_a_person_and_is_not_silently_repeated() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        operate(new TestOperation(Effect.WRITE, (input, _) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return input;
        }));
        RunId run = start(workflow().call("a").call("b").chain("a", "b"), "{}");
        begun.await();
        operate(TestOperation.echoing());
        awaitStatus(run, RunStatus.WAITING);
        assertThat(operation.calls("a")).isZero();
        assertThat(runtime.resolveDoubt(org, run, StepId.parse("a"), DoubtAnswer.DONE, ANA))
                .isTrue();
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(operation.calls("a")).isZero();
        assertThat(runtime.resolveDoubt(org, run, StepId.parse("a"), DoubtAnswer.RETRY, ANA))
                .isFalse();
    }

    @Test
    void a_read_cut_off_by_a_stop_is_simply_done_again() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        operate(new TestOperation(Effect.READ, (input, _) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return input;
        }));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        begun.await();
        operate(new TestOperation(Effect.READ, (input, _) -> input));
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(operation.calls("a")).isEqualTo(1);
    }

    @Test
    void listeners_hear_every_event_once_and_in_order() throws Exception {
        RunId run = start(workflow().call("a").set("b", "{}").chain("a", "b"), "{}");
        ended(run);
        await().untilAsserted(
                        () -> assertThat(heard).extracting(RecordedEvent::seq).containsExactly(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void a_thousand_runs_at_once_all_end() throws Exception {
        WorkflowRef ref = catalog.create(
                        org,
                        workflow()
                                .call("a")
                                .delay("d", "10ms")
                                .call("b")
                                .chain("a", "d", "b")
                                .named("many"),
                        null,
                        ANA)
                .ref();
        for (int i = 0; i < 1000; i++) {
            start(ref, "{\"i\": " + i + "}", Mode.LIVE);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> operation.calls("b") == 1000);
        await().untilAsserted(() -> assertThat(history.list(org, ref.id(), RunStatus.RUNNING, null, 200))
                .isEmpty());
        assertThat(history.list(org, ref.id(), RunStatus.SUCCEEDED, null, 200)).hasSize(200);
    }

    @Test
    void an_ended_run_has_no_doubts_left_to_answer() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        operate(new TestOperation(Effect.WRITE, (input, _) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return input;
        }));
        RunId run = start(workflow().call("a").call("b").then("trigger", "a").then("trigger", "b"), "{}");
        begun.await();
        operate(TestOperation.echoing());
        awaitStatus(run, RunStatus.WAITING);
        runtime.resolveDoubt(org, run, StepId.parse("a"), DoubtAnswer.STOP, ANA);
        assertThat(runtime.resolveDoubt(org, run, StepId.parse("b"), DoubtAnswer.STOP, ANA))
                .as("what may have happened is asked about although the run will fail")
                .isTrue();
        assertThat(ended(run).status()).isEqualTo(RunStatus.FAILED);
        assertThat(runtime.resolveDoubt(org, run, StepId.parse("b"), DoubtAnswer.RETRY, ANA))
                .isFalse();
    }

    @Test
    void an_operation_that_answers_nothing_at_all_fails_its_step() throws Exception {
        operate(new TestOperation(Effect.WRITE, (_, _) -> null));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        assertThat(ended(run).error().code()).isEqualTo("internal_error");
    }

    @Test
    void two_answers_that_load_the_run_at_once_are_both_answered() throws Exception {
        CountDownLatch bothMayGo = new CountDownLatch(1);
        CountDownLatch hasRead = new CountDownLatch(1);
        runtime.close();
        prepare(
                TestOperation.echoing(),
                real -> new SlowToRead(real, () -> {
                    if (Thread.currentThread().getName().equals("slow")) {
                        hasRead.countDown();
                        bothMayGo.await(2, TimeUnit.SECONDS);
                    }
                }));
        runtime.open();
        RunId run = start(workflow().approval("ok").chain("ok"), "{}");
        StepId ok = StepId.parse("ok");
        AtomicReference<Object> slow = new AtomicReference<>();
        Thread slowly = Thread.ofVirtual().name("slow").start(() -> {
            try {
                slow.set(runtime.vote(org, run, ok, true, ANA, null));
            } catch (RuntimeException e) {
                slow.set(e);
            }
        });
        hasRead.await();
        Thread quickly = Thread.ofVirtual().start(() -> {
            runtime.vote(org, run, ok, true, BEN, null);
            bothMayGo.countDown();
        });
        slowly.join();
        quickly.join();
        assertThat(slow.get()).isInstanceOf(VoteResult.class);
    }

    @Test
    void an_interrupted_caller_does_not_leave_its_run_behind() throws Exception {
        WorkflowRef ref = catalog.create(org, workflow().call("a").chain("a").named("test"), null, ANA)
                .ref();
        ended(start(ref, "{}", Mode.LIVE));
        Thread.currentThread().interrupt();
        RunId run = start(ref, "{}", Mode.LIVE);
        assertThat(Thread.interrupted())
                .as("the interrupt is kept for the caller")
                .isTrue();
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
    }

    @Test
    void a_runtime_that_was_never_opened_can_be_closed() {
        LocalRuntime standby = new LocalRuntime(
                new PostgresJournal(database.dataSource()),
                catalog,
                new OperationCatalog(List.of()),
                expressions,
                Clock.systemUTC(),
                patience,
                List.of());
        assertThatCode(standby::close).doesNotThrowAnyException();
    }

    @Test
    void a_runtime_that_stands_by_decides_nothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        operate(new TestOperation(Effect.READ, (input, _) -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return input;
        }));
        RunId run = start(
                workflow()
                        .call("a")
                        .approval("ok")
                        .call("go")
                        .then("trigger", "a")
                        .chain("ok", "go"),
                "{}");
        begun.await();
        runtime.close();
        CountDownLatch opened = new CountDownLatch(1);
        prepare(
                new TestOperation(Effect.READ, (input, _) -> {
                    opened.await();
                    return input;
                }),
                UnaryOperator.identity());
        StepId ok = StepId.parse("ok");
        assertThatThrownBy(() -> runtime.vote(org, run, ok, true, ANA, null)).isInstanceOf(NotReadyException.class);
        assertThatThrownBy(() -> runtime.cancel(org, run, ANA, null)).isInstanceOf(NotReadyException.class);
        runtime.open();
        opened.countDown();
        runtime.vote(org, run, ok, true, ANA, null);
        assertThat(ended(run).status()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(operation.calls("a")).isEqualTo(1);
    }

    @Test
    void a_draft_is_not_discarded_under_a_run_that_goes_on() throws Exception {
        RunId run = start(workflow().approval("ok").chain("ok"), "{}");
        WorkflowId id = history.find(org, run).orElseThrow().workflow().id();
        assertThat(catalog.discard(org, id)).isFalse();
        runtime.cancel(org, run, ANA, null);
        assertThat(catalog.discard(org, id)).isTrue();
    }

    @Test
    void an_answer_too_deep_to_be_written_down_fails_its_step() throws Exception {
        operate(new TestOperation(Effect.WRITE, (_, _) -> nested(2_000)));
        RunId run = start(workflow().call("a").chain("a"), "{}");
        assertThat(ended(run).error().code()).isEqualTo("output_too_large");
    }

    @Test
    void whatever_json_a_client_may_send_can_be_written_down_and_read_back() throws Exception {
        for (String payload : List.of(
                "{\"nul\": \"a\\u0000b\"}",
                "{\"half\": \"a\\ud800b\"}",
                "{\"n\": 1e400, \"m\": -0.0, \"long\": 123456789012345678901234567890}",
                nested(499).toString())) {
            RunId run = start(workflow().set("a", "{\"n\": 1}").chain("a"), payload);
            assertThat(ended(run).status()).as(payload).isEqualTo(RunStatus.SUCCEEDED);
            assertThat(history.events(org, run)).hasSize(3);
        }
    }

    private static JsonNode nested(int depth) {
        JsonNode json = JSON.createObjectNode();
        for (int i = 1; i < depth; i++) {
            json = JSON.createArrayNode().add(json);
        }
        return json;
    }
}
