package dev.parley.engine.attack;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunId;
import dev.parley.engine.runtime.EngineLease;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.OverloadedException;
import dev.parley.engine.runtime.StartRun;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.WorkflowRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The process that is attacked: the engine on a database, told what to do line by line. It answers a line only after the engine has
 * returned, so that whatever it says must be true for ever. It ends when nobody talks to it any more.
 */
final class AttackedEngine {
    private static final int STARTERS = 4;
    private static final long PAUSE_MS = 12;

    private final LocalRuntime runtime;
    private final JumpingClock clock;
    private final OrgId org;
    private final List<WorkflowRef> workflows;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean isUnderLoad;

    private AttackedEngine(LocalRuntime runtime, JumpingClock clock, OrgId org, List<WorkflowRef> workflows) {
        this.runtime = runtime;
        this.clock = clock;
        this.org = org;
        this.workflows = workflows;
    }

    /** @param arguments the database's JDBC URL, the ledger, the organization, then the workflows as {@code id:revision} */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource dataSource = TestDatabase.connect(arguments[0]);
        OperationCatalog operations = LedgerOperation.all(URI.create(arguments[1]));
        List<WorkflowRef> workflows =
                Arrays.stream(arguments).skip(3).map(AttackedEngine::workflow).toList();
        JumpingClock clock = new JumpingClock();
        Expressions expressions = new Expressions();
        PostgresWorkflowCatalog catalog =
                new PostgresWorkflowCatalog(dataSource, new WorkflowRules(expressions, operations), clock);
        LocalRuntime runtime = new LocalRuntime(
                new PostgresJournal(dataSource), catalog, operations, expressions, clock, Duration.ZERO, List.of());
        AttackedEngine engine = new AttackedEngine(runtime, clock, new OrgId(UUID.fromString(arguments[2])), workflows);
        new EngineLease(dataSource)
                .acquire(
                        () -> {
                            runtime.open();
                            say("ready");
                        },
                        () -> {
                            say("lost");
                            runtime.close();
                        });
        engine.listen();
    }

    private static WorkflowRef workflow(String text) {
        String[] parts = text.split(":");
        return new WorkflowRef(new WorkflowId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]));
    }

    private void listen() throws IOException {
        try (ScheduledExecutorService starters = Executors.newScheduledThreadPool(STARTERS);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (int i = 0; i < STARTERS; i++) {
                starters.scheduleWithFixedDelay(this::startUnderLoad, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                Thread.ofVirtual().start(() -> obey(words));
            }
            java.lang.Runtime.getRuntime().halt(0);
        }
    }

    private void obey(String[] words) {
        try {
            switch (words[0]) {
                case "load" -> isUnderLoad = Boolean.parseBoolean(words[1]);
                case "start" -> start(workflows.get(Integer.parseInt(words[1])));
                case "vote" -> vote(run(words[1]), new NodeId(words[2]), Boolean.parseBoolean(words[3]));
                case "doubt" -> resolve(run(words[1]), new NodeId(words[2]), DoubtAnswer.valueOf(words[3]));
                case "clock" -> {
                    clock.setWrongBy(Duration.parse(words[1]));
                    say("clock " + words[1]);
                }
                default -> throw new IllegalArgumentException(String.join(" ", words));
            }
        } catch (RuntimeException e) {
            say("failed " + String.join(" ", words) + ": " + e);
        }
    }

    private void startUnderLoad() {
        if (isUnderLoad) {
            start(workflows.get(turn.getAndIncrement() % Load.UNDER_LOAD));
        }
    }

    private void start(WorkflowRef workflow) {
        ObjectNode empty = JsonMapper.builder().build().createObjectNode();
        try {
            RunId run =
                    runtime.start(new StartRun(org, workflow, Mode.LIVE, "manual", empty, empty, Actor.PARLEY, null));
            say("accepted " + run);
        } catch (OverloadedException | JournalException e) {
            say("refused " + e.getMessage());
        } catch (RuntimeException e) {
            say("failed to start: " + e);
        }
    }

    private void vote(RunId run, NodeId node, boolean approve) {
        switch (runtime.vote(org, run, node, approve, new Actor("user:ana", "Ana"), null)) {
            case LocalRuntime.VoteResult.Counted _ -> say("voted " + run + " " + node);
            case LocalRuntime.VoteResult.AlreadyDecided _,
                    LocalRuntime.VoteResult.AlreadyVoted _,
                    LocalRuntime.VoteResult.NotAsked _ -> {}
        }
    }

    private void resolve(RunId run, NodeId node, DoubtAnswer answer) {
        if (runtime.resolveDoubt(org, run, node, answer, new Actor("user:ana", "Ana"))) {
            say("resolved " + run + " " + node);
        }
    }

    private static RunId run(String text) {
        return new RunId(UUID.fromString(text));
    }

    private static void say(String line) {
        System.out.println(line + Promises.END);
    }
}
