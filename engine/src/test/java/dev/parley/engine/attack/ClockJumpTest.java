package dev.parley.engine.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.engine.RunId;
import dev.parley.engine.run.RunStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the engine's machine is set, forwards and back, while delays, retries and questions are pending. */
class ClockJumpTest {
    private static final int JUMPS = Math.max(3, Siege.ROUNDS / 4);
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static PostgresServer server;
    private Siege siege;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.create(directory);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void begin() throws Exception {
        siege = Siege.of(server, directory.resolve("engine.log"));
        siege.launch().awaitReady();
    }

    @AfterEach
    void end() throws Exception {
        siege.close();
    }

    @Test
    void nothing_is_lost_however_often_the_clock_is_set() throws Exception {
        for (int jump = 0; jump < JUMPS; jump++) {
            siege.underLoad(20, 200);
            setWrongBy(Duration.ofMinutes(siege.random().nextInt(48 * 60) - 24 * 60));
        }
        siege.load(false);
        // What was begun when the clock was ahead is due when it says so again.
        setWrongBy(Duration.ofDays(2));
        siege.settle();
        siege.report("clock set by up to a day either way, %d times".formatted(JUMPS));
    }

    @Test
    void an_hour_is_over_when_the_clock_jumps_over_it() throws Exception {
        RunId run = startPatientRun();
        setWrongBy(Duration.ofDays(1));
        await().atMost(SOON).until(() -> siege.status(run) == RunStatus.SUCCEEDED);
        siege.settle();
    }

    @Test
    void an_hour_is_over_on_time_when_the_clock_was_set_back_and_put_right() throws Exception {
        RunId run = startPatientRun();
        setWrongBy(Duration.ofHours(-1));
        siege.pass(1_500);
        assertThat(siege.status(run)).isEqualTo(RunStatus.WAITING);
        setWrongBy(Duration.ofMinutes(61));
        await().atMost(SOON).until(() -> siege.status(run) == RunStatus.SUCCEEDED);
        siege.settle();
    }

    @Test
    @EnabledIfSystemProperty(named = Siege.FULL_ATTACK, matches = "\\d+")
    void new_delays_end_on_time_although_the_clock_was_set_back() throws Exception {
        setWrongBy(Duration.ofHours(-1));
        siege.underLoad(50, 200);
        siege.settle();
        assertThat(siege.promises().accepted()).isNotEmpty();
    }

    /** Nothing else is under way that might wake the engine up by accident. */
    private RunId startPatientRun() {
        Set<RunId> before = siege.promises().accepted();
        siege.engine().tell("start " + Load.PATIENT_WORKFLOW);
        await().atMost(SOON).until(() -> siege.promises().accepted().size() > before.size());
        RunId run = siege.promises().accepted().stream()
                .filter(accepted -> !before.contains(accepted))
                .findAny()
                .orElseThrow();
        await().atMost(SOON).until(() -> siege.status(run) == RunStatus.WAITING);
        return run;
    }

    private void setWrongBy(Duration offset) {
        siege.engine().tell("clock " + offset);
        await().atMost(SOON).until(() -> siege.engine().isClockSetTo(offset));
    }
}
