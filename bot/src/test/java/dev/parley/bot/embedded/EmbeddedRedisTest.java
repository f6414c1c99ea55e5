package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {
    @TempDir
    static Path folder;

    ParleyHome home;
    EmbeddedRedis server;

    @BeforeEach
    void start() {
        home = ParleyHome.open(folder);
        server = EmbeddedRedis.start(home);
    }

    @AfterEach
    void stop() {
        server.close();
        home.close();
    }

    @Test
    void answers_who_knows_the_password() {
        assertThat(ping(server.url())).isEqualTo("PONG");
    }

    @Test
    void refuses_who_does_not() {
        var port = RedisURI.create(server.url()).getPort();
        assertThatThrownBy(() -> ping("redis://127.0.0.1:" + port)).rootCause().hasMessageContaining("NOAUTH");
        assertThatThrownBy(() -> ping("redis://:guess@127.0.0.1:" + port))
                .rootCause()
                .hasMessageContaining("WRONGPASS");
    }

    @Test
    void keeps_the_password_from_other_users() throws Exception {
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.folder("redis").resolve("redis.conf"))))
                .isEqualTo("rw-------");
    }

    @Test
    void is_gone_once_closed() {
        server.close();
        assertThat(new ServerProcesses(home.path()).servers()).isEmpty();
    }

    @Test
    void takes_another_port_when_one_is_busy() throws Exception {
        server.close();
        try (var stranger = new ServerSocket(0, 1, InetAddress.getByName(Loopback.ADDRESS))) {
            var ports = new ArrayDeque<>(List.of(stranger.getLocalPort(), Loopback.freePort()));

            server = EmbeddedRedis.start(home, ports::pop);

            assertThat(ping(server.url())).isEqualTo("PONG");
        }
    }

    private static String ping(String url) {
        try (var client = RedisClient.create(url);
                var connection = client.connect()) {
            return connection.sync().ping();
        }
    }
}
