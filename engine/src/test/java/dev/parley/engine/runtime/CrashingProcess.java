package dev.parley.engine.runtime;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.RunEvent.Mode;
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
 * What {@link CrashTest} kills: takes up what is there, then starts runs of call, delay, call as fast as it can and prints the id of
 * each one that was accepted. Its calls may be repeated; each writes a line to a file.
 */
final class CrashingProcess {
    private CrashingProcess() {}

    public static void main(String[] arguments) throws Exception {
        HikariDataSource dataSource = TestDatabase.connect(arguments[0]);
        OrgId org = new OrgId(UUID.fromString(arguments[1]));
        Path calls = Path.of(arguments[2]);
        TestOperation operation = new TestOperation(Effect.READ, (input, context) -> {
            String line = context.run() + "." + context.node() + "\n";
            try {
                Files.writeString(calls, line, StandardOpenOption.APPEND);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return input;
        });
        Expressions expressions = new Expressions();
        OperationCatalog operations = new OperationCatalog(List.of(operation));
        PostgresWorkflowCatalog catalog =
                new PostgresWorkflowCatalog(dataSource, new WorkflowRules(expressions, operations), Clock.systemUTC());
        PostgresJournal journal = new PostgresJournal(dataSource);
        LocalRuntime runtime =
                new LocalRuntime(journal, catalog, operations, expressions, Clock.systemUTC(), Duration.ZERO, List.of());
        new EngineLease(dataSource)
                .acquire(
                        () -> {
                            runtime.open();
                            Thread.ofPlatform()
                                    .start(() -> startRuns(runtime, catalog, org, Integer.parseInt(arguments[3])));
                        },
                        runtime::close);
        Thread.currentThread().join();
    }

    private static void startRuns(LocalRuntime runtime, PostgresWorkflowCatalog catalog, OrgId org, int count) {
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
                        runtime.start(new StartRun(org, ref, Mode.LIVE, "manual", empty, empty, Actor.PARLEY, null)));
            } catch (OverloadedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
