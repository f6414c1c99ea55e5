package dev.parley.engine.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunId;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.OverloadedException;
import dev.parley.engine.runtime.RunListener;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowRules;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The engine as the application wires it, with one organization. */
final class BenchmarkEngine implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectNode ORDER =
            (ObjectNode) JSON.readTree("{\"body\": {\"name\": \"Ana\", \"amount\": 12}}");

    final OrgId org;
    final LocalRuntime runtime;
    private final HikariDataSource dataSource;
    private final PostgresWorkflowCatalog catalog;

    /** Not open yet: see {@link #open}. */
    BenchmarkEngine(String url, OrgId org, TrivialOperation operation, RunListener... listeners) {
        this.org = org;
        this.dataSource = BenchmarkServer.connect(url);
        Expressions expressions = new Expressions();
        OperationCatalog operations = new OperationCatalog(List.of(operation));
        this.catalog =
                new PostgresWorkflowCatalog(dataSource, new WorkflowRules(expressions, operations), Clock.systemUTC());
        this.runtime = new LocalRuntime(
                new PostgresJournal(dataSource),
                catalog,
                operations,
                expressions,
                Clock.systemUTC(),
                Duration.ZERO,
                List.of(listeners));
    }

    static BenchmarkEngine open(String url, RunListener... listeners) {
        BenchmarkEngine engine =
                new BenchmarkEngine(url, new OrgId(UUID.randomUUID()), TrivialOperation.answeringAtOnce(), listeners);
        engine.runtime.open();
        return engine;
    }

    WorkflowRef save(String workflow) throws WorkflowSyntaxException {
        return catalog.create(org, WorkflowJson.read(JSON.readTree(workflow)).workflow(), null, Actor.PARLEY)
                .ref();
    }

    /** Returns once the start is on disk; for a workflow of pure steps that is its end, too. */
    RunId start(WorkflowRef workflow) throws OverloadedException {
        JsonNode nothing = JSON.nullNode();
        return runtime.start(new StartRun(org, workflow, Mode.LIVE, "webhook", ORDER, nothing, Actor.PARLEY, null));
    }

    /** @param condition on columns of {@code run} */
    long countRuns(String condition) {
        return jdbc().sql("SELECT count(*) FROM run WHERE org_id = ? AND " + condition)
                .param(org.value())
                .query(Long.class)
                .single();
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    @Override
    public void close() {
        runtime.close();
        dataSource.close();
    }
}
