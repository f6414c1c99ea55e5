package dev.parley.engine.benchmark;

import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Completed durable runs a second beside what the same PostgreSQL takes at all and beside DBOS Transact, in rounds that take turns, so
 * that whatever else the machine does hits all of them; then how long a start takes at half of that load.
 */
final class SpeedBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final Duration HALF_LOAD = Duration.ofSeconds(15);
    private static final int ROUNDS = 3;
    private static final int FEW = 8;
    private static final int SOME = 32;
    private static final int MANY = 256;
    /** The journal's own largest batch. */
    private static final int LARGEST_BATCH = 500;

    private final BenchmarkEngine engine;
    private final Endings endings;
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    private SpeedBenchmark(BenchmarkEngine engine, Endings endings) {
        this.engine = engine;
        this.endings = endings;
    }

    public static void main(String[] arguments) throws Exception {
        Endings endings = new Endings();
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.createMigrated("parley");
            try (BenchmarkEngine engine = BenchmarkEngine.open(url, endings);
                    DbosTransact dbos = DbosTransact.open(server.create("dbos"))) {
                System.out.printf(
                        "%n%s%n%d processors%n%n",
                        server.settings(), Runtime.getRuntime().availableProcessors());
                new SpeedBenchmark(engine, endings).run(url, dbos);
            }
        }
        System.exit(0);
    }

    private void run(String url, DbosTransact dbos) throws Exception {
        WorkflowRef pure = engine.save(Workflows.PURE);
        WorkflowRef calls = engine.save(Workflows.CALLS);
        Load.flatOut(MANY, WARM_UP, () -> complete(pure));
        Load.flatOut(SOME, WARM_UP, () -> complete(calls));
        Load.flatOut(FEW, WARM_UP, dbos::run);
        try (RawInserts raw = RawInserts.of(url, engine, complete(pure))) {
            raw.round(WARM_UP, LARGEST_BATCH);
            for (int round = 0; round < ROUNDS; round++) {
                takeTurns(pure, calls, dbos, raw);
            }
            print(raw.eventsPerRun());
            startAtHalfLoad(pure, raw);
        }
    }

    /** Beside it what the machine itself does to a lone commit, so that its stalls are not taken for ours. */
    private void startAtHalfLoad(WorkflowRef workflow, RawInserts raw) throws Exception {
        double half = mean("pure " + MANY) / 2;
        System.out.printf("a raw commit of one run's events, alone     %s%n", raw.loneCommits(ROUND));
        System.out.printf(
                "start at %.0f/s, half load, from when due    %s   (wanted: p99 < 50 ms)%n",
                half, Load.timetable(half, HALF_LOAD, () -> endings.awaitSuccess(engine.start(workflow))));
        System.out.printf("a raw commit of one run's events, alone     %s%n%n", raw.loneCommits(ROUND));
    }

    private void takeTurns(WorkflowRef pure, WorkflowRef calls, DbosTransact dbos, RawInserts raw) throws Exception {
        for (int callers : List.of(FEW, SOME)) {
            note("dbos " + callers, Load.flatOut(callers, ROUND, dbos::run));
            note("calls " + callers, Load.flatOut(callers, ROUND, () -> complete(calls)));
            note("pure " + callers, Load.flatOut(callers, ROUND, () -> complete(pure)));
        }
        note("calls " + MANY, Load.flatOut(MANY, ROUND, () -> complete(calls)));
        RunId first = RunId.at(Instant.now(), new UUID(0, 0));
        note("pure " + MANY, Load.flatOut(MANY, ROUND, () -> complete(pure)));
        double runsPerCommit = runsPerCommitSince(first);
        note("runs a commit", runsPerCommit);
        note("raw same batch", raw.round(ROUND, (int) Math.max(1, Math.round(runsPerCommit))));
        note("raw largest batch", raw.round(ROUND, LARGEST_BATCH));
    }

    private RunId complete(WorkflowRef workflow) throws Exception {
        RunId run = engine.start(workflow);
        endings.awaitSuccess(run);
        return run;
    }

    /** Rows of one transaction share their xmin. */
    private double runsPerCommitSince(RunId first) {
        return engine.jdbc()
                .sql("""
                        SELECT count(DISTINCT run_id)::float8 / count(DISTINCT xmin::text)
                        FROM run_event WHERE org_id = ? AND run_id >= ?""")
                .params(engine.org.value(), first.value())
                .query(Double.class)
                .single();
    }

    private void note(String what, double value) {
        figures.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
    }

    private double mean(String what) {
        return figures.get(what).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private void print(int eventsPerRun) {
        System.out.printf("%-58s %10s   rounds%n", "completed durable runs/s, or rows/s", "mean");
        line("Parley, 3 nodes of pure steps, %d callers".formatted(FEW), "pure " + FEW);
        line("Parley, 3 nodes of pure steps, %d callers".formatted(SOME), "pure " + SOME);
        line("Parley, 3 nodes of pure steps, %d callers".formatted(MANY), "pure " + MANY);
        line("Parley, 3 calls, %d callers".formatted(FEW), "calls " + FEW);
        line("Parley, 3 calls, %d callers".formatted(SOME), "calls " + SOME);
        line("Parley, 3 calls, %d callers".formatted(MANY), "calls " + MANY);
        line("DBOS Transact 1.1.0-m6, 3 steps, %d callers".formatted(FEW), "dbos " + FEW);
        line("DBOS Transact 1.1.0-m6, 3 steps, %d callers".formatted(SOME), "dbos " + SOME);
        line("runs a commit of Parley, %d callers".formatted(MANY), "runs a commit");
        line("raw inserts of the same events, same batch, rows/s", "raw same batch");
        line("raw inserts, %d runs a commit, rows/s".formatted(LARGEST_BATCH), "raw largest batch");
        System.out.printf("%nratios%n");
        double rows = mean("pure " + MANY) * eventsPerRun;
        ratio("event rows/s of Parley to raw, same batch (wanted: 0.4)", rows / mean("raw same batch"));
        ratio("event rows/s of Parley to raw, largest batch", rows / mean("raw largest batch"));
        for (int callers : List.of(FEW, SOME)) {
            double dbos = mean("dbos " + callers);
            ratio("3 nodes to DBOS, %d callers (wanted: 5)".formatted(callers), mean("pure " + callers) / dbos);
            ratio("3 calls to DBOS, %d callers".formatted(callers), mean("calls " + callers) / dbos);
        }
        ratio("best of Parley to best of DBOS, 3 nodes", mean("pure " + MANY) / mean("dbos " + SOME));
        ratio("best of Parley to best of DBOS, 3 calls", mean("calls " + MANY) / mean("dbos " + SOME));
        System.out.println();
    }

    private void line(String title, String what) {
        String rounds = String.join(
                "  ", figures.get(what).stream().map("%.0f"::formatted).toList());
        System.out.printf("%-58s %10.0f   %s%n", title, mean(what), rounds);
    }

    private static void ratio(String title, double value) {
        System.out.printf("  %-66s %8.2f%n", title, value);
    }
}
