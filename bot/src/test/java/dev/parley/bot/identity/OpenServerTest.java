package dev.parley.bot.identity;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.StartedParley;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A server that others can reach: everybody has to show a key. */
@TestPropertySource(properties = "server.address=0.0.0.0")
class OpenServerTest extends StartedParley {
    @Test
    void opening_the_page_signs_nobody_in() {
        assertThat(anyone().get("/").header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_proxy_in_front_is_welcome() {
        assertThat(anyone().with("X-Forwarded-For", "203.0.113.9").get("/").status())
                .isNotEqualTo(403);
    }

    @Test
    void a_key_is_exchanged_for_a_session_that_says_it_is_not_local() {
        String cookie = anyone().post("/api/session", "{\"key\": \"%s\"}".formatted(KEY))
                .header("Set-Cookie")
                .orElseThrow();
        assertThat(anyone().withCookie(cookie)
                        .get("/api/session")
                        .json()
                        .path("local")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void metrics_need_a_key() {
        assertProblem(anyone().get("/actuator/prometheus"), 401);
        assertThat(owner().get("/actuator/prometheus").status()).isEqualTo(200);
    }
}
