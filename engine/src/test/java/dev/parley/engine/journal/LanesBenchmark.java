package dev.parley.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Interpreter;
import dev.parley.engine.run.Plan;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.Turn;
import dev.parley.engine.runtime.EngineLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What it brings to write in several lanes: runs a second, in turns on one database. Run by name. */
class LanesBenchmark implements EngineLease.Owner {
    private static final int ROUNDS = 4;
    private static final int WRITERS = Integer.getInteger("writers", 64);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final OrgId ORG = new OrgId(UUID.randomUUID());

    private volatile Fence fence;

    @Override
    public void begin(Fence fence) {
        this.fence = fence;
    }

    @Override
    public void finish() {}

    @Override
    public void lost() {}

    @Test
    void more_lanes_write_more_runs() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                EngineLease lease = new EngineLease(database.dataSource())) {
            lease.acquire(this);
            try (JournalMaintenance months = new JournalMaintenance(database.dataSource(), Clock.systemUTC(), null)) {
                months.tidy();
            }
            Map<Integer, List<Double>> speeds = new TreeMap<>();
            runsPerSecond(database, 1);
            for (int round = 0; round < ROUNDS; round++) {
                for (int lanes = 1; lanes <= 4; lanes++) {
                    speeds.computeIfAbsent(lanes, _ -> new ArrayList<>()).add(runsPerSecond(database, lanes));
                }
            }
            speeds.forEach((lanes, each) -> System.out.printf(
                    "%d lanes: %.0f runs/s, ratio %.2f%n", lanes, median(each), median(each) / median(speeds.get(1))));
            assertThat(median(speeds.get(2)) / median(speeds.get(1))).isGreaterThan(1);
        }
    }

    private double runsPerSecond(TestDatabase database, int lanes) throws Exception {
        Interpreter interpreter = new Interpreter(Plan.of(
                Flow.workflow()
                        .set("a", "{\"n\": 1}")
                        .set("b", "{\"n\": 2}")
                        .chain("a", "b")
                        .named("two"),
                new Expressions()));
        JsonNode empty = JsonNodeFactory.instance.objectNode();
        RunStarted started = new RunStarted(
                new WorkflowRef(new WorkflowId(UUID.randomUUID()), 1),
                Mode.LIVE,
                "manual",
                empty,
                empty,
                Actor.PARLEY,
                null,
                null);
        LongAdder runs = new LongAdder();
        long begin = System.nanoTime();
        try (Journal journal = new PostgresJournal(database.dataSource(), fence, lanes)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() - begin < ROUND.toNanos()) {
                        Instant now = Instant.now();
                        Turn turn = interpreter.begin(RunId.at(now, UUID.randomUUID()), List.of(started), now);
                        try {
                            journal.append(new Entry(ORG, turn.state(), turn.events()));
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        runs.increment();
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return runs.sum() * 1e9 / (System.nanoTime() - begin);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
