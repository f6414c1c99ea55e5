package dev.parley.engine.benchmark;

import dev.parley.engine.Actor;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.run.StepId;
import dev.parley.engine.trigger.Event;
import dev.parley.engine.trigger.EventId;
import dev.parley.engine.trigger.EventSink;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.node.ObjectNode;

/** What runs cost that wait, and whether every one of many starts and finishes. */
final class WaitingRunsBenchmark {
    private static final int WAITING = 10_000;
    private static final int MANY = 100_000;
    private static final int CALLERS = 256;

    private WaitingRunsBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (BenchmarkServer server = BenchmarkServer.start()) {
            System.out.printf("%n%s%n%n", server.settings());
            try (BenchmarkEngine engine = BenchmarkEngine.open(server.createMigrated("waiting"))) {
                waiting(engine);
                many(engine);
            }
        }
        System.exit(0);
    }

    private static void waiting(BenchmarkEngine engine) throws Exception {
        WorkflowRef asks = engine.save(Workflows.APPROVAL);
        WorkflowRef waits = engine.save(Workflows.delay("1h"));
        WorkflowRef listens = engine.save(Workflows.EVENT);
        ConcurrentLinkedQueue<RunId> asked = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<RunId> listening = new ConcurrentLinkedQueue<>();
        // Classes, caches and connections are there before the heap is looked at.
        Load.all(CALLERS, 1_000, () -> asked.add(engine.start(asks)));
        Load.all(CALLERS, 1_000, () -> engine.start(waits));
        Load.all(CALLERS, 1_000, () -> listening.add(engine.start(listens)));
        approve(engine, asked);
        tell(engine, listening);
        double idle = usedMiB();
        Load.all(CALLERS, WAITING / 3, () -> asked.add(engine.start(asks)));
        Load.all(CALLERS, WAITING / 3, () -> engine.start(waits));
        Load.all(CALLERS, WAITING / 3, () -> listening.add(engine.start(listens)));
        double waiting = usedMiB();
        Table.line("%,d runs waiting at once, for approvals, delays and events"
                .formatted(engine.countRuns("status = 'WAITING'")));
        Table.line("  heap over idle, MiB (wanted: < 100)", waiting - idle, "idle %.1f".formatted(idle));
        Duration decided = approve(engine, asked);
        Duration told = tell(engine, listening);
        Table.await(() -> engine.countRuns("status = 'SUCCEEDED'") == 2 * (1_000 + WAITING / 3));
        Table.line(
                "  answering %,d approvals, /s".formatted(WAITING / 3),
                WAITING / 3 / seconds(decided),
                "all succeeded");
        Table.line("  bringing as many events, /s", WAITING / 3 / seconds(told), "all succeeded");
    }

    private static Duration approve(BenchmarkEngine engine, ConcurrentLinkedQueue<RunId> asked) throws Exception {
        StepId ok = StepId.parse("ok");
        return Load.all(
                CALLERS,
                asked.size(),
                () -> engine.runtime().vote(engine.org, asked.remove(), ok, true, new Actor("user:ana", "Ana"), null));
    }

    private static Duration tell(BenchmarkEngine engine, ConcurrentLinkedQueue<RunId> listening) throws Exception {
        EventSink waits = engine.awaitedEvents();
        return Load.all(CALLERS, listening.size(), () -> {
            ObjectNode payment = BenchmarkEngine.JSON.createObjectNode().put("sum", 12);
            payment.put("run", listening.remove().toString());
            waits.take(new Event(
                    engine.org, new EventId(UUID.randomUUID()), "payment.received", null, payment, Instant.now()));
        });
    }

    private static void many(BenchmarkEngine engine) throws Exception {
        WorkflowRef waits = engine.save(Workflows.delay("3s"));
        String these = "workflow_id = '%s' AND ".formatted(waits.id().value());
        long begin = System.nanoTime();
        Duration started = Load.all(CALLERS, MANY, () -> engine.start(waits));
        long unfinished = engine.countRuns(these + "ended_at IS NULL");
        Table.await(() -> engine.countRuns(these + "ended_at IS NULL") == 0);
        Duration all = Duration.ofNanos(System.nanoTime() - begin);
        long succeeded = engine.countRuns(these + "status = 'SUCCEEDED'");
        if (succeeded != MANY) {
            throw new IllegalStateException("Of %,d runs %,d succeeded".formatted(MANY, succeeded));
        }
        Table.line("%,d runs that wait 3 s and go on".formatted(MANY));
        Table.line("  started/s", MANY / seconds(started), "%,d unfinished at the last start".formatted(unfinished));
        Table.line("  finished/s, the wait included", MANY / seconds(all), "all succeeded, none lost");
    }

    /** What is alive: a collection may leave references that only the next one clears. */
    private static double usedMiB() {
        for (int i = 0; i < 5; i++) {
            System.gc();
            LockSupport.parkNanos(100_000_000);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024.0;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
