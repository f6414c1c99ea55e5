package dev.parley.engine.testing;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.journal.PostgresRunHistory;
import dev.parley.engine.journal.RunHistory;
import dev.parley.engine.journal.RunTooLargeException;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the runtime has written down of real runs is enough to play them again. */
class RecordedRunsTest {
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static TestDatabase database;

    private final OrgId org = new OrgId(UUID.randomUUID());
    private final OperationCatalog operations = new OperationCatalog(List.of(new FailingFirst()));
    private WorkflowCatalog catalog;
    private RunHistory history;
    private LocalRuntime runtime;
    private Rehearsals rehearsals;

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
        catalog = new PostgresWorkflowCatalog(
                database.dataSource(), new WorkflowRules(Stage.EXPRESSIONS, operations), Clock.systemUTC());
        history = new PostgresRunHistory(database.dataSource());
        runtime = new LocalRuntime(
                new PostgresJournal(database.dataSource()),
                catalog,
                operations,
                Stage.EXPRESSIONS,
                Clock.systemUTC(),
                Duration.ofMillis(20),
                List.of());
        runtime.open();
        rehearsals = new Rehearsals(history, catalog, operations, Stage.EXPRESSIONS);
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void retries_loops_waits_and_votes_are_played_as_they_were() throws Exception {
        StoredWorkflow stored = stored(everything());
        RunId run = start(stored, Mode.LIVE);
        approved(run);
        TestCase test = rehearsals.testCase(org, run, "all of it");
        assertThat(test.mocks().get(StepId.parse("first")))
                .extracting(mock -> mock.getClass().getSimpleName())
                .containsExactly("Failed", "Returned");
        assertPasses(stored, test);
    }

    @Test
    void a_replay_from_the_middle_becomes_a_test_of_all_of_it() throws Exception {
        StoredWorkflow stored = catalog.publish(org, stored(everything()).ref().id(), ANA);
        RunId origin = start(stored, Mode.LIVE);
        approved(origin);
        RunId replay = runtime.replay(org, origin, new Replay(new NodeId("ok"), null, null, null), ANA);
        approved(replay);
        TestCase test = rehearsals.testCase(org, replay, "second half");
        assertThat(test.mocks()).containsKeys(StepId.parse("lines.2.each_line"), StepId.parse("first"));
        assertPasses(stored, test);
        assertThat(rehearsals.compare(org, replay, origin).differences())
                .extracting(Difference::sentence)
                .isEmpty();
    }

    @Test
    void a_run_in_test_mode_becomes_a_test_as_well() throws Exception {
        StoredWorkflow stored = stored(everything());
        RunId run = start(stored, Mode.TEST);
        ended(run);
        assertPasses(stored, rehearsals.testCase(org, run, "tried out"));
    }

    @Test
    void a_run_that_goes_on_or_was_cancelled_is_no_test() throws Exception {
        RunId run = start(stored(workflow().approval("ok").chain("ok")), Mode.LIVE);
        assertThatThrownBy(() -> rehearsals.testCase(org, run, "too early"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not ended");
        runtime.cancel(org, run, ANA, null);
        ended(run);
        assertThatThrownBy(() -> rehearsals.testCase(org, run, "cut off"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cancelled");
    }

    @Test
    void what_is_too_large_to_look_at_as_a_whole_is_neither_compared_nor_kept() throws Exception {
        RunId small = start(stored(large(1)), Mode.LIVE);
        RunId large = start(stored(large(18)), Mode.LIVE);
        ended(small);
        ended(large);
        assertThat(rehearsals.compare(org, small, small).isSame()).isTrue();
        assertThatThrownBy(() -> rehearsals.compare(org, large, small)).isInstanceOf(RunTooLargeException.class);
        assertThatThrownBy(() -> rehearsals.compare(org, small, large)).isInstanceOf(RunTooLargeException.class);
        assertThatThrownBy(() -> rehearsals.testCase(org, large, "large"))
                .isInstanceOf(RunTooLargeException.class)
                .hasMessageContaining(large.toString());
    }

    /** Each step gives 1 MB. */
    private static Flow large(int steps) {
        String values = "{\"text\": \"" + "word ".repeat(210_000) + "\"}";
        Flow flow = workflow();
        List<String> ids = IntStream.range(0, steps).mapToObj(i -> "s" + i).toList();
        for (String id : ids) {
            flow = flow.set(id, values);
        }
        return flow.chain(ids.toArray(String[]::new));
    }

    @Test
    void tests_belong_to_one_workflow_of_one_organization() {
        TestCases tests = new PostgresTestCases(database.dataSource(), Clock.systemUTC());
        StoredWorkflow stored = stored(everything());
        WorkflowId workflow = stored.ref().id();
        TestCase test = Stage.given(everything()).input("{\"lines\": []}").recorded();
        StoredTest saved = tests.save(org, workflow, test, ANA).orElseThrow();

        assertThat(saved.expected()).isEqualTo(RunStatus.SUCCEEDED);
        assertThat(tests.save(org, workflow, test, ANA)).as("a name taken").isEmpty();
        assertThat(tests.list(org, workflow)).containsExactly(saved);
        assertThat(tests.find(org, workflow, saved.id())).contains(test);

        OrgId other = new OrgId(UUID.randomUUID());
        WorkflowId another = stored(everything()).ref().id();
        assertThat(tests.list(other, workflow)).isEmpty();
        assertThat(tests.find(other, workflow, saved.id())).isEmpty();
        assertThat(tests.find(org, another, saved.id())).isEmpty();
        assertThat(tests.delete(other, workflow, saved.id())).isFalse();
        assertThat(tests.delete(org, workflow, saved.id())).isTrue();
        assertThat(tests.list(org, workflow)).isEmpty();
    }

    private void assertPasses(StoredWorkflow stored, TestCase test) {
        TestCase kept = TestCaseJson.read(TestCaseJson.write(test).toString());
        Rehearsals.Verdict verdict = rehearsals.play(org, stored.workflow(), kept);
        assertThat(verdict.comparison().differences()).isEmpty();
        assertThat(verdict.notes()).isEmpty();
    }

    private StoredWorkflow stored(Flow flow) {
        return catalog.create(org, flow.named("test"), null, ANA);
    }

    private RunId start(StoredWorkflow workflow, Mode mode) throws Exception {
        JsonNode input = Stage.JSON.readTree("{\"lines\": [5, 6, 7]}");
        return runtime.start(new StartRun(org, workflow.ref(), mode, "manual", input, input, ANA, null));
    }

    private void approved(RunId run) {
        await().until(() -> history.find(org, run).orElseThrow().status() == RunStatus.WAITING
                && history.trace(org, run).getLast().node().equals("ok"));
        runtime.vote(org, run, StepId.parse("ok"), true, ANA, "fine");
        ended(run);
    }

    private void ended(RunId run) {
        await().until(() -> history.find(org, run).orElseThrow().status().hasEnded());
    }

    private static Flow everything() {
        return workflow()
                .call("first", Flow.retry(2, Duration.ofMillis(10)))
                .delay("pause", "20ms")
                .forEach("lines", "input.lines", 2, Flow.continueOnError())
                .within("lines", workflow().call("each_line", Flow.retry(1, Duration.ofMillis(10))))
                .approval("ok")
                .set("end", "{\"by\": \"{{ok.output.by}}\", \"lines\": \"{{lines.output.results}}\"}")
                .chain("first", "pause", "lines", "ok", "end");
    }

    /** {@code test.call}: fails the first attempt of every step, then answers who it was. */
    private static final class FailingFirst implements Operation {
        @Override
        public OperationSpec spec() {
            JsonNode any = Stage.JSON.createObjectNode();
            JsonNode sample = Stage.JSON.createObjectNode().put("sample", true);
            return new OperationSpec("test.call", "Call", "Nothing.", any, any, Effect.WRITE, false, sample, List.of());
        }

        @Override
        public JsonNode perform(JsonNode input, OperationContext context) throws OperationException {
            if (context.attempt() == 1) {
                throw new OperationException(new StepError("http_503", "Not now.", null, true));
            }
            return Stage.JSON.createObjectNode().put("key", context.idempotencyKey());
        }
    }
}
