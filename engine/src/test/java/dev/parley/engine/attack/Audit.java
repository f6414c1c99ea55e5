package dev.parley.engine.attack;

import dev.parley.engine.OrgId;
import dev.parley.engine.attack.Arrival.Sighting;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunId;
import dev.parley.engine.run.RunState;
import dev.parley.engine.workflow.NodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the journal against what the engine has promised and what the ledger has seen, while everything is at rest. Empty findings mean
 * that nothing was lost, nothing was repeated in silence, and nothing happened that is not written down.
 */
final class Audit {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OrgId org;
    private final Map<Object, Interpreter> interpreters;
    private final List<String> findings = new ArrayList<>();
    private final Map<RunId, RunRecord> runs = new HashMap<>();

    private Audit(OrgId org, Map<Object, Interpreter> interpreters) {
        this.org = org;
        this.interpreters = interpreters;
    }

    /** @param interpreters by workflow reference */
    static Audit of(
            PostgresServer server,
            OrgId org,
            Map<Object, Interpreter> interpreters,
            Promises promises,
            List<Arrival> arrivals) {
        Audit audit = new Audit(org, interpreters);
        audit.readRuns(server);
        audit.compare(promises);
        audit.compare(arrivals);
        return audit;
    }

    List<String> findings() {
        return findings;
    }

    int runs() {
        return runs.size();
    }

    long doubts() {
        return runs.values().stream().mapToLong(RunRecord::doubts).sum();
    }

    private void readRuns(PostgresServer server) {
        try (PostgresJournal journal = new PostgresJournal(server.dataSource())) {
            server.jdbc()
                    .sql("SELECT id, status, seq, wake_at, ended_at, output FROM run WHERE org_id = ?")
                    .param(org.value())
                    .query((row, _) -> Row.of(row))
                    .list()
                    .forEach(row -> read(journal, row));
        }
        server.jdbc()
                .sql("SELECT DISTINCT run_id FROM run_event WHERE org_id = ?")
                .param(org.value())
                .query((row, _) -> new RunId(row.getObject("run_id", UUID.class)))
                .list()
                .forEach(run -> check(runs.containsKey(run), "Run %s has events but no row", run));
        server.jdbc()
                .sql("SELECT run_id, node, state FROM approval WHERE org_id = ?")
                .param(org.value())
                .query((row, _) -> {
                    compare(
                            runs.get(new RunId(row.getObject("run_id", UUID.class))),
                            new NodeId(row.getString("node")),
                            row.getString("state"));
                    return row.getString("state");
                })
                .list();
    }

    private void read(PostgresJournal journal, Row row) {
        List<RecordedEvent> events = journal.read(org, row.run());
        if (events.isEmpty() || !(events.getFirst().event() instanceof RunStarted started)) {
            findings.add("Run %s has no beginning in the journal".formatted(row.run()));
            return;
        }
        RunState state = interpreters.get(started.workflow()).fold(row.run(), events);
        RunRecord run = new RunRecord(events, state);
        runs.put(row.run(), run);
        check(run.isWithoutGaps(), "The events of run %s have gaps", row.run());
        check(
                Row.of(state).equals(row),
                "The row of run %s is %s, but its events say %s",
                row.run(),
                row,
                Row.of(state));
        check(run.isAtRest(), "Run %s neither ended nor waits for a person: %s", row.run(), state.nodes());
    }

    private void compare(@Nullable RunRecord run, NodeId step, String state) {
        NodeState at = run == null ? null : run.state().nodes().get(step);
        boolean isAsking =
                at instanceof NodeState.Asking && !run.state().status().hasEnded();
        check(isAsking == state.equals("pending"), "The question \"%s\" is %s in its list, but %s", step, state, at);
    }

    private void compare(Promises promises) {
        promises.accepted().forEach(run -> check(runs.containsKey(run), "Run %s was accepted and is lost", run));
        promises.votes()
                .forEach(vote -> check(at(vote).hasVote(step(vote)), "The vote on %s counted and is lost", vote));
        promises.resolved()
                .forEach(doubt -> check(at(doubt).hasResolution(step(doubt)), "The answer to doubt %s is lost", doubt));
    }

    private RunRecord at(String question) {
        return Objects.requireNonNull(
                runs.get(new RunId(UUID.fromString(question.substring(0, question.indexOf('.'))))), question);
    }

    private static NodeId step(String question) {
        return new NodeId(question.substring(question.indexOf('.') + 1));
    }

    private void compare(List<Arrival> arrivals) {
        Set<String> keys = new HashSet<>();
        arrivals.stream()
                .collect(Collectors.groupingBy(arrival -> new StepOfRun(arrival.run(), arrival.step())))
                .forEach((step, itsArrivals) -> {
                    compare(step, itsArrivals);
                    check(keys.add(itsArrivals.getFirst().key()), "Two steps share the key of %s", step);
                });
        Set<StepOfRun> reached = arrivals.stream()
                .filter(Arrival::isPerformed)
                .map(arrival -> new StepOfRun(arrival.run(), arrival.step()))
                .collect(Collectors.toSet());
        runs.forEach((id, run) -> run.state().nodes().forEach((step, at) -> {
            boolean isSaidDone = at instanceof NodeState.Succeeded succeeded
                    && succeeded.output().has("receipt");
            check(
                    !isSaidDone || reached.contains(new StepOfRun(id, step)),
                    "Step \"%s\" of run %s is said to be done, but never reached the ledger",
                    step,
                    id);
        }));
    }

    private void compare(StepOfRun step, List<Arrival> arrivals) {
        RunRecord run = runs.get(step.run());
        if (run == null) {
            findings.add("%s reached the ledger, but there is no such run".formatted(step));
            return;
        }
        check(
                arrivals.stream().map(Arrival::key).distinct().count() == 1,
                "%s came with different idempotency keys: %s",
                step,
                arrivals);
        for (Arrival arrival : arrivals) {
            check(
                    arrival.sighting() != Sighting.MISSING && run.hasBegun(step.step(), arrival.attempt()),
                    "%s was called before its attempt was on disk: %s",
                    step,
                    arrival);
        }
        long charges = arrivals.stream()
                .filter(arrival -> arrival.isCharge() && arrival.isPerformed())
                .count();
        long wanted = 1 + run.answers(step.step(), DoubtAnswer.RETRY);
        check(
                charges <= wanted,
                "%s was charged %d times, %d at most were wanted: %s",
                step,
                charges,
                wanted,
                arrivals);
        check(
                charges == 0 || mayHaveHappened(run, step.step()),
                "%s was charged, but the run says %s",
                step,
                run.state().nodes().get(step.step()));
    }

    /** Done, in doubt, or in the hands of a person who was told that it may have happened. */
    private static boolean mayHaveHappened(RunRecord run, NodeId step) {
        NodeState at = run.state().nodes().get(step);
        return at instanceof NodeState.Succeeded || at instanceof NodeState.InDoubt || run.hasResolution(step);
    }

    private void check(boolean holds, String finding, @Nullable Object... details) {
        if (!holds) {
            findings.add(finding.formatted(details));
        }
    }

    private record StepOfRun(RunId run, NodeId step) {}

    /** A line of the list of runs. */
    private record Row(
            RunId run,
            String status,
            long seq,
            @Nullable Instant wakeAt,
            @Nullable Instant endedAt,
            @Nullable Object output) {

        static Row of(ResultSet row) throws SQLException {
            String output = row.getString("output");
            return new Row(
                    new RunId(row.getObject("id", UUID.class)),
                    row.getString("status"),
                    row.getLong("seq"),
                    instant(row.getTimestamp("wake_at")),
                    instant(row.getTimestamp("ended_at")),
                    output == null ? null : JSON.readTree(output));
        }

        static Row of(RunState state) {
            return new Row(
                    state.id(),
                    state.status().name(),
                    state.seq(),
                    state.wakeAt().orElse(null),
                    state.finishedAt(),
                    state.finished() == null ? null : state.finished().output());
        }

        private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
            return timestamp == null ? null : timestamp.toInstant();
        }
    }
}
