package dev.parley.engine.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The network between the engine and PostgreSQL fails under load, in the ways networks fail. */
class ConnectionLossTest {
    private static final int CUTS = Math.max(3, Siege.ROUNDS / 5);
    private static final int COMMITS = Math.max(3, Siege.ROUNDS * 3 / 10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static PostgresServer server;
    private Wire wire;
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
        wire = new Wire(server.port());
        siege = Siege.of(server, directory.resolve("engine.log"));
    }

    @AfterEach
    void end() throws Exception {
        siege.close();
        wire.close();
    }

    @Test
    void nothing_is_lost_when_all_connections_are_cut_again_and_again() throws Exception {
        launch();
        for (int cut = 0; cut < CUTS; cut++) {
            siege.underLoad(10, 250);
            wire.cut();
        }
        siege.settle();
        siege.report("all connections cut, %d times".formatted(CUTS));
    }

    @Test
    void a_commit_whose_answer_is_lost_is_neither_lost_nor_written_twice() throws Exception {
        launch();
        for (int commit = 1; commit <= COMMITS; commit++) {
            int swallowed = commit;
            wire.swallowCommitAnswers(1);
            siege.underLoad(0, 30);
            await().until(() -> wire.swallowed() >= swallowed);
        }
        siege.settle();
        assertThat(siege.promises().refused()).isZero();
        siege.report("connection cut between COMMIT and its answer, %d times".formatted(COMMITS));
    }

    @Test
    void a_stalled_network_delays_and_loses_nothing() throws Exception {
        launch();
        for (int stall = 0; stall < 3; stall++) {
            siege.underLoad(100, 400);
            wire.setStalled(true);
            siege.pass(500 + siege.random().nextInt(1_000));
            if (stall == 2) {
                wire.cut();
            }
            wire.setStalled(false);
        }
        siege.settle();
        siege.report("network stalled for up to 1.5 s, 3 times");
    }

    @Test
    @EnabledIfSystemProperty(named = Siege.FULL_ATTACK, matches = "\\d+")
    void an_unreachable_database_is_waited_for() throws Exception {
        launch();
        siege.underLoad(300, 600);
        wire.setDown(true);
        siege.pass(4_000);
        wire.setDown(false);
        siege.settle();
        assertThat(siege.engine().isAlive()).isTrue();
        siege.report("database unreachable for 4 s");
    }

    @Test
    void runs_are_taken_up_although_connections_are_cut_meanwhile() throws Exception {
        siege.ledger().answerAfter(Duration.ofMillis(400));
        launch();
        siege.underLoad(1_000, 1_500);
        siege.engine().kill();
        siege.ledger().answerAfter(Duration.ZERO);
        wire.cutReads(3);
        launch();
        siege.settle();
        siege.report("connections cut while runs are taken up, 3 times");
    }

    @Test
    void a_late_click_during_an_outage_does_not_lose_the_answer_of_a_call() throws Exception {
        siege.ledger().answerAfter(Duration.ofSeconds(1));
        launch();
        for (int run = 0; run < 25; run++) {
            siege.engine().tell("start " + Load.WITH_QUESTION);
        }
        await("charges under way")
                .until(() -> siege.ledger().arrivals().stream()
                                .filter(Arrival::isCharge)
                                .count()
                        > 3);
        wire.cutReads(12);
        siege.promises()
                .accepted()
                .forEach(run -> siege.engine().tell("vote %s %s true".formatted(run, People.PATIENT_QUESTION)));
        siege.settle();
        siege.report("connections cut while late votes are read");
    }

    @Test
    @EnabledIfSystemProperty(named = Siege.FULL_ATTACK, matches = "\\d+")
    void runs_go_on_after_a_firewall_has_forgotten_the_connections() throws Exception {
        launch();
        siege.underLoad(50, 200);
        wire.forget();
        siege.pass(300);
        siege.settle();
        siege.report("connections forgotten by a firewall");
    }

    @Test
    void a_write_that_a_firewall_has_forgotten_half_done_does_not_hold_up_the_others() throws Exception {
        launch();
        for (int write = 0; write < 2; write++) {
            wire.forgetWrites(1);
            siege.underLoad(50, 200);
        }
        siege.settle();
        siege.report("connections forgotten in the middle of a transaction, 2 times");
    }

    private void launch() throws Exception {
        siege.launch(server.url(wire.port())).awaitReady();
    }
}
