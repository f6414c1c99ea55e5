package dev.parley.bot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {
    @TempDir
    static Path folder;

    static ParleyHome home;
    static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        home = ParleyHome.open(folder.resolve("home"));
        server = EmbeddedPostgres.start(home);
    }

    @AfterAll
    static void stop() {
        server.close();
        home.close();
    }

    @AfterEach
    void is_up_again_for_the_next_test() {
        if (processes().isEmpty()) {
            server = EmbeddedPostgres.start(home);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
    void does_not_trade_durability_for_speed(String setting) throws SQLException {
        assertThat(show(setting)).isEqualTo("on");
    }

    @Test
    void listens_on_this_machine_only() throws SQLException {
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show("unix_socket_directories")).isEmpty();
    }

    @Test
    void refuses_who_does_not_know_the_password() {
        var right = server.endpoint();
        assertThatThrownBy(() -> Sql.ask(new PostgresEndpoint(right.url(), right.username(), "guess"), "SELECT 1"))
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> Sql.ask(new PostgresEndpoint(right.url(), right.username(), ""), "SELECT 1"))
                .hasMessageContaining("password");
    }

    @Test
    void keeps_the_password_and_the_data_from_other_users() throws IOException {
        var cluster = server.data().getParent();
        assertThat(permissions(cluster.resolve("password"))).isEqualTo("rw-------");
        assertThat(permissions(server.data())).isEqualTo("rwx------");
        assertThat(permissions(home.path())).isEqualTo("rwx------");
    }

    @Test
    void treats_text_the_same_on_every_system() throws SQLException {
        assertThat(
                        Sql.ask(
                                server.endpoint(),
                                "SELECT lower('ÄÖÉ') || (SELECT string_agg(c, '' ORDER BY c) FROM unnest(ARRAY['b','B','a']) c)"))
                .isEqualTo("äöéBab");
    }

    @Test
    void keeps_data_between_starts() throws SQLException {
        Sql.execute(server.endpoint(), "CREATE TABLE kept AS SELECT 42 AS answer");
        server.close();
        assertThat(processes()).isEmpty();

        server = EmbeddedPostgres.start(home);

        assertThat(Sql.ask(server.endpoint(), "SELECT answer FROM kept")).isEqualTo("42");
    }

    @Test
    void does_not_take_a_stranger_with_the_number_of_a_dead_server_for_it() throws Exception {
        server.close();
        Files.writeString(
                server.data().resolve("postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n\nready\n"
                        .formatted(ProcessHandle.current().pid(), server.data()));

        server = EmbeddedPostgres.start(home);

        assertThat(Sql.ask(server.endpoint(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void starts_over_a_garbled_pid_file() throws Exception {
        server.close();
        Files.writeString(server.data().resolve("postmaster.pid"), "\0\0 not a number");

        server = EmbeddedPostgres.start(home);

        assertThat(Sql.ask(server.endpoint(), "SELECT 1")).isEqualTo("1");
    }

    @Test
    void takes_another_port_when_one_is_busy() throws Exception {
        server.close();
        try (var stranger = new ServerSocket(0, 1, InetAddress.getByName(Loopback.ADDRESS))) {
            var ports = new ArrayDeque<>(List.of(stranger.getLocalPort(), Loopback.freePort()));

            server = EmbeddedPostgres.start(home, ServerUser.choose(), ports::pop);

            assertThat(server.endpoint().url()).doesNotContain(":" + stranger.getLocalPort() + "/");
            assertThat(Sql.ask(server.endpoint(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void says_why_it_cannot_start_and_where_to_look() throws IOException {
        server.close();
        var own = server.data().resolve("postgresql.own.conf");
        Files.writeString(own, "colour = 'blue'\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOfSatisfying(ServerUnavailableException.class, e -> {
                        assertThat(e).hasMessageContaining("unrecognized configuration parameter \"colour\"");
                        assertThat(e.remedy()).contains(home.log("postgres").toString());
                    });
        } finally {
            Files.delete(own);
        }
    }

    @Test
    void begins_again_after_a_crash_during_the_very_first_start() throws Exception {
        try (var fresh = ParleyHome.open(folder.resolve("crashed"))) {
            var unpacking = OwnerOnly.folder(fresh.folder("postgres").resolve("programs.new/bin"));
            var creating = OwnerOnly.folder(fresh.folder("postgres").resolve("18.new/data/base"));
            Files.writeString(unpacking.resolve("initdb"), "half of it");
            Files.writeString(creating.resolve("1"), "half of it");

            try (var started = EmbeddedPostgres.start(fresh)) {
                assertThat(Sql.ask(started.endpoint(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    private static String show(String setting) throws SQLException {
        return Sql.ask(server.endpoint(), "SHOW " + setting);
    }

    private static List<ProcessHandle> processes() {
        return new ServerProcesses(home.path()).servers();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
