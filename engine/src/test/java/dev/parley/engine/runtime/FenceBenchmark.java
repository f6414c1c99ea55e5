package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.Actor;
import dev.parley.engine.OrgId;
import dev.parley.engine.RunId;
import dev.parley.engine.TestDatabase;
import dev.parley.engine.catalog.WorkflowId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.journal.Entry;
import dev.parley.engine.journal.Fence;
import dev.parley.engine.journal.Journal;
import dev.parley.engine.journal.PostgresJournal;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the fence costs: journal rows a second with and without it, in turns on one database. Run by name. */
class FenceBenchmark {
    private static final int ROUNDS = 5;
    private static final int ROWS = 5;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final OrgId ORG = new OrgId(UUID.randomUUID());

    @Test
    void the_fence_costs_next_to_nothing() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                EngineLease lease = new EngineLease(database.dataSource())) {
            Captured captured = new Captured();
            lease.acquire(captured);
            for (int writers : List.of(1, 1_000)) {
                List<Double> open = new ArrayList<>();
                List<Double> fenced = new ArrayList<>();
                rowsPerSecond(database, Fence.OPEN, writers);
                for (int round = 0; round < ROUNDS; round++) {
                    open.add(rowsPerSecond(database, Fence.OPEN, writers));
                    fenced.add(rowsPerSecond(database, captured.fence, writers));
                }
                double ratio = median(fenced) / median(open);
                System.out.printf(
                        "%d writers: %.0f rows/s without the fence, %.0f with it, ratio %.2f%n",
                        writers, median(open), median(fenced), ratio);
                assertThat(ratio).isGreaterThan(0.7);
            }
        }
    }

    private static double rowsPerSecond(TestDatabase database, Fence fence, int writers) throws InterruptedException {
        LongAdder rows = new LongAdder();
        long begin = System.nanoTime();
        try (Journal journal = new PostgresJournal(database.dataSource(), fence)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    while (System.nanoTime() - begin < ROUND.toNanos()) {
                        append(journal);
                        rows.add(ROWS);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        return rows.sum() * 1e9 / (System.nanoTime() - begin);
    }

    private static void append(Journal journal) {
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
        RunState state = RunState.before(RunId.at(Instant.now(), UUID.randomUUID()), started, Instant.EPOCH);
        List<RecordedEvent> events = LongStream.rangeClosed(1, ROWS)
                .mapToObj(seq -> new RecordedEvent(seq, Instant.EPOCH, started))
                .toList();
        try {
            journal.append(new Entry(ORG, state, events));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static final class Captured implements EngineLease.Owner {
        private volatile Fence fence;

        @Override
        public void begin(Fence fence) {
            this.fence = fence;
        }

        @Override
        public void finish() {}

        @Override
        public void lost() {}
    }
}
