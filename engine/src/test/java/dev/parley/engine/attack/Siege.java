package dev.parley.engine.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.attack.Arrival.Sighting;
import dev.parley.engine.catalog.PostgresWorkflowCatalog;
import dev.parley.engine.catalog.StoredWorkflow;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The engine in a process of its own, on a database of its own, with a far system and people around it; and a random source for all
 * that is done to it. Everything outside the engine and its database survives, and remembers.
 */
final class Siege implements AutoCloseable {
    /** What has to be set for attacks that others resemble to take place at all. */
    static final String FULL_ATTACK = "attack.rounds";

    /** How much of everything: {@code ./mvnw verify} does little of it, the full attack 50. */
    static final int ROUNDS = Integer.getInteger(FULL_ATTACK, 5);

    private static final Logger LOG = LoggerFactory.getLogger(Siege.class);
    private static final Duration LONGEST_UNREST = Duration.ofSeconds(30);
    private static final int KEYS_AGAIN = 3;

    /** Who called a run that waits for somebody rests as well. */
    private static final String MOVING = """
            SELECT count(*) FROM run
            WHERE org_id = ? AND (status IN ('RUNNING', 'QUEUED') OR wake_at IS NOT NULL)
              AND NOT EXISTS (SELECT FROM run called WHERE called.org_id = run.org_id AND called.caller_run = run.id
                              AND called.status = 'WAITING' AND called.wake_at IS NULL)
            """;

    private final PostgresServer server;
    private final Path log;
    private final OrgId org = new OrgId(UUID.randomUUID());
    private final Random random;
    private final Promises promises = new Promises();
    private final Ledger ledger;
    private final People people;
    private final List<StoredWorkflow> workflows = new ArrayList<>();
    private final Map<Object, Interpreter> interpreters = new HashMap<>();
    private Duration longestUnrest = Duration.ZERO;
    private volatile EngineProcess engine;

    private Siege(PostgresServer server, Path log, long seed) throws Exception {
        server.beginAnew();
        this.server = server;
        this.log = log;
        this.random = new Random(seed);
        this.ledger = new Ledger(this::look, seed);
        Expressions expressions = new Expressions();
        PostgresWorkflowCatalog catalog = new PostgresWorkflowCatalog(
                server.dataSource(),
                new WorkflowRules(expressions, LedgerOperation.all(ledger.address())),
                Clock.systemUTC());
        for (Workflow workflow : Load.workflows()) {
            StoredWorkflow draft = catalog.create(org, workflow, null, Actor.PARLEY);
            StoredWorkflow stored = catalog.publish(org, draft.ref().id(), Actor.PARLEY);
            workflows.add(stored);
            interpreters.put(stored.ref(), new Interpreter(Plan.of(workflow, expressions)));
        }
        this.people = new People(server, org, this::tell);
    }

    /** @param log of all the engine's lives */
    static Siege of(PostgresServer server, Path log) throws Exception {
        long seed = Long.getLong("attack.seed", System.nanoTime());
        LOG.info("To attack in the same way again: -Dattack.seed={}", seed);
        return new Siege(server, log, seed);
    }

    Random random() {
        return random;
    }

    EngineProcess engine() {
        return engine;
    }

    Ledger ledger() {
        return ledger;
    }

    Promises promises() {
        return promises;
    }

    /** Starts the engine and does not wait for it. */
    EngineProcess launch() throws Exception {
        return launch(server.url());
    }

    EngineProcess launch(String url) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(url, ledger.address().toString(), org.toString()));
        workflows.forEach(
                stored -> arguments.add(stored.ref().id() + ":" + stored.ref().revision()));
        engine = EngineProcess.launch(promises, log, arguments);
        return engine;
    }

    void load(boolean isOn) {
        // The last keys of before are asked for again, those among them whose answer a kill has cut off.
        int firstKey = Math.max(0, promises.byKey().size() - KEYS_AGAIN);
        engine.tell("load " + isOn + " " + firstKey);
    }

    /** Puts the engine under load and returns some moment after it has accepted its first run. */
    void underLoad(int atLeastMs, int atMostMs) throws InterruptedException {
        int before = engine.accepted();
        load(true);
        await().atMost(LONGEST_UNREST).pollInterval(Duration.ofMillis(5)).until(() -> engine.accepted() > before);
        pass(atLeastMs + random.nextInt(atMostMs - atLeastMs));
    }

    /** Lets time pass, unless the engine dies. */
    void pass(int milliseconds) throws InterruptedException {
        engine.process().waitFor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Waits until all runs have ended or wait for somebody who will not answer. */
    private void awaitRest() {
        long begin = System.nanoTime();
        await().atMost(LONGEST_UNREST).pollInterval(Duration.ofMillis(20)).until(this::isAtRest);
        Duration unrest = Duration.ofNanos(System.nanoTime() - begin);
        LOG.info("At rest after {} ms", unrest.toMillis());
        longestUnrest = unrest.compareTo(longestUnrest) > 0 ? unrest : longestUnrest;
    }

    private boolean isAtRest() {
        try {
            return moving() == 0 && people.answers().isEmpty() && moving() == 0;
        } catch (DataAccessException e) {
            LOG.debug("Nobody can tell at the moment", e);
            return false;
        }
    }

    private long moving() {
        return server.jdbc().sql(MOVING).param(org.value()).query(Long.class).single();
    }

    /** Waits until so many runs are accepted, then for rest, and compares notes. */
    Audit settle(int runs) {
        await().atMost(LONGEST_UNREST).until(() -> promises.accepted().size() >= runs);
        return settle();
    }

    /** Ends the load, waits for rest and compares notes. */
    Audit settle() {
        load(false);
        awaitRest();
        Audit audit = Audit.of(server, org, interpreters, promises, ledger.arrivals());
        assertThat(audit.findings()).isEmpty();
        return audit;
    }

    /** As {@link #settle()}; and the queue was kept, which can be told as long as the clock was not set. */
    Audit settleInOrder() {
        Audit audit = settle();
        Queueing queueing = queueing(audit);
        assertThat(queueing.crowds(Load.AT_THE_COUNTER)).isEmpty();
        assertThat(queueing.overtakings()).isEmpty();
        return audit;
    }

    private Queueing queueing(Audit audit) {
        return Queueing.of(audit.runs(), workflows.get(Load.WITH_QUEUE).ref());
    }

    /** The workflows under load of which no run has succeeded yet. */
    List<String> neverSucceeded(Audit audit) {
        return workflows.subList(0, Load.UNDER_LOAD).stream()
                .filter(stored -> audit.runs().stream()
                        .map(RunRecord::state)
                        .noneMatch(state -> state.started().workflow().equals(stored.ref())
                                && state.status() == RunStatus.SUCCEEDED))
                .map(stored -> stored.workflow().name())
                .toList();
    }

    /** A line for docs/reliability.md. */
    void report(String attack) {
        Audit audit = Audit.of(server, org, interpreters, promises, ledger.arrivals());
        List<Arrival> arrivals = ledger.arrivals();
        LOG.info(
                "| {} | {} runs accepted, {} starts refused, {} calls ({} charges), {} doubts, {} queued, at rest within {} ms, {} findings |",
                attack,
                promises.accepted().size(),
                promises.refused(),
                arrivals.size(),
                arrivals.stream().filter(Arrival::isCharge).count(),
                audit.doubts(),
                queueing(audit).queued(),
                longestUnrest.toMillis(),
                audit.findings().size());
    }

    RunStatus status(RunId run) {
        return server.jdbc()
                .sql("SELECT status FROM run WHERE org_id = ? AND id = ?")
                .params(org.value(), run.value())
                .query((row, _) -> RunStatus.valueOf(row.getString("status")))
                .single();
    }

    private void tell(String command) {
        EngineProcess current = engine;
        if (current != null && current.isReady()) {
            current.tell(command);
        }
    }

    private Sighting look(RunId run, StepId step, int attempt) {
        try (PostgresJournal journal = new PostgresJournal(server.dataSource())) {
            boolean hasBegun = journal.read(org, run).stream()
                    .anyMatch(recorded -> recorded.event() instanceof NodeStarted started
                            && started.step().equals(step)
                            && started.attempt() == attempt);
            return hasBegun ? Sighting.IN_THE_JOURNAL : Sighting.MISSING;
        } catch (DataAccessException e) {
            return Sighting.UNKNOWN;
        }
    }

    @Override
    public void close() throws Exception {
        people.close();
        if (engine != null) {
            engine.kill();
        }
        ledger.close();
    }
}
