package dev.parley.engine.trigger;

import static dev.parley.engine.run.Flow.workflow;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.catalog.WorkflowCatalog.InvalidWorkflowException;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An open engine on a real database of its own, with workflows of one step that triggers start. */
final class TriggerBench implements AutoCloseable {
    final OrgId org = new OrgId(UUID.randomUUID());
    final Expressions expressions = new Expressions();
    final PostgresWorkflowCatalog catalog;
    final LocalRuntime runtime;
    private final TestDatabase database = TestDatabase.create();
    private final PostgresJournal journal = new PostgresJournal(database.dataSource());

    TriggerBench() {
        OperationCatalog operations = new OperationCatalog(List.of());
        catalog = new PostgresWorkflowCatalog(
                database.dataSource(), new WorkflowRules(expressions, operations), Clock.systemUTC());
        runtime = new LocalRuntime(
                journal, catalog, operations, expressions, Clock.systemUTC(), Duration.ZERO, List.of());
        runtime.open();
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }

    Deliveries deliveries() {
        return new Deliveries(runtime::start);
    }

    StoredWorkflow live(Trigger trigger) {
        return live(startedBy(trigger));
    }

    /** The workflow is started by something else from now on. */
    StoredWorkflow changed(WorkflowId id, Trigger trigger) {
        catalog.saveDraft(org, id, startedBy(trigger), Actor.PARLEY);
        return published(id);
    }

    StoredWorkflow live(Workflow workflow) {
        return published(catalog.create(org, workflow, null, Actor.PARLEY).ref().id());
    }

    RunId begun(StoredWorkflow workflow, JsonNode input) {
        try {
            return runtime.start(
                    new StartRun(org, workflow.ref(), Mode.LIVE, "manual", input, input, Actor.PARLEY, null));
        } catch (OverloadedException e) {
            throw new AssertionError(e);
        }
    }

    private StoredWorkflow published(WorkflowId id) {
        try {
            return catalog.publish(org, id, Actor.PARLEY);
        } catch (InvalidWorkflowException e) {
            throw new AssertionError(e.findings().toString(), e);
        }
    }

    private static Workflow startedBy(Trigger trigger) {
        Workflow plain = workflow().set("a", "{}").chain("a").named("digest");
        return new Workflow(plain.name(), trigger, plain.nodes(), plain.edges());
    }

    /** The runs of a workflow, earliest first. */
    List<RunId> runs(StoredWorkflow workflow) {
        return jdbc()
                .sql("SELECT id FROM run WHERE org_id = ? AND workflow_id = ? ORDER BY started_at, id")
                .params(org.value(), workflow.ref().id().value())
                .query(UUID.class)
                .list()
                .stream()
                .map(RunId::new)
                .toList();
    }

    List<RunId> openRuns(StoredWorkflow workflow) {
        return runs(workflow).stream()
                .filter(run -> jdbc().sql("SELECT ended_at IS NULL FROM run WHERE org_id = ? AND id = ?")
                        .params(org.value(), run.value())
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** What started them: {@code trigger.output} of each. */
    List<JsonNode> outputs(StoredWorkflow workflow) {
        return runs(workflow).stream().map(run -> started(run).payload()).toList();
    }

    RunStarted started(RunId run) {
        return (RunStarted) journal.read(org, run).getFirst().event();
    }

    @Override
    public void close() {
        runtime.close();
        database.close();
    }
}
