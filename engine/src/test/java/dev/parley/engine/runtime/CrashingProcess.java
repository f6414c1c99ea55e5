package dev.parley.engine.runtime;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.FencedException;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.trigger.ScheduleTrigger;
import dev.parley.engine.workflow.WorkflowRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@link TakeoverTest} kills, freezes and stops: waits for its lease, takes up what is there, then starts runs of call,
 * delay, call as fast as it can (with its first lease only) and prints the id of each one that was accepted, besides {@code began}, {@code lost} and
 * {@code refused}. Its calls may be repeated; each writes a line to a file.
 *
 * <p>Arguments: the database, the organization, the file, how many runs, and the name the runs' trigger has.
 */
final class CrashingProcess implements EngineLease.Owner {
    static final String BEGAN = "began";
    static final String LOST = "lost";
    static final String REFUSED = "refused";

    private final HikariDataSource dataSource;
    private final OrgId org;
    private final int count;
    private final String name;
    private final Expressions expressions = new Expressions();
    private final OperationCatalog operations;
    private final PostgresWorkflowCatalog catalog;
    private final LeasedRuntime runtime = new LeasedRuntime();
    private ScheduleTrigger schedules;
    private boolean isFirstLease = true;

    private CrashingProcess(HikariDataSource dataSource, OrgId org, Path calls, int count, String name) {
        this.dataSource = dataSource;
        this.org = org;
        this.count = count;
        this.name = name;
        this.operations = new OperationCatalog(List.of(new TestOperation(Effect.READ, (input, context) -> {
            String line = context.run() + "." + context.node() + "\n";
            try {
                Files.writeString(calls, line, StandardOpenOption.APPEND);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return input;
        })));
        this.catalog =
                new PostgresWorkflowCatalog(dataSource, new WorkflowRules(expressions, operations), Clock.systemUTC());
    }

    public static void main(String[] arguments) throws Exception {
        HikariDataSource dataSource = TestDatabase.connect(arguments[0]);
        EngineLease lease = new EngineLease(dataSource);
        java.lang.Runtime.getRuntime().addShutdownHook(new Thread(lease::close));
        lease.acquire(new CrashingProcess(
                dataSource,
                new OrgId(UUID.fromString(arguments[1])),
                Path.of(arguments[2]),
                Integer.parseInt(arguments[3]),
                arguments[4]));
        System.out.println("ready");
        Thread.currentThread().join();
    }

    @Override
    public void begin(Fence fence) {
        LocalRuntime local = new LocalRuntime(
                new PostgresJournal(dataSource, fence),
                catalog,
                operations,
                expressions,
                Clock.systemUTC(),
                Duration.ZERO,
                List.of());
        runtime.open(local);
        schedules = new ScheduleTrigger(dataSource, catalog, local, Clock.systemUTC());
        schedules.open();
        System.out.println(BEGAN);
        if (isFirstLease) {
            isFirstLease = false;
            Thread.ofPlatform().start(this::startRuns);
        }
    }

    @Override
    public void finish() {
        schedules.close();
        runtime.close();
    }

    @Override
    public void lost() {
        finish();
        System.out.println(LOST);
    }

    private void startRuns() {
        WorkflowRef ref = catalog.create(
                        org,
                        Flow.workflow()
                                .call("a")
                                .delay("pause", "200ms")
                                .call("b")
                                .chain("a", "pause", "b")
                                .named("crash"),
                        null,
                        Actor.PARLEY)
                .ref();
        ObjectNode empty = JsonMapper.builder().build().createObjectNode();
        for (int i = 0; i < count; i++) {
            try {
                System.out.println(
                        runtime.start(new StartRun(org, ref, Mode.LIVE, name, empty, empty, Actor.PARLEY, null)));
            } catch (FencedException | NotReadyException | OverloadedException e) {
                System.out.println(REFUSED);
                return;
            }
        }
    }
}
