package dev.parley.bot.identity;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Where a person is signed in, and signing out there from elsewhere. */
@TestPropertySource(properties = "server.address=0.0.0.0")
class SessionsApiTest extends StartedParley {
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1";
    private static final String DESK = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_person_sees_where_they_are_signed_in_and_nobody_else_s() {
        String person = person();
        String desk = signIn(person, DESK);
        String phone = signIn(person, PHONE);
        signIn(person(), DESK);

        JsonNode items = sessions(phone);
        assertThat(items.findValuesAsString("browser"))
                .containsExactlyInAnyOrder("Firefox on Linux", "Safari on iPhone");
        assertThat(items.valueStream().filter(item -> item.path("isThis").asBoolean()))
                .singleElement()
                .satisfies(here -> assertThat(here.path("browser").asString()).isEqualTo("Safari on iPhone"));
        assertThat(sessions(desk)).hasSize(2);
    }

    @Test
    void one_that_is_ended_from_elsewhere_is_over_at_once() {
        String person = person();
        String desk = signIn(person, DESK);
        String phone = signIn(person, PHONE);
        String id = only(sessions(desk), false).path("id").asString();
        assertThat(anyone().withCookie(desk).delete("/api/sessions/" + id).status())
                .isEqualTo(204);
        assertProblem(anyone().withCookie(phone).get("/api/session"), 401);
        assertThat(sessions(desk)).hasSize(1);
        assertProblem(anyone().withCookie(desk).delete("/api/sessions/" + id), 404)
                .saying("it has ended");
    }

    @Test
    void signing_out_elsewhere_leaves_only_this_one() {
        String person = person();
        List<String> others = List.of(signIn(person, PHONE), signIn(person, PHONE));
        Answer ended = anyone().withCookie(signIn(person, DESK)).delete("/api/sessions");
        assertThat(ended.status()).isEqualTo(204);
        String here = ended.header("Set-Cookie").orElseThrow();
        assertThat(sessions(here).findValuesAsString("isThis")).containsExactly("true");
        for (String other : others) {
            assertProblem(anyone().withCookie(other).get("/api/session"), 401);
        }
    }

    @Test
    void somebody_else_s_session_cannot_be_ended() {
        String theirs = signIn(person(), DESK);
        String id = only(sessions(theirs), true).path("id").asString();
        assertProblem(anyone().withCookie(signIn(person(), DESK)).delete("/api/sessions/" + id), 404);
        assertThat(anyone().withCookie(theirs).get("/api/session").status()).isEqualTo(200);
    }

    @Test
    void signing_out_takes_a_session_off_the_list() {
        String person = person();
        String desk = signIn(person, DESK);
        String phone = signIn(person, PHONE);
        anyone().withCookie(phone).delete("/api/session");
        assertThat(sessions(desk).findValuesAsString("browser")).containsExactly("Firefox on Linux");
    }

    @Test
    void what_a_browser_says_of_itself_is_kept_in_words_only() {
        String cookie = signIn(person(), "<script>alert(1)</script> Chrome/143.0 Edg/143.0 (Windows NT 10.0)");
        assertThat(sessions(cookie).findValuesAsString("browser")).containsExactly("Edge on Windows");
        assertThat(Browser.words("<b>hello")).isEqualTo("Some program");
        assertThat(Browser.words(null)).isEqualTo("Some program");
        assertThat(Browser.words(
                        "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36"))
                .isEqualTo("Chrome on Android");
    }

    /** @return an API key of somebody new */
    private String person() {
        String id = "p" + UUID.randomUUID();
        String key = "pk_" + id;
        jdbc.sql(
                        "INSERT INTO person (org_id, id, name, roles) SELECT id, ?, 'Some One', ARRAY['viewer'] FROM org LIMIT 1")
                .param(id)
                .update();
        byte[] hash = ApiKeys.hash(key);
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, ?, id, 'For a test', ?, ARRAY['viewer'] FROM person WHERE id = ?
                """).params(List.of(id, hash, id)).update();
        return key;
    }

    private String signIn(String key, String userAgent) {
        return anyone().with("User-Agent", userAgent)
                .post("/api/session", "{\"key\": \"%s\"}".formatted(key))
                .header("Set-Cookie")
                .orElseThrow();
    }

    private JsonNode sessions(String cookie) {
        return anyone().withCookie(cookie).get("/api/sessions").json().path("items");
    }

    private static JsonNode only(JsonNode items, boolean isThis) {
        return items.valueStream()
                .filter(item -> item.path("isThis").asBoolean() == isThis)
                .reduce((_, _) -> {
                    throw new AssertionError("More than one: " + items);
                })
                .orElseThrow();
    }
}
