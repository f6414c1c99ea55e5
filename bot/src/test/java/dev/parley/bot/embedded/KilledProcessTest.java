package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
    // Unpacking and creating takes seconds, and is not what is told here.
    @TempDir
    static Path folder;

    Process parley;
    PostgresEndpoint database;

    @BeforeEach
    void run_parley_in_a_process_of_its_own() throws Exception {
        parley = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndHold.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var words = parley.inputReader()
                .lines()
                .filter(line -> line.startsWith("jdbc:"))
                .findFirst()
                .orElseThrow()
                .split(" ");
        database = new PostgresEndpoint(words[0], words[1], words[2]);
        Sql.execute(database, "DROP TABLE IF EXISTS promised");
        Sql.execute(database, "CREATE TABLE promised AS SELECT 'kept' AS word");
    }

    @AfterEach
    void leave_nothing_behind() throws Exception {
        parley.destroyForcibly().waitFor();
        new ServerProcesses(folder.toRealPath()).servers().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void the_next_start_stops_the_orphans_and_has_the_data() throws Exception {
        kill(parley.toHandle());
        assertThat(orphans()).as("PostgreSQL and Redis outlive their starter").hasSize(2);

        assertDataIsThere();
    }

    @Test
    void so_it_does_when_the_database_was_killed_with_it() throws Exception {
        kill(parley.toHandle());
        for (var orphan : orphans().toList()) {
            kill(orphan);
        }

        assertDataIsThere();
    }

    @Test
    void a_second_one_beside_it_is_told_who_is_first() {
        assertThatThrownBy(() -> ParleyHome.open(folder))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("in use by another Parley (process %d)".formatted(parley.pid()));
    }

    private void assertDataIsThere() throws Exception {
        try (var home = ParleyHome.open(folder);
                var postgres = EmbeddedPostgres.start(home);
                var redis = EmbeddedRedis.start(home)) {
            assertThat(Sql.ask(postgres.endpoint(), "SELECT word FROM promised"))
                    .isEqualTo("kept");
            assertThat(postgres.endpoint().url()).isNotEqualTo(database.url());
            assertThat(redis.url()).isNotEmpty();
        }
        assertThat(orphans()).isEmpty();
    }

    private Stream<ProcessHandle> orphans() throws Exception {
        return new ServerProcesses(folder.toRealPath()).servers().stream();
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get();
    }
}
