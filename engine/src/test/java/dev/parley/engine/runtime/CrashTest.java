package dev.parley.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.OrgId;
import dev.parley.engine.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real process is killed with SIGKILL at random moments; whatever it had accepted must end in a later one. */
class CrashTest {
    private static final int ROUNDS = 5;
    private static final int RUN_ID_LENGTH = 36;
    private static TestDatabase database;

    @TempDir
    Path directory;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void every_accepted_run_ends_although_the_process_is_killed_again_and_again() throws Exception {
        OrgId org = new OrgId(UUID.randomUUID());
        Path calls = Files.createFile(directory.resolve("calls"));
        Set<String> accepted = new HashSet<>();
        Random random = new Random(20261121);
        for (int round = 0; round < ROUNDS; round++) {
            Process process = launch(org, calls, Integer.MAX_VALUE);
            accepted.addAll(readFor(process, Duration.ofMillis(150 + random.nextInt(600))));
        }
        assertThat(accepted).hasSizeGreaterThan(ROUNDS);

        Process last = launch(org, calls, 0);
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> unfinished(org) == 0);
        } finally {
            last.destroyForcibly().waitFor();
        }
        assertThat(succeeded(org)).as("runs that were answered for").containsAll(accepted);
        assertThat(Files.readAllLines(calls).stream().collect(Collectors.toSet()))
                .as("both calls of each run reached the world")
                .containsAll(accepted.stream()
                        .flatMap(run -> List.of(run + ".a", run + ".b").stream())
                        .toList());
    }

    /** Reads accepted run ids until the process is killed, {@code duration} after the first of them. */
    private static Set<String> readFor(Process process, Duration duration) throws InterruptedException {
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        CountDownLatch first = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform()
                .start(() -> process.inputReader()
                        .lines()
                        // The last line may have been cut off by the kill.
                        .filter(line -> line.length() == RUN_ID_LENGTH)
                        .forEach(run -> {
                            accepted.add(run);
                            first.countDown();
                        }));
        first.await();
        process.waitFor(duration.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        reader.join();
        return accepted;
    }

    private static Process launch(OrgId org, Path calls, int runs) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProcess.class.getName(),
                        database.url(),
                        org.toString(),
                        calls.toString(),
                        String.valueOf(runs),
                        "manual")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long unfinished(OrgId org) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT count(*) FROM run WHERE org_id = ? AND ended_at IS NULL")
                .params(org.value())
                .query(Long.class)
                .single();
    }

    private static Set<String> succeeded(OrgId org) {
        return new HashSet<>(JdbcClient.create(database.dataSource())
                .sql("SELECT id::text FROM run WHERE org_id = ? AND status = 'SUCCEEDED'")
                .params(org.value())
                .query(String.class)
                .list());
    }
}
