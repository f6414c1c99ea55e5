package dev.parley.engine.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL for real processes at random moments, under load. More rounds: {@code -Dattack.rounds=50}; the same moments again: {@code
 * -Dattack.seed=…}.
 */
class KillTest {
    /** Of ten rounds, four kill the engine, three PostgreSQL and three both. */
    private static final int A_SHARE = Math.max(1, Siege.ROUNDS * 3 / 10);

    /** Some of them are rejected, ignored or refused. */
    private static final int RUNS_OF_EACH = 8;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgresServer.create(directory);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void left_alone_each_kind_of_workflow_gets_through() throws Exception {
        try (Siege siege = siege()) {
            siege.launch().awaitReady();
            for (int workflow = 0; workflow < Load.UNDER_LOAD; workflow++) {
                for (int run = 0; run < RUNS_OF_EACH; run++) {
                    siege.engine().tell("start " + workflow);
                }
            }
            assertThat(siege.neverSucceeded(siege.settle(Load.UNDER_LOAD * RUNS_OF_EACH)))
                    .isEmpty();
        }
    }

    @Test
    void nothing_is_lost_or_repeated_in_silence_when_the_engine_is_killed() throws Exception {
        int rounds = Math.max(1, Siege.ROUNDS - 2 * A_SHARE);
        try (Siege siege = siege()) {
            siege.launch().awaitReady();
            for (int round = 0; round < rounds; round++) {
                siege.underLoad(20, 600);
                siege.engine().kill();
                if (siege.random().nextInt(4) == 0) {
                    killWhileItTakesUp(siege);
                }
                siege.launch().awaitReady();
                siege.settleInOrder();
            }
            assertThat(siege.promises().accepted()).isNotEmpty();
            siege.report("kill -9 of the engine, %d rounds".formatted(rounds));
        }
    }

    /** The moment after a crash is the one nobody tests: it is killed again somewhere between its birth and its first steps. */
    private static void killWhileItTakesUp(Siege siege) throws Exception {
        siege.launch();
        siege.pass(300 + siege.random().nextInt(900));
        siege.engine().kill();
    }

    @Test
    void nothing_is_lost_or_repeated_in_silence_when_PostgreSQL_is_killed() throws Exception {
        try (Siege siege = siege()) {
            siege.launch().awaitReady();
            for (int round = 0; round < A_SHARE; round++) {
                siege.underLoad(20, 600);
                if (siege.random().nextInt(3) == 0) {
                    server.killOneChild(siege.random());
                    server.awaitRecovery();
                } else {
                    server.kill();
                    siege.pass(siege.random().nextInt(400));
                    server.start();
                }
                siege.pass(siege.random().nextInt(300));
                siege.settleInOrder();
            }
            assertThat(siege.engine().isAlive()).isTrue();
            assertThat(siege.promises().accepted()).isNotEmpty();
            siege.report("kill -9 of PostgreSQL, %d rounds".formatted(A_SHARE));
        }
    }

    @Test
    void nothing_is_lost_or_repeated_in_silence_when_both_are_killed() throws Exception {
        try (Siege siege = siege()) {
            siege.launch().awaitReady();
            for (int round = 0; round < A_SHARE; round++) {
                siege.underLoad(20, 600);
                if (siege.random().nextBoolean()) {
                    server.kill();
                    siege.pass(siege.random().nextInt(50));
                    siege.engine().kill();
                } else {
                    siege.engine().kill();
                    server.kill();
                }
                server.start();
                siege.launch().awaitReady();
                siege.settleInOrder();
            }
            assertThat(siege.promises().accepted()).isNotEmpty();
            siege.report("kill -9 of both, %d rounds".formatted(A_SHARE));
        }
    }

    private static Siege siege() throws Exception {
        return Siege.of(server, directory.resolve("engine.log"));
    }
}
