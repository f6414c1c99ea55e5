package dev.parley.engine.benchmark;

import dev.parley.engine.OrgId;
import dev.parley.engine.catalog.WorkflowRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.UUID;

/** How long a new process needs to take up many runs that were under way when the one before was killed. */
final class ResumeBenchmark {
    private static final int OPEN = 10_000;
    private static final int CALLERS = 256;

    private ResumeBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        try (BenchmarkServer server = BenchmarkServer.start()) {
            String url = server.createMigrated("resume");
            String org = UUID.randomUUID().toString();
            Process killed = launch(UnderWay.class, url, org);
            try (BufferedReader output = killed.inputReader()) {
                output.readLine();
            } finally {
                killed.destroyForcibly().waitFor();
            }
            System.out.printf("%n%,d runs with a call under way when the process was killed%n", OPEN);
            Process next = launch(TakingUp.class, url, org);
            try (BufferedReader output = next.inputReader()) {
                output.lines().forEach(System.out::println);
            }
            if (next.waitFor() != 0) {
                throw new IllegalStateException("The second process failed");
            }
            System.out.println();
        }
        System.exit(0);
    }

    private static Process launch(Class<?> main, String url, String org) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        url,
                        org)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Starts the runs and says so; none of their calls ever answers. */
    static final class UnderWay {
        private UnderWay() {}

        public static void main(String[] arguments) throws Exception {
            BenchmarkEngine engine = new BenchmarkEngine(
                    arguments[0], new OrgId(UUID.fromString(arguments[1])), TrivialOperation.neverAnswering());
            engine.open();
            WorkflowRef call = engine.save(Workflows.ONE_CALL);
            Load.all(CALLERS, OPEN, () -> engine.start(call));
            System.out.println("ready to be killed");
            Thread.currentThread().join();
        }
    }

    /** The process after; its calls answer at once. */
    static final class TakingUp {
        private TakingUp() {}

        public static void main(String[] arguments) throws Exception {
            long start = ManagementFactory.getRuntimeMXBean().getStartTime();
            try (BenchmarkEngine engine = new BenchmarkEngine(
                    arguments[0], new OrgId(UUID.fromString(arguments[1])), TrivialOperation.readingAtOnce())) {
                long opening = System.currentTimeMillis();
                engine.open();
                long open = System.currentTimeMillis();
                Table.await(() -> engine.countRuns("ended_at IS NULL") == 0);
                long ended = System.currentTimeMillis();
                Table.line("  all taken up, s from open (wanted: < 10)", (open - opening) / 1e3, "");
                Table.line("  all taken up, s from the start of the process (wanted: < 10)", (open - start) / 1e3, "");
                Table.line(
                        "  all ended, s from the start of the process",
                        (ended - start) / 1e3,
                        "%,d succeeded".formatted(engine.countRuns("status = 'SUCCEEDED'")));
            }
            System.exit(0);
        }
    }
}
