package dev.parley.bot;

import dev.parley.bot.StoredRuns.Originals;
import dev.parley.bot.embedded.TestDatabase;
import dev.parley.bot.embedded.TestServers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a run, a list, a trace and the dashboard cost over HTTP while the history grows to a month of runs. Not a test: it prints a
 * table. {@code -Dbenchmark.runs=1000,100000} leaves the million out.
 */
final class StoredRunsBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration ROUND = Duration.ofSeconds(6);
    private static final int CALLERS = 64;
    private static final int READERS = 2;
    private static final int READS = 600;
    /** A page so slow that it is not read as often within this time has been read often enough. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(4);

    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(1);
    private static final int WORKFLOWS = 20;

    private static final String PURE = """
            {"parley": 1, "name": "Order %d", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "greet", "use": "data.set", "with": {"values": {
                  "greeting": "Hello {{trigger.output.body.name}}", "amount": "{{trigger.output.body.amount}}"}}},
               {"id": "double", "use": "data.set", "with": {"values": {"twice": "{{greet.output.amount * 2}}"}}}],
             "edges": [{"from": "trigger", "to": "greet"}, {"from": "greet", "to": "double"}]}
            """;
    private static final String FAILS = """
            {"parley": 1, "name": "Refuses", "trigger": {"type": "webhook"},
             "nodes": [{"id": "no", "use": "logic.stop", "with": {"status": "failed", "message": "Out of stock"}}],
             "edges": [{"from": "trigger", "to": "no"}]}
            """;
    private static final String ASKS = """
            {"parley": 1, "name": "Asks", "trigger": {"type": "webhook"},
             "nodes": [
               {"id": "ok", "use": "human.approval", "with": {"approvers": ["role:owner"], "message": "Take the order?"}},
               {"id": "thank", "use": "data.set", "with": {"values": {"name": "{{trigger.output.body.name}}"}}}],
             "edges": [{"from": "trigger", "to": "ok"}, {"from": "ok", "to": "thank", "when": "approved"}]}
            """;

    private final TestDatabase database = TestServers.freshDatabase();
    private final Map<String, String> servers = Map.of(
            "PARLEY_DATASOURCE_URL", database.url(),
            "PARLEY_DATASOURCE_USERNAME", database.username(),
            "PARLEY_DATASOURCE_PASSWORD", database.password(),
            "PARLEY_REDIS_URL", TestServers.redisUrl());
    private final Path home;
    private final List<String> workflows = new ArrayList<>();

    private StoredRunsBenchmark(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) throws Exception {
        int[] levels = Arrays.stream(System.getProperty("benchmark.runs", "1000,100000,1000000")
                        .split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        for (int level : levels) {
            new StoredRunsBenchmark(Files.createTempDirectory("parley-benchmark")).measure(level);
        }
        System.out.println();
        System.exit(0);
    }

    private void measure(int level) throws Exception {
        StoredRuns runs = new StoredRuns(database, originals());
        long begin = System.nanoTime();
        runs.growTo(level);
        System.out.printf(
                "%n%,d runs, the database has %s (made in %.0f s)%n",
                runs.count(), runs.size(), (System.nanoTime() - begin) / 1e9);
        measure(runs);
    }

    private Originals originals() throws Exception {
        try (RunningParley parley = RunningParley.inProduction(home, servers)) {
            ParleyClient client = parley.client();
            for (int i = 0; i < WORKFLOWS; i++) {
                workflows.add(client.publish(PURE.formatted(i)));
            }
            List<String> succeeded =
                    workflows.stream().map(workflow -> ended(client, workflow)).toList();
            String failed = ended(client, client.publish(FAILS));
            String waiting = run(client, client.publish(ASKS));
            return new Originals(
                    List.of(waiting),
                    List.of(failed),
                    List.of(succeeded.getLast()),
                    succeeded.subList(0, WORKFLOWS - 1));
        }
    }

    private static String ended(ParleyClient client, String workflow) {
        String run = run(client, workflow);
        client.awaitEnd(run);
        return run;
    }

    private static String run(ParleyClient client, String workflow) {
        return client.hook(workflow, "{\"name\":\"Ana\",\"amount\":12}")
                .is(202)
                .body()
                .path("executionId")
                .asString();
    }

    private void measure(StoredRuns runs) throws Exception {
        List<String> some = runs.some(READS);
        long begin = System.nanoTime();
        try (RunningParley parley = RunningParley.inProduction(home, servers)) {
            System.out.printf(
                    "  %-52s %10.1f s%n", "start that moves them to their months", (System.nanoTime() - begin) / 1e9);
            runs.settle();
            URI hook = parley.uri()
                    .resolve(parley.client().hookOf(workflows.getFirst()).getPath());
            read(parley, some, LONGEST_WARM_UP, false);
            read(parley, some, LONGEST_WARM_UP, false);
            read(parley, some, LONGEST_READING, true);
            WebhookLoad.load(hook, CALLERS, WARM_UP, 0);
            long before = runs.count();
            WebhookLoad.load(hook, CALLERS, ROUND, 0);
            System.out.printf(
                    "  %-52s %10.0f /s%n",
                    "completed runs of the webhook workflow", (runs.count() - before) / (double) ROUND.toSeconds());
        }
    }

    private void read(RunningParley parley, List<String> runs, Duration longest, boolean isPrinted) throws Exception {
        for (Map.Entry<String, Supplier<String>> page : pages(runs).entrySet()) {
            long[] times = times(parley, page.getValue(), longest);
            if (isPrinted) {
                System.out.printf(
                        "  %-52s p50 %6s ms   p99 %6s ms%n",
                        page.getKey(), WebhookLoad.ms(times, 0.5), WebhookLoad.ms(times, 0.99));
            }
        }
    }

    /** The addresses people look at, each time another one where that makes a difference. */
    private Map<String, Supplier<String>> pages(List<String> runs) {
        Random random = new Random(20261121);
        Supplier<String> run = () -> runs.get(random.nextInt(runs.size()));
        Supplier<String> workflow = () -> workflows.get(random.nextInt(WORKFLOWS));
        String often = workflows.getFirst();
        String rare = workflows.getLast();
        Map<String, Supplier<String>> pages = new LinkedHashMap<>();
        pages.put("newest runs", () -> "/api/executions");
        pages.put("runs before one of the month", () -> "/api/executions?before=" + run.get());
        pages.put("runs of a workflow", () -> "/api/executions?workflow=" + workflow.get());
        pages.put("runs of a workflow that hardly ran", () -> "/api/executions?workflow=" + rare);
        pages.put("failed runs", () -> "/api/executions?status=FAILED");
        pages.put("failed runs before one of the month", () -> "/api/executions?status=FAILED&before=" + run.get());
        pages.put("waiting runs", () -> "/api/executions?status=WAITING");
        pages.put("running runs, of which there are none", () -> "/api/executions?status=RUNNING");
        pages.put("succeeded runs", () -> "/api/executions?status=SUCCEEDED");
        pages.put(
                "failed runs of a workflow that never fails", () -> "/api/executions?status=FAILED&workflow=" + often);
        pages.put(
                "succeeded runs of a workflow that hardly ran",
                () -> "/api/executions?status=SUCCEEDED&workflow=" + rare);
        pages.put("a run", () -> "/api/executions/" + run.get());
        pages.put("a trace", () -> "/api/executions/" + run.get() + "/trace");
        pages.put("pending approvals", () -> "/api/approvals?state=pending");
        pages.put("dashboard", () -> "/api/dashboard/summary");
        return pages;
    }

    private static long[] times(RunningParley parley, Supplier<String> page, Duration longest) throws Exception {
        Queue<String> addresses =
                new ConcurrentLinkedQueue<>(Stream.generate(page).limit(READS).toList());
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Long>>> times = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                times.add(readers.submit(() -> read(parley.client(), addresses, longest)));
            }
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> mine : times) {
                all.addAll(mine.get());
            }
            return all.stream().mapToLong(Long::longValue).sorted().toArray();
        } finally {
            readers.shutdownNow();
        }
    }

    private static List<Long> read(ParleyClient client, Queue<String> addresses, Duration longest) {
        List<Long> times = new ArrayList<>();
        long first = System.nanoTime();
        for (String address = addresses.poll();
                address != null && System.nanoTime() - first < longest.toNanos();
                address = addresses.poll()) {
            long begin = System.nanoTime();
            client.get(address).is(200);
            times.add(System.nanoTime() - begin);
        }
        return times;
    }
}
