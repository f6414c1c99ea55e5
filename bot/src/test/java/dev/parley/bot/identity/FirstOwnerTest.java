package dev.parley.bot.identity;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A server that others can reach, and nobody can sign in to yet. */
@TestPropertySource(properties = {"server.address=0.0.0.0", "parley.bootstrap-api-key="})
class FirstOwnerTest extends StartedParley {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    FirstOwner firstOwner;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobody_can_enter() {
        jdbc.sql("DELETE FROM person_password").update();
        jdbc.sql("DELETE FROM api_key").update();
    }

    @Test
    void the_link_that_is_printed_makes_its_reader_the_owner_once() {
        String token = printed();
        Answer look = anyone().post("/api/links/look", "{\"token\": \"%s\"}".formatted(token));
        assertThat(look.at("/kind")).isEqualTo("WELCOME");
        assertThat(look.json().has("email")).isFalse();
        Answer owner = accept(token, "Olga", "olga@example.test");
        assertThat(owner.at("/name")).isEqualTo("Olga");
        assertThat(owner.at("/role")).isEqualTo("owner");
        String cookie = owner.header("Set-Cookie").orElseThrow();
        assertThat(anyone().withCookie(cookie).get("/api/people").status()).isEqualTo(200);
        assertProblem(accept(token, "Eve", "eve@example.test"), 410).hinting("printed when Parley starts");
    }

    @Test
    void it_is_printed_no_more_once_an_owner_has_a_password() {
        accept(printed(), "Olga", "olga@example.test");
        assertThat(firstOwner.link()).isEmpty();
    }

    @Test
    void it_is_printed_no_more_once_an_owner_has_a_key() {
        byte[] hash = ApiKeys.hash("pk_of_an_owner");
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, ?, id, 'For a test', ?, ARRAY['owner'] FROM person WHERE 'owner' = ANY (roles)
                """).params(List.of(ApiKeys.idOf(hash), hash)).update();
        assertThat(firstOwner.link()).isEmpty();
    }

    @Test
    void each_start_prints_another_one_and_the_earlier_is_worth_nothing() {
        String earlier = printed();
        String later = printed();
        assertProblem(accept(earlier, "Eve", "eve@example.test"), 410);
        assertThat(accept(later, "Olga", "olga@example.test").status()).isEqualTo(200);
    }

    @Test
    void it_is_worth_nothing_after_a_day() {
        String token = printed();
        jdbc.sql("UPDATE door_link SET expires_at = expires_at - interval '24 hours'")
                .update();
        assertProblem(accept(token, "Late", "late@example.test"), 410);
    }

    private String printed() {
        String link = firstOwner.link().orElseThrow();
        assertThat(link).startsWith("http://localhost:" + port + "/#/welcome/");
        return link.replaceFirst(".*/", "");
    }

    private Answer accept(String token, String name, String email) {
        return anyone().post(
                        "/api/links/accept",
                        "{\"token\": \"%s\", \"name\": \"%s\", \"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(token, name, email, PASSWORD));
    }
}
