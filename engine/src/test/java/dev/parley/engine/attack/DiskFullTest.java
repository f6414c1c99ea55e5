package dev.parley.engine.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's disk is full for a while, under load. */
class DiskFullTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void a_full_disk_stops_everything_and_loses_nothing() throws Exception {
        try (SmallDisk disk = SmallDisk.in(directory)) {
            stopsEverythingAndLosesNothing(disk);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = Siege.FULL_ATTACK, matches = "\\d+")
    void a_limit_on_the_size_of_files_stops_everything_and_loses_nothing() throws Exception {
        stopsEverythingAndLosesNothing(new SmallDisk.Limited(directory));
    }

    private void stopsEverythingAndLosesNothing(SmallDisk disk) throws Exception {
        Path log = directory.resolve("postgres.log");
        try (PostgresServer server = PostgresServer.create(disk.directory().resolve("data"), log, "--wal-segsize=1");
                Siege siege = Siege.of(server, directory.resolve("engine.log"))) {
            siege.launch().awaitReady();
            siege.underLoad(200, 500);
            disk.fill(server);
            await().atMost(Duration.ofSeconds(60)).until(() -> server.log().contains(disk.symptom()));
            siege.pass(2_000);
            int acceptedWhenFull = siege.promises().accepted().size();
            disk.free(server);
            // The server may have given up on its own; whoever has made room starts it again.
            server.awaitRecovery();
            await("starts are accepted again")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> siege.promises().accepted().size() > acceptedWhenFull);
            siege.settle();
            assertThat(siege.engine().isAlive()).isTrue();
            siege.report(disk.words());
        }
    }
}
