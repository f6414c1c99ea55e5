package dev.parley.engine.attack;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The far system performs what it is asked, and answers when nobody listens any more. */
class SlowLedgerTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void a_charge_that_ran_out_of_time_is_not_repeated_in_silence() throws Exception {
        try (PostgresServer server = PostgresServer.create(directory);
                Siege siege = Siege.of(server, directory.resolve("engine.log"))) {
            siege.launch().awaitReady();
            siege.ledger().answerAfter(Load.PATIENCE.plusMillis(200));
            for (int i = 0; i < 10; i++) {
                siege.engine().tell("start " + Load.HASTY_WORKFLOW);
            }
            siege.settle(10);
            siege.report("charges answered after their time was over");
        }
    }
}
