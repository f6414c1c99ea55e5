package dev.parley.engine.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.JournalMaintenance;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.runtime.EngineLease;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.RunListener;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.trigger.AwaitedEvents;
import dev.parley.engine.workflow.WorkflowJson;
import dev.parley.engine.workflow.WorkflowRules;
import dev.parley.engine.workflow.WorkflowSyntaxException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The engine as the application wires it, lease and fence included, with one organization. */
final class BenchmarkEngine implements EngineLease.Owner, AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectNode ORDER =
            (ObjectNode) JSON.readTree("{\"body\": {\"name\": \"Ana\", \"amount\": 12}}");

    final OrgId org;
    private final HikariDataSource dataSource;
    private final Expressions expressions = new Expressions();
    private final OperationCatalog operations;
    private final PostgresWorkflowCatalog catalog;
    private final List<RunListener> listeners;
    private final EngineLease lease;
    private volatile @Nullable LocalRuntime runtime;

    /** Not open yet: see {@link #open()}. */
    BenchmarkEngine(String url, OrgId org, TrivialOperation operation, RunListener... listeners) {
        this.org = org;
        this.dataSource = BenchmarkServer.connect(url);
        this.operations = new OperationCatalog(List.of(operation));
        this.catalog =
                new PostgresWorkflowCatalog(dataSource, new WorkflowRules(expressions, operations), Clock.systemUTC());
        this.listeners = List.of(listeners);
        this.lease = new EngineLease(dataSource);
    }

    static BenchmarkEngine open(String url, RunListener... listeners) throws SQLException {
        BenchmarkEngine engine =
                new BenchmarkEngine(url, new OrgId(UUID.randomUUID()), TrivialOperation.answeringAtOnce(), listeners);
        engine.open();
        return engine;
    }

    /** Returns once all open runs have been taken up. */
    void open() throws SQLException {
        try (JournalMaintenance months = new JournalMaintenance(dataSource, Clock.systemUTC(), null)) {
            months.tidy();
        }
        lease.acquire(this);
    }

    @Override
    public void begin(Fence fence) {
        LocalRuntime begun = new LocalRuntime(
                new PostgresJournal(dataSource, fence),
                catalog,
                operations,
                expressions,
                Clock.systemUTC(),
                Duration.ZERO,
                listeners);
        begun.open();
        runtime = begun;
    }

    @Override
    public void finish() {
        runtime().close();
    }

    @Override
    public void lost() {
        System.err.println("The lease on the runs was lost; what was measured since means nothing");
        finish();
    }

    LocalRuntime runtime() {
        return Objects.requireNonNull(runtime, "open() comes first");
    }

    WorkflowRef save(String workflow) throws WorkflowSyntaxException {
        return catalog.create(org, WorkflowJson.read(JSON.readTree(workflow)).workflow(), null, Actor.PARLEY)
                .ref();
    }

    /** Returns once the start is on disk; for a workflow of pure steps that is its end, too. */
    RunId start(WorkflowRef workflow) throws OverloadedException {
        JsonNode nothing = JSON.nullNode();
        return runtime().start(new StartRun(org, workflow, Mode.LIVE, "webhook", ORDER, nothing, Actor.PARLEY, null));
    }

    /** @param condition on columns of {@code run} */
    long countRuns(String condition) {
        return jdbc().sql("SELECT count(*) FROM run WHERE org_id = ? AND " + condition)
                .param(org.value())
                .query(Long.class)
                .single();
    }

    AwaitedEvents awaitedEvents() {
        return new AwaitedEvents(dataSource, runtime(), expressions);
    }

    JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    @Override
    public void close() {
        lease.close();
        dataSource.close();
    }
}
