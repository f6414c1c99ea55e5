package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.journal.PostgresRunHistory;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.Runtime.VoteResult;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Things that happen to runs at the same moment, held in the one order that hurts. */
class RacesTest {
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static TestDatabase database;

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final CountDownLatch callMayAnswer = new CountDownLatch(1);
    private final HeldClock clock = new HeldClock();
    /** What is done on a thread of that name after it has read a run. */
    private final Map<String, SlowToRead.Pause> afterReading = new ConcurrentHashMap<>();

    private PostgresWorkflowCatalog catalog;
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
        OperationCatalog operations = new OperationCatalog(List.of(new TestOperation(Effect.READ, (input, _) -> {
            callMayAnswer.await();
            return input;
        })));
        Expressions expressions = new Expressions();
        catalog = new PostgresWorkflowCatalog(
                database.dataSource(), new WorkflowRules(expressions, operations), Clock.systemUTC());
        history = new PostgresRunHistory(database.dataSource());
        SlowToRead journal = new SlowToRead(
                new PostgresJournal(database.dataSource()),
                () -> afterReading
                        .getOrDefault(Thread.currentThread().getName(), () -> {})
                        .take());
        runtime = new LocalRuntime(journal, catalog, operations, expressions, clock, Duration.ZERO, List.of());
        runtime.open();
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void a_turn_that_comes_before_its_run_can_be_found_is_not_lost() throws Exception {
        WorkflowRef oneAtATime = stored(workflow().call("a").chain("a").limited(null, 1, 10), "counter");
        start(oneAtATime);
        CountDownLatch hasLookedForIt = new CountDownLatch(1);
        afterReading.put("admit", hasLookedForIt::countDown);
        // The second look at the clock: after it has entered the queue, before it is in memory or on disk.
        clock.at(2, () -> {
            callMayAnswer.countDown();
            assertThat(hasLookedForIt.await(10, TimeUnit.SECONDS)).isTrue();
        });
        RunId queued = start(oneAtATime);
        await().until(() -> status(queued) == RunStatus.SUCCEEDED);
    }

    @Test
    void a_called_run_that_begins_after_its_caller_gave_it_up_is_stopped() throws Exception {
        WorkflowRef called = stored(workflow().delay("travel", "1h").chain("travel"), "parcel");
        catalog.publish(org, called.id(), ANA);
        CountDownLatch mayBegin = new CountDownLatch(1);
        CountDownLatch hasLookedForIt = new CountDownLatch(1);
        afterReading.put("call-send", () -> mayBegin.await(10, TimeUnit.SECONDS));
        afterReading.put("abandon", hasLookedForIt::countDown);
        RunId caller = start(stored(
                workflow()
                        .callWorkflow("send", called.id().toString(), "{}", NodeSettings.DEFAULT)
                        .chain("send"),
                "sender"));
        runtime.cancel(org, caller, ANA, null);
        assertThat(hasLookedForIt.await(10, TimeUnit.SECONDS)).isTrue();
        mayBegin.countDown();
        RunId child = calledBy(caller);
        await().until(() -> history.find(org, child)
                .filter(run -> run.status() == RunStatus.CANCELLED)
                .isPresent());
    }

    @Test
    void a_late_click_does_not_hold_up_its_run_while_the_journal_is_slow() throws Exception {
        RunId run = start(stored(workflow().approval("ok").call("a").chain("ok", "a"), "purchase"));
        StepId ok = StepId.parse("ok");
        runtime.vote(org, run, ok, true, ANA, null);
        CountDownLatch isReading = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        afterReading.put("late", () -> {
            isReading.countDown();
            mayGoOn.await(20, TimeUnit.SECONDS);
        });
        Future<VoteResult> late = onThread("late", () -> runtime.vote(org, run, ok, false, ANA, null));
        assertThat(isReading.await(10, TimeUnit.SECONDS)).isTrue();
        callMayAnswer.countDown();
        await().until(() -> status(run) == RunStatus.SUCCEEDED);
        mayGoOn.countDown();
        assertThat(late.get())
                .isInstanceOfSatisfying(
                        VoteResult.AlreadyDecided.class,
                        decided -> assertThat(decided.choice()).isEqualTo("approved"));
    }

    private <T> Future<T> onThread(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name(name).start(task);
        return task;
    }

    private WorkflowRef stored(Flow flow, String name) {
        return catalog.create(org, flow.named(name), null, ANA).ref();
    }

    private RunId start(WorkflowRef workflow) throws OverloadedException {
        ObjectNode empty = JsonMapper.builder().build().createObjectNode();
        return runtime.start(new StartRun(org, workflow, Mode.LIVE, "manual", empty, empty, ANA, null));
    }

    private RunStatus status(RunId run) {
        return history.find(org, run).orElseThrow().status();
    }

    private RunId calledBy(RunId caller) {
        return history.events(org, caller).stream()
                .map(RecordedEvent::event)
                .filter(RunCalled.class::isInstance)
                .map(event -> ((RunCalled) event).child())
                .findFirst()
                .orElseThrow();
    }

    /** Tells the time; but what the test wants to happen between two of a thread's looks happens there. */
    private static final class HeldClock extends Clock {
        private final ThreadLocal<Pending> pending = new ThreadLocal<>();

        private static final class Pending {
            private final SlowToRead.Pause pause;
            private int left;

            Pending(int left, SlowToRead.Pause pause) {
                this.left = left;
                this.pause = pause;
            }
        }

        /** Before this thread is told the time the n-th time from now. */
        void at(int look, SlowToRead.Pause pause) {
            pending.set(new Pending(look, pause));
        }

        @Override
        public Instant instant() {
            Pending next = pending.get();
            if (next != null && --next.left == 0) {
                try {
                    next.pause.take();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
