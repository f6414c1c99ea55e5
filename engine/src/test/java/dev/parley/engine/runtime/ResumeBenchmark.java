package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunQueued;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunId;
import dev.parley.engine.run.Turn;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How long a process needs to take up what another left: runs under way, and runs that wait for their turn. Run by name. */
class ResumeBenchmark {
    private static final int RUNS = 10_000;
    private static final ObjectNode EMPTY = JsonNodeFactory.instance.objectNode();
    private static final OrgId ORG = new OrgId(UUID.randomUUID());

    @Test
    void ten_thousand_runs_under_way_and_as_many_in_the_queue_are_taken_up_within_ten_seconds() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            CountDownLatch mayEnd = new CountDownLatch(1);
            AtomicInteger underWay = new AtomicInteger();
            OperationCatalog operations = new OperationCatalog(List.of(new TestOperation(Effect.READ, (input, _) -> {
                underWay.incrementAndGet();
                mayEnd.await();
                return input;
            })));
            Expressions expressions = new Expressions();
            PostgresWorkflowCatalog catalog = new PostgresWorkflowCatalog(
                    database.dataSource(), new WorkflowRules(expressions, operations), Clock.systemUTC());
            Plans plans = new Plans(catalog, expressions);
            try (Journal journal = new PostgresJournal(database.dataSource())) {
                Flow fetch = workflow()
                        .set("a", "{\"n\": 1}")
                        .set("b", "{\"n\": 2}")
                        .call("fetch")
                        .chain("a", "b", "fetch");
                write(
                        journal,
                        plans,
                        catalog.create(ORG, fetch.named("fetch"), null, Actor.PARLEY)
                                .ref(),
                        List.of());
                Flow inTurn = workflow().limited(null, 1, RUNS).call("fetch").chain("fetch");
                write(
                        journal,
                        plans,
                        catalog.create(ORG, inTurn.named("in turn"), null, Actor.PARLEY)
                                .ref(),
                        List.of(new RunQueued()));
            }

            LocalRuntime runtime = new LocalRuntime(
                    new PostgresJournal(database.dataSource()),
                    catalog,
                    operations,
                    expressions,
                    Clock.systemUTC(),
                    Duration.ZERO,
                    List.of());
            long begin = System.nanoTime();
            runtime.open();
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("%d runs under way and %d queued were taken up in %d ms%n", RUNS, RUNS, taken.toMillis());
            mayEnd.countDown();
            await().atMost(Duration.ofMinutes(1)).untilAtomic(underWay, greaterThan(RUNS));
            runtime.abandon();
            assertThat(taken).isLessThan(Duration.ofSeconds(10));
        }
    }

    private static void write(Journal journal, Plans plans, WorkflowRef ref, List<RunEvent> more) throws Exception {
        Interpreter interpreter = plans.interpreter(ORG, ref);
        List<RunEvent> happened = new ArrayList<>(
                List.of(new RunStarted(ref, Mode.LIVE, "manual", EMPTY, EMPTY, Actor.PARLEY, null, null)));
        happened.addAll(more);
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            writers.add(Thread.ofVirtual().start(() -> {
                Instant now = Instant.now();
                Turn turn = interpreter.begin(RunId.at(now, UUID.randomUUID()), happened, now);
                try {
                    journal.append(new Entry(ORG, turn.state(), turn.events()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }
}
