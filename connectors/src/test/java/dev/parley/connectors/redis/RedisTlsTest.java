package dev.parley.connectors.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.connectors.desk.Office;
import dev.parley.connectors.protocol.Certificates;
import dev.parley.connectors.protocol.TlsDoor;
import dev.parley.engine.operation.OperationException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.embedded.RedisServer;

/** Redis behind a door that speaks TLS, since the one of the tests speaks none. */
class RedisTlsTest {
    private static final String PASSWORD = "geheim-77b1c0";
    private static RedisServer far;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        far = RedisServer.newRedisServer()
                .port(port)
                .setting("requirepass " + PASSWORD)
                .setting("save \"\"")
                .build();
        far.start();
    }

    @AfterAll
    static void stop() throws IOException {
        far.stop();
    }

    @Test
    void a_certificate_that_is_trusted_and_of_that_name_lets_everything_through() throws Exception {
        try (TlsDoor door = TlsDoor.before(port, Certificates.GOOD);
                Office office = connected(door)) {
            office.call("redis.set", "{'key': 'a', 'value': 'b'}");

            assertThat(office.call("redis.get", "{'key': 'a'}").path("value").asString())
                    .isEqualTo("b");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
    void any_other_certificate_is_refused_in_words_before_a_password_is_sent(Certificates certificate) {
        try (TlsDoor door = TlsDoor.before(port, certificate);
                Office office = connected(door)) {
            OperationException refused =
                    catchThrowableOfType(OperationException.class, () -> office.call("redis.get", "{'key': 'a'}"));

            assertThat(refused.error().code()).isEqualTo("tls_failed");
            assertThat(refused.error().message())
                    .contains("cannot agree on a secure connection with Redis")
                    .doesNotContain(PASSWORD);
            assertThat(refused.error().hint()).contains("certificate");
            assertThat(refused.mayHaveHappened()).isFalse();
        }
    }

    private static Office connected(TlsDoor door) {
        Office office = new Office(new RedisConnector());
        office.connect(Map.of("host", "localhost", "port", Integer.toString(door.port()), "password", PASSWORD));
        return office;
    }
}
