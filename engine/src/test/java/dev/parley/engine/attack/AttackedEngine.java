package dev.parley.engine.attack;

import com.zaxxer.hikari.HikariDataSource;
import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.FencedException;
import dev.parley.engine.journal.JournalException;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.StepId;
import dev.parley.engine.runtime.EngineLease;
import dev.parley.engine.runtime.LeasedRuntime;
import dev.parley.engine.runtime.LocalRuntime;
import dev.parley.engine.runtime.NotReadyException;
import dev.parley.engine.runtime.Runtime.FormResult;
import dev.parley.engine.runtime.Runtime.VoteResult;
import dev.parley.engine.runtime.StartRun;
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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The process that is attacked: the engine with its lease on a database, told what to do line by line. It answers a line only after the
 * engine has returned, so that whatever it says must be true for ever. It ends when nobody talks to it any more.
 */
final class AttackedEngine implements EngineLease.Owner {
    private static final int STARTERS = 4;
    private static final long PAUSE_MS = 12;
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HikariDataSource dataSource;
    private final OperationCatalog operations;
    private final OrgId org;
    private final List<WorkflowRef> workflows;
    private final JumpingClock clock = new JumpingClock();
    private final Expressions expressions = new Expressions();
    private final PostgresWorkflowCatalog catalog;
    private final LeasedRuntime runtime = new LeasedRuntime();
    /** Not the same first in every life: many are short. */
    private final AtomicInteger turn =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(Load.UNDER_LOAD));

    private final AtomicInteger nextKey = new AtomicInteger();
    private volatile boolean isUnderLoad;

    private AttackedEngine(
            HikariDataSource dataSource, OperationCatalog operations, OrgId org, List<WorkflowRef> workflows) {
        this.dataSource = dataSource;
        this.operations = operations;
        this.org = org;
        this.workflows = workflows;
        this.catalog = new PostgresWorkflowCatalog(dataSource, new WorkflowRules(expressions, operations), clock);
    }

    /** @param arguments the database's JDBC URL, the ledger, the organization, then the workflows as {@code id:revision} */
    public static void main(String[] arguments) throws Exception {
        HikariDataSource dataSource = TestDatabase.connect(arguments[0]);
        AttackedEngine engine = new AttackedEngine(
                dataSource,
                LedgerOperation.all(URI.create(arguments[1])),
                new OrgId(UUID.fromString(arguments[2])),
                Arrays.stream(arguments).skip(3).map(AttackedEngine::workflow).toList());
        new EngineLease(dataSource).acquire(engine);
        engine.listen();
    }

    private static WorkflowRef workflow(String text) {
        String[] parts = text.split(":");
        return new WorkflowRef(new WorkflowId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]));
    }

    @Override
    public void begin(Fence fence) {
        say("taking-up");
        runtime.open(new LocalRuntime(
                new PostgresJournal(dataSource, fence),
                catalog,
                operations,
                expressions,
                clock,
                Duration.ZERO,
                List.of()));
        say("ready");
    }

    @Override
    public void finish() {
        runtime.close();
    }

    @Override
    public void lost() {
        say("lost");
        runtime.abandon();
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
                case "load" -> load(Boolean.parseBoolean(words[1]), Integer.parseInt(words[2]));
                case "start" -> start(workflows.get(Integer.parseInt(words[1])), "manual", null);
                case "vote" -> vote(run(words[1]), StepId.parse(words[2]), Boolean.parseBoolean(words[3]));
                case "fill" -> fillIn(run(words[1]), StepId.parse(words[2]));
                case "deliver" -> deliver(run(words[1]), StepId.parse(words[2]));
                case "doubt" -> resolve(run(words[1]), StepId.parse(words[2]), DoubtAnswer.valueOf(words[3]));
                case "cancel" -> cancel(run(words[1]));
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

    private void load(boolean isOn, int firstKey) {
        nextKey.set(firstKey);
        isUnderLoad = isOn;
    }

    private void startUnderLoad() {
        if (!isUnderLoad) {
            return;
        }
        int which = turn.getAndIncrement() % Load.UNDER_LOAD;
        if (which != Load.WITH_KEY) {
            start(workflows.get(which), People.UNDER_LOAD, null);
            return;
        }
        // As an impatient client does: asks again before it has an answer.
        String key = "key-" + nextKey.getAndIncrement();
        Thread.ofVirtual().start(() -> start(workflows.get(which), People.UNDER_LOAD, key));
        start(workflows.get(which), People.UNDER_LOAD, key);
    }

    private void start(WorkflowRef workflow, String trigger, @Nullable String key) {
        ObjectNode empty = JSON.createObjectNode();
        StartRun wish = new StartRun(org, workflow, Mode.LIVE, trigger, empty, empty, Actor.PARLEY, null);
        try {
            if (key == null) {
                say("accepted " + runtime.start(wish));
            } else {
                say("accepted " + runtime.start(wish.withKey(key)) + " " + key);
            }
        } catch (OverloadedException | NotReadyException | JournalException | FencedException e) {
            say("refused " + e.getMessage());
        } catch (RuntimeException e) {
            say("failed to start: " + e);
        }
    }

    private void vote(RunId run, StepId step, boolean approve) {
        switch (runtime.vote(org, run, step, approve, ANA, null)) {
            case VoteResult.Counted _ -> say("voted " + run + " " + step);
            case VoteResult.AlreadyDecided _, VoteResult.AlreadyVoted _, VoteResult.NotAsked _ -> {}
        }
    }

    private void fillIn(RunId run, StepId step) {
        switch (runtime.fillIn(org, run, step, JSON.createObjectNode().put(Load.FIELD, "as agreed"), ANA)) {
            case FormResult.Taken _ -> say("filled " + run + " " + step);
            case FormResult.AlreadyGiven _, FormResult.NotAsked _ -> {}
            case FormResult.Refused refused -> say("failed to fill in " + run + ": " + refused.problems());
        }
    }

    private void deliver(RunId run, StepId step) {
        if (runtime.deliver(org, run, step, JSON.createObjectNode())) {
            say("delivered " + run + " " + step);
        }
    }

    private void resolve(RunId run, StepId step, DoubtAnswer answer) {
        if (runtime.resolveDoubt(org, run, step, answer, ANA)) {
            say("resolved " + run + " " + step);
        }
    }

    private void cancel(RunId run) {
        if (runtime.cancel(org, run, ANA, null)) {
            say("cancelled " + run);
        }
    }

    private static RunId run(String text) {
        return new RunId(UUID.fromString(text));
    }

    private static void say(String line) {
        System.out.println(line + Promises.END);
    }
}
