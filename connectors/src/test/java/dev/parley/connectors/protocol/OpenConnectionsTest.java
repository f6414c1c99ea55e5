package dev.parley.connectors.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Auth;
import dev.parley.connectors.connection.Connection;
import dev.parley.connectors.connection.ConnectionId;
import dev.parley.connectors.connection.Credential;
import dev.parley.connectors.desk.Office;
import dev.parley.connectors.vault.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
    private final AtomicInteger opened = new AtomicInteger();
    private final List<Integer> closed = new CopyOnWriteArrayList<>();
    private final ConnectionId id = new ConnectionId(UUID.randomUUID());

    @Test
    void what_is_open_is_used_again() throws Exception {
        OpenConnections<Integer> kept = kept(Duration.ofMinutes(1));

        assertThat(use(kept, "key-one")).isEqualTo(1);
        assertThat(use(kept, "key-one")).isEqualTo(1);
        assertThat(closed).isEmpty();
    }

    @Test
    void another_key_opens_anew_and_closes_what_was_opened_with_the_old_one() throws Exception {
        OpenConnections<Integer> kept = kept(Duration.ofMinutes(1));
        use(kept, "key-one");

        assertThat(use(kept, "key-two")).isEqualTo(2);
        await().untilAsserted(() -> assertThat(closed).containsExactly(1));
    }

    @Test
    void it_is_closed_when_nobody_has_used_it_for_a_while() throws Exception {
        OpenConnections<Integer> kept = kept(Duration.ofMillis(50));
        use(kept, "key-one");

        await().untilAsserted(() -> assertThat(closed).containsExactly(1));
        assertThat(kept.size()).isZero();
    }

    @Test
    void it_is_not_closed_under_the_hands_of_who_uses_it() throws Exception {
        OpenConnections<Integer> kept = kept(Duration.ofMillis(20));

        kept.with(access("key-one"), opened::incrementAndGet, _ -> {
            assertThat(use(kept, "key-two")).isEqualTo(2);
            await().untilAsserted(() -> assertThat(closed).containsExactly(2));
            return 1;
        });

        await().untilAsserted(() -> assertThat(closed).containsExactly(2, 1));
    }

    @Test
    void a_broken_one_is_replaced() throws Exception {
        OpenConnections<Integer> kept =
                new OpenConnections<>(Duration.ofMinutes(1), number -> number != 1, closed::add);
        use(kept, "key-one");

        assertThat(use(kept, "key-one")).isEqualTo(2);
        await().untilAsserted(() -> assertThat(closed).containsExactly(1));
    }

    private OpenConnections<Integer> kept(Duration idle) {
        return new OpenConnections<>(idle, _ -> true, closed::add);
    }

    private int use(OpenConnections<Integer> kept, String key) throws Exception {
        return kept.with(access(key), opened::incrementAndGet, number -> number);
    }

    private Access access(String key) {
        Connection connection = new Connection(
                id,
                Office.ORG,
                "far",
                "Far",
                "token",
                null,
                Connection.Status.READY,
                null,
                List.of(),
                null,
                Office.ANA,
                Instant.EPOCH);
        return new Access(connection, Auth.token("Key", ""), Credential.of(Map.of("token", new Secret(key))));
    }
}
