package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerUserTest {
    @Test
    void is_never_root_in_the_eyes_of_the_server() throws Exception {
        var id = new ProcessBuilder(ServerUser.choose().command(List.of("id", "-u"))).start();
        assertThat(id.inputReader().readLine()).matches("\\d+").isNotEqualTo("0");
    }

    @Test
    void can_be_nobody_where_namespaces_are_forbidden(@TempDir Path folder) throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can start a server as another user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var home = ParleyHome.open(folder.resolve("home"))) {
            try (var server = EmbeddedPostgres.start(home, ServerUser.NOBODY, Loopback::freePort)) {
                Sql.execute(server.endpoint(), "CREATE TABLE kept AS SELECT 7 AS seven");
            }
            // And on the same data once namespaces are allowed.
            try (var server = EmbeddedPostgres.start(home)) {
                assertThat(Sql.ask(server.endpoint(), "SELECT seven FROM kept")).isEqualTo("7");
            }
        }
    }
}
