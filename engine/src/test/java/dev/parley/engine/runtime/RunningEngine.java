package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
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
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An engine on a real database, in the words of the tests that extend this. It can be stopped, and started again some time later. */
abstract class RunningEngine {
    static final Actor ANA = new Actor("user:ana", "Ana");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMillis(20);
    private static final Duration OFTEN = Duration.ofMillis(10);
    private static TestDatabase database;

    final OrgId org = new OrgId(UUID.randomUUID());
    TestOperation operation = TestOperation.echoing();
    PostgresWorkflowCatalog catalog;
    RunHistory history;
    LocalRuntime runtime;
    private Clock clock = Clock.systemUTC();

    @BeforeAll
    static void createDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @BeforeEach
    void startFirst() {
        start();
    }

    /** No later test takes up what this one has left. */
    @AfterEach
    void stopAndForget() {
        stop();
        JdbcClient.create(database.dataSource()).sql("DELETE FROM run").update();
    }

    void stop() {
        runtime.close();
    }

    void start() {
        start(UnaryOperator.identity());
    }

    void start(UnaryOperator<Journal> journals) {
        Expressions expressions = new Expressions();
        OperationCatalog operations = new OperationCatalog(List.of(operation));
        catalog = new PostgresWorkflowCatalog(database.dataSource(), new WorkflowRules(expressions, operations), clock);
        history = new PostgresRunHistory(database.dataSource());
        Journal journal = journals.apply(new PostgresJournal(database.dataSource()));
        runtime = new LocalRuntime(journal, catalog, operations, expressions, clock, PATIENCE, List.of());
        runtime.open();
    }

    void restart() {
        stop();
        start();
    }

    /** While the engine is down, time goes by. */
    void restartAfter(Duration pause) {
        stop();
        clock = Clock.offset(clock, pause);
        start();
    }

    /** From here on calls are answered so. */
    void answering(Effect effect, TestOperation.Answer answer) {
        operation = new TestOperation(effect, answer);
        restart();
    }

    /** From here on calls answer only once the latch is open. @return counts down as they begin */
    CountDownLatch answeringAfter(CountDownLatch latch, Effect effect) {
        CountDownLatch begun = new CountDownLatch(1);
        answering(effect, (input, _) -> {
            begun.countDown();
            latch.await();
            return input;
        });
        return begun;
    }

    static OperationException refusal() {
        return new OperationException(new StepError("http_404", "gone", "Look elsewhere.", false));
    }

    WorkflowRef draft(String name, Flow flow) {
        return catalog.create(org, flow.named(name), null, ANA).ref();
    }

    WorkflowRef published(String name, Flow flow) {
        return publish(draft(name, flow));
    }

    /** @return the next version */
    WorkflowRef changed(WorkflowRef before, String name, Flow flow) {
        catalog.saveDraft(org, before.id(), flow.named(name), ANA).orElseThrow();
        return publish(before);
    }

    private WorkflowRef publish(WorkflowRef draft) {
        try {
            return catalog.publish(org, draft.id(), ANA).ref();
        } catch (InvalidWorkflowException e) {
            throw new AssertionError(e.findings().toString(), e);
        }
    }

    RunId run(Flow flow) throws OverloadedException {
        return run(draft("test", flow), "{}");
    }

    RunId run(WorkflowRef workflow) throws OverloadedException {
        return run(workflow, "{}");
    }

    RunId run(WorkflowRef workflow, String input) throws OverloadedException {
        return runtime.start(request(workflow, input, Mode.LIVE));
    }

    StartRun request(WorkflowRef workflow, String input, Mode mode) {
        return new StartRun(org, workflow, mode, "manual", json(input), json(input), ANA, null);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    RunSummary look(RunId run) {
        return history.find(org, run).orElseThrow();
    }

    RunSummary awaitEnd(RunId run) {
        return await().pollInterval(OFTEN)
                .until(() -> look(run), summary -> summary.status().hasEnded());
    }

    RunSummary awaitEnd(RunId run, RunStatus status) {
        RunSummary ended = awaitEnd(run);
        assertThat(ended.status()).as(String.valueOf(ended.error())).isEqualTo(status);
        return ended;
    }

    void awaitStatus(RunId run, RunStatus status) {
        await().pollInterval(OFTEN)
                .until(() -> history.find(org, run).map(RunSummary::status).orElse(null) == status);
    }

    /** The run that this step calls, once it has begun. */
    RunId awaitCalled(RunId caller, String step) {
        RunId called = awaitWanted(caller, step);
        await().pollInterval(OFTEN).until(() -> history.find(org, called).isPresent());
        return called;
    }

    /** It may not have begun. */
    RunId awaitWanted(RunId caller, String step) {
        return await().pollInterval(OFTEN).until(() -> called(caller, StepId.parse(step)), Objects::nonNull);
    }

    private RunId called(RunId caller, StepId step) {
        return history.events(org, caller).stream()
                .map(RecordedEvent::event)
                .filter(RunEvent.RunCalled.class::isInstance)
                .map(RunEvent.RunCalled.class::cast)
                .filter(call -> call.step().equals(step))
                .map(RunEvent.RunCalled::child)
                .findFirst()
                .orElse(null);
    }

    RunStarted started(RunId run) {
        return (RunStarted) history.events(org, run).getFirst().event();
    }
}
