package dev.parley.bot.identity;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import io.lettuce.core.RedisClient;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.TestPropertySource;

/** What whoever guesses passwords, online or over a stolen table of hashes, runs into. */
@TestPropertySource(properties = "server.address=0.0.0.0")
class GuessingTest extends StartedParley {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RedisClient redis;

    @Autowired
    Throttle throttle;

    @BeforeEach
    @AfterEach
    void forget_failed_attempts() {
        try (var connection = redis.connect()) {
            connection
                    .sync()
                    .keys("parley:sign-in:*")
                    .forEach(key -> connection.sync().del(key));
        }
    }

    @Test
    void a_hash_of_earlier_days_is_made_anew_when_its_person_signs_in() {
        String email = person("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD));
        assertProblem(signIn(email, "not the password"), 401);
        assertThat(hash(email)).as("after a wrong password").startsWith("{bcrypt}$2a$04$");

        assertThat(signIn(email, PASSWORD).status()).isEqualTo(200);
        String renewed = hash(email);
        assertThat(renewed).startsWith("{bcrypt}$2a$12$");

        assertThat(signIn(email, PASSWORD).status()).as("with the new hash").isEqualTo(200);
        assertThat(hash(email)).as("a good hash stays").isEqualTo(renewed);
        assertProblem(signIn(email, "not the password"), 401);
    }

    @Test
    void many_failures_from_one_network_make_it_wait_whatever_the_addresses() {
        failFrom("127.0.0.1", Throttle.PER_NETWORK);
        Answer refused = signIn("somebody-new@example.test", PASSWORD);
        assertProblem(refused, 429).saying("too many failed attempts");
        assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isBetween(1L, 900L);
        assertThat(attemptFrom("127.0.0.2", false)).as("another network").isEmpty();
    }

    @Test
    void a_customer_s_whole_ipv6_network_counts_as_one() {
        for (int i = 0; i < Throttle.PER_NETWORK; i++) {
            attemptFrom("2001:db8:1:2::" + Integer.toHexString(i + 1), false);
        }
        assertThatExceptionOfType(ThrottledException.class)
                .isThrownBy(() -> attemptFrom("2001:db8:1:2:ffff::1", false));
        assertThat(attemptFrom("2001:db8:1:3::1", false)).as("its neighbour").isEmpty();
    }

    @Test
    void those_who_sign_in_do_not_use_up_their_network_s_patience() {
        failFrom("198.51.100.7", Throttle.PER_NETWORK - 1);
        for (int i = 0; i < 5; i++) {
            assertThat(attemptFrom("198.51.100.7", true)).isPresent();
        }
    }

    private void failFrom(String network, int times) {
        for (int i = 0; i < times; i++) {
            attemptFrom(network, false);
        }
    }

    /** For another address each time. */
    private Optional<Boolean> attemptFrom(String network, boolean fits) {
        return throttle.attempt(
                UUID.randomUUID() + "@example.test", network, () -> fits ? Optional.of(true) : Optional.empty());
    }

    private String person(String hash) {
        String id = "g" + UUID.randomUUID();
        String email = id + "@example.test";
        jdbc.sql("INSERT INTO person (org_id, id, name, roles) SELECT id, ?, 'Gil', ARRAY['viewer'] FROM org LIMIT 1")
                .param(id)
                .update();
        jdbc.sql("""
                INSERT INTO person_password (org_id, person, email, hash)
                SELECT org_id, id, ?, ? FROM person WHERE id = ?
                """).params(email, hash, id).update();
        return email;
    }

    private String hash(String email) {
        return jdbc.sql("SELECT hash FROM person_password WHERE email = ?")
                .param(email)
                .query(String.class)
                .single();
    }

    private Answer signIn(String email, String password) {
        return anyone().post("/api/session", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }
}
