package dev.parley.connectors.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.connectors.desk.Office;
import dev.parley.connectors.protocol.Certificates;
import dev.parley.engine.operation.OperationException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresTlsTest {
    private static EmbeddedPostgres far;

    @BeforeAll
    static void start() throws Exception {
        far = EmbeddedPostgres.start();
        sql("CREATE ROLE parley LOGIN SUPERUSER PASSWORD 'geheim-90aa17'");
    }

    @AfterAll
    static void stop() throws Exception {
        far.close();
    }

    @Test
    void a_certificate_that_is_trusted_and_of_that_name_lets_everything_through() throws Exception {
        show(Certificates.GOOD);
        try (Office office = connected(Map.of())) {
            assertThat(office.call(
                                    "postgres.query",
                                    "{'sql': 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()'}")
                            .at("/rows/0/ssl")
                            .asBoolean())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void any_other_certificate_is_refused_in_words(Certificates certificate) throws Exception {
        show(certificate);
        try (Office office = connected(Map.of())) {
            assertRefused(office);
        }
    }

    @Test
    void a_certificate_that_the_connection_names_needs_nobody_who_vouches_for_it() throws Exception {
        show(Certificates.SELF_SIGNED);
        try (Office office = connected(Map.of("certificate", Certificates.SELF_SIGNED.certificatePem()))) {
            assertThat(office.call("postgres.query", "{'sql': 'SELECT 1 AS one'}")
                            .at("/rows/0/one")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void but_it_has_to_be_that_one() throws Exception {
        show(Certificates.GOOD);
        try (Office office = connected(Map.of("certificate", Certificates.SELF_SIGNED.certificatePem()))) {
            assertRefused(office);
        }
    }

    private static void assertRefused(Office office) {
        OperationException refused = catchThrowableOfType(
                OperationException.class, () -> office.call("postgres.query", "{'sql': 'SELECT 1'}"));

        assertThat(refused.error().code()).isEqualTo("tls_failed");
        assertThat(refused.error().message()).contains("cannot agree on a secure connection with PostgreSQL");
        assertThat(refused.error().hint()).contains("certificate");
    }

    private static Office connected(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.putAll(Map.of(
                "host", "localhost",
                "port", Integer.toString(far.getPort()),
                "database", "postgres",
                "user", "parley",
                "password", "geheim-90aa17"));
        Office office = new Office(new PostgresConnector());
        office.connect(values);
        return office;
    }

    /** Callers from now on see this one. */
    private static void show(Certificates certificate) throws Exception {
        Path folder = Path.of(sql("SHOW data_directory"));
        Files.writeString(folder.resolve("server.crt"), certificate.certificatePem());
        Path key = folder.resolve("server.key");
        Files.writeString(key, certificate.keyPem());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        sql("ALTER SYSTEM SET ssl = on");
        sql("SELECT pg_reload_conf()");
        // A process that is made after this one has read it.
        sql("SELECT pg_sleep(0.2)");
    }

    /** What it answers, if it does. */
    private static String sql(String sql) throws SQLException {
        try (Connection connection = far.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                statement.getResultSet().next();
                return String.valueOf(statement.getResultSet().getString(1));
            }
            return "";
        }
    }
}
