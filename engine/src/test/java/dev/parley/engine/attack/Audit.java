package dev.parley.engine.attack;

import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.attack.Arrival.Sighting;
import dev.parley.engine.attack.Promises.Kind;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.NodeState;
import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.DoubtAnswer;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.run.StepId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the journal against what the engine has promised and what the ledger has seen, while everything is at rest. Empty findings mean
 * that nothing was lost, nothing was repeated in silence, and nothing happened that is not written down.
 */
final class Audit {
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
        audit.readWaits(server);
        audit.compareCalledRuns();
        audit.compare(promises);
        audit.compare(arrivals);
        return audit;
    }

    List<String> findings() {
        return findings;
    }

    Collection<RunRecord> runs() {
        return runs.values();
    }

    long doubts() {
        return runs.values().stream().mapToLong(RunRecord::doubts).sum();
    }

    private void readRuns(PostgresServer server) {
        try (PostgresJournal journal = new PostgresJournal(server.dataSource())) {
            server.jdbc()
                    .sql("SELECT id, status, seq, wake_at, ended_at, output FROM run WHERE org_id = ?")
                    .param(org.value())
                    .query((row, _) -> RunRow.of(row))
                    .list()
                    .forEach(row -> read(journal, row));
        }
        runs.forEach(
                (id, run) -> check(isAtRest(run), "Run %s neither ended nor waits for anybody: %s", id, run.steps()));
        server.jdbc()
                .sql("SELECT DISTINCT run_id FROM run_event WHERE org_id = ?")
                .param(org.value())
                .query((row, _) -> new RunId(row.getObject("run_id", UUID.class)))
                .list()
                .forEach(run -> check(runs.containsKey(run), "Run %s has events but no row", run));
    }

    private void read(PostgresJournal journal, RunRow row) {
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
                RunRow.of(state).equals(row),
                "The row of run %s is %s, but its events say %s",
                row.run(),
                row,
                RunRow.of(state));
    }

    /** Whether only a person or the world can move it on, or nothing any more. */
    private boolean isAtRest(RunRecord run) {
        return run.state().status().hasEnded()
                || run.steps().stream().anyMatch(at -> switch (at) {
                    case NodeState.Asking _, NodeState.AskingInput _, NodeState.AwaitingEvent _, NodeState.InDoubt _ ->
                        true;
                    case AwaitingRun awaiting -> {
                        RunRecord called = runs.get(awaiting.child());
                        yield called != null && !called.state().status().hasEnded() && isAtRest(called);
                    }
                    case NodeState.Running _,
                            NodeState.Retrying _,
                            NodeState.Delayed _,
                            NodeState.Looping _,
                            NodeState.Settled _ -> false;
                });
    }

    /** What people and events are looked up by must say what the runs say, in both directions. */
    private void readWaits(PostgresServer server) {
        Set<StepOfRun> asked =
                steps(server, "SELECT run_id, node AS step FROM approval WHERE org_id = ? AND state = 'pending'");
        Set<StepOfRun> awaited = steps(server, "SELECT run_id, step FROM event_wait WHERE org_id = ?");
        Set<StepOfRun> asking = new HashSet<>();
        Set<StepOfRun> awaiting = new HashSet<>();
        runs.forEach((id, run) -> {
            if (!run.state().status().hasEnded()) {
                run.state().forEachStep((step, at) -> {
                    if (at instanceof NodeState.Asking || at instanceof NodeState.AskingInput) {
                        asking.add(new StepOfRun(id, step));
                    } else if (at instanceof NodeState.AwaitingEvent) {
                        awaiting.add(new StepOfRun(id, step));
                    }
                });
            }
        });
        check(asked.equals(asking), "The list of questions says %s, the runs ask %s", asked, asking);
        check(awaited.equals(awaiting), "The list of awaited events says %s, the runs await %s", awaited, awaiting);
    }

    private Set<StepOfRun> steps(PostgresServer server, String sql) {
        return new HashSet<>(server.jdbc()
                .sql(sql)
                .param(org.value())
                .query((row, _) -> new StepOfRun(
                        new RunId(row.getObject("run_id", UUID.class)), StepId.parse(row.getString("step"))))
                .list());
    }

    /** A called run exists, belongs to its caller, and does not outlive it; one that was given up before it began does nothing. */
    private void compareCalledRuns() {
        runs.forEach((id, run) -> {
            run.called().forEach(called -> {
                RunRecord child = runs.get(called);
                boolean hasEnded = run.state().status().hasEnded();
                check(child != null || hasEnded, "Run %s has called %s, which does not exist", id, called);
                check(
                        child == null || !hasEnded || child.state().status().hasEnded(),
                        "Run %s has ended, but %s, which it called, goes on",
                        id,
                        called);
            });
            run.abandoned().filter(runs::containsKey).forEach(called -> {
                RunState child = runs.get(called).state();
                boolean isBegunLate = run.state().finishedAt() != null
                        && child.startedAt().isAfter(run.state().finishedAt());
                check(
                        !isBegunLate || child.status() == RunStatus.CANCELLED,
                        "Run %s began after run %s had given it up, and was not stopped",
                        called,
                        id);
            });
            RunEvent.Caller caller = run.state().started().caller();
            check(
                    caller == null
                            || (runs.containsKey(caller.run())
                                    && runs.get(caller.run()).called().anyMatch(id::equals)),
                    "Run %s says that %s has called it, which knows nothing of that",
                    id,
                    caller);
        });
    }

    private void compare(Promises promises) {
        promises.accepted().forEach(run -> check(runs.containsKey(run), "Run %s was accepted and is lost", run));
        for (Kind kind : Kind.values()) {
            Class<? extends NodeEvent> event = event(kind);
            promises.answers(kind).forEach(answer -> {
                RunRecord run = runs.get(answer.run());
                check(
                        run != null && run.count(event, StepId.parse(answer.step())) > 0,
                        "%s counted as %s and is lost",
                        answer,
                        kind);
            });
        }
        runs.forEach((id, run) -> List.of(RunEvent.InputGiven.class, RunEvent.EventReceived.class)
                .forEach(kind -> check(
                        run.all(kind).map(NodeEvent::step).distinct().count()
                                == run.all(kind).count(),
                        "A step of run %s was answered twice",
                        id)));
        promises.cancelled()
                .forEach(run -> check(
                        runs.containsKey(run) && runs.get(run).state().status() == RunStatus.CANCELLED,
                        "Run %s was cancelled, but is %s",
                        run,
                        runs.containsKey(run) ? runs.get(run).state().status() : "lost"));
        compareKeys(promises);
    }

    private static Class<? extends NodeEvent> event(Kind kind) {
        return switch (kind) {
            case VOTED -> RunEvent.ApprovalVoted.class;
            case FILLED -> RunEvent.InputGiven.class;
            case DELIVERED -> RunEvent.EventReceived.class;
            case RESOLVED -> RunEvent.DoubtResolved.class;
        };
    }

    private void compareKeys(Promises promises) {
        Map<String, Set<RunId>> byKey = runs.entrySet().stream()
                .filter(run -> run.getValue().state().started().key() != null)
                .collect(Collectors.groupingBy(
                        run -> run.getValue().state().started().key(),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())));
        byKey.forEach((key, started) -> check(started.size() == 1, "%s has started %s", key, started));
        promises.byKey()
                .forEach((key, told) -> check(
                        told.equals(byKey.get(key)),
                        "Who asked with %s was told %s, but it has started %s",
                        key,
                        told,
                        byKey.get(key)));
    }

    private void compare(List<Arrival> arrivals) {
        Set<String> keys = new HashSet<>();
        Map<StepOfRun, List<Arrival>> byStep = arrivals.stream()
                .collect(Collectors.groupingBy(arrival -> new StepOfRun(arrival.run(), arrival.step())));
        byStep.forEach((step, itsArrivals) -> {
            compare(step, itsArrivals);
            check(keys.add(itsArrivals.getFirst().key()), "Two steps share the key of %s", step);
        });
        runs.forEach((id, run) -> run.saidDone()
                .forEach(step -> check(
                        byStep.getOrDefault(new StepOfRun(id, step), List.of()).stream()
                                .anyMatch(Arrival::isPerformed),
                        "Step \"%s\" of run %s is said to be done, but never reached the ledger",
                        step,
                        id)));
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
                charges == 0 || run.mayHaveHappened(step.step()),
                "%s was charged, but the run says nothing of it: %s",
                step,
                run.events());
    }

    private void check(boolean holds, String finding, @Nullable Object... details) {
        if (!holds) {
            findings.add(finding.formatted(details));
        }
    }

    private record StepOfRun(RunId run, StepId step) {}
}
