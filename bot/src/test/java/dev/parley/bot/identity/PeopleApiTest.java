package dev.parley.bot.identity;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import io.lettuce.core.RedisClient;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Invitations, passwords and roles over HTTP, on a server that others can reach. */
@TestPropertySource(properties = "server.address=0.0.0.0")
class PeopleApiTest extends StartedParley {
    private static final String PASSWORD = "correct horse battery";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RedisClient redis;

    @BeforeEach
    void forget_failed_attempts() {
        try (var connection = redis.connect()) {
            connection
                    .sync()
                    .keys("parley:sign-in:*")
                    .forEach(key -> connection.sync().del(key));
        }
    }

    @Test
    void an_invitation_makes_a_person_who_can_sign_in() {
        String email = address("ben");
        String token = invited(email, "\"editor\", \"lead\"");
        Answer look = anyone().post("/api/links/look", "{\"token\": \"%s\"}".formatted(token));
        assertThat(look.at("/kind")).isEqualTo("INVITATION");
        assertThat(look.at("/email")).isEqualTo(email);
        assertThat(look.at("/madeBy")).isEqualTo("Ana López");

        Answer joined = accept(token, "Ben", PASSWORD);
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().path("roles").toString()).isEqualTo("[\"editor\",\"lead\"]");
        assertThat(joined.at("/role")).isEqualTo("editor");

        Answer signedIn = signIn(email.toUpperCase(), PASSWORD);
        assertThat(signedIn.at("/name")).isEqualTo("Ben");
        assertThat(signedIn.header("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(signedIn.header("Location")).isEmpty();
    }

    @Test
    void an_invitation_opens_the_door_once() {
        String token = invited(address("once"), "\"viewer\"");
        assertThat(accept(token, "Once", PASSWORD).status()).isEqualTo(200);
        assertProblem(accept(token, "Twice", PASSWORD), 410).saying("used already");
        assertProblem(anyone().post("/api/links/look", "{\"token\": \"%s\"}".formatted(token)), 410);
    }

    @Test
    void a_refused_answer_leaves_the_invitation_good() {
        String token = invited(address("slow"), "\"viewer\"");
        assertProblem(accept(token, "Slow", "short"), 422).saying("too easy");
        assertProblem(accept(token, "", PASSWORD), 400).saying("name");
        assertThat(accept(token, "Slow", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void an_invitation_that_is_too_old_or_taken_back_or_guessed_opens_nothing() {
        String old = invited(address("old"), "\"viewer\"");
        jdbc.sql("UPDATE door_link SET expires_at = now() - interval '1 second' WHERE hash = ?")
                .param(ApiKeys.hash(old))
                .update();
        assertProblem(accept(old, "Old", PASSWORD), 410);

        Answer made = invite(address("back"), "\"viewer\"");
        assertThat(owner().get("/api/invitations").body())
                .contains(made.at("/id"))
                .doesNotContain(token(made));
        assertThat(owner().delete("/api/invitations/" + made.at("/id")).status())
                .isEqualTo(204);
        assertProblem(accept(token(made), "Back", PASSWORD), 410);
        assertProblem(accept("guessed", "Guess", PASSWORD), 410);
    }

    @Test
    void links_are_kept_as_hashes_and_passwords_as_bcrypt() {
        String email = address("kept");
        String token = invited(email, "\"viewer\"");
        accept(token, "Kept", PASSWORD);
        assertThat(jdbc.sql("SELECT hash FROM person_password WHERE email = ?")
                        .param(email)
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$12$");
        assertThat(jdbc.sql("SELECT count(*) FROM door_link WHERE position(?::bytea IN hash) > 0")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_wrong_password_and_an_unknown_address_are_told_the_same() {
        String email = address("told");
        join(email, "viewer");
        String wrong = signIn(email, "wrong password").body();
        assertThat(wrong).contains("The e-mail address or the password is wrong");
        assertThat(signIn(address("nobody"), PASSWORD).body()).isEqualTo(wrong);
        assertProblem(signIn(email, ""), 401);
    }

    @Test
    void too_many_failures_wait_their_turn_and_nobody_is_locked_out_for_ever() {
        String email = address("guessed");
        String cookie = join(email, "viewer");
        for (int i = 0; i < Throttle.PER_ADDRESS; i++) {
            assertProblem(signIn(email, "guess number " + i), 401);
        }
        Answer waiting = signIn(email, PASSWORD);
        assertProblem(waiting, 429).saying("too many failed attempts");
        assertThat(Long.parseLong(waiting.header("Retry-After").orElseThrow())).isBetween(1L, 900L);
        assertThat(me(cookie).status()).as("sessions go on").isEqualTo(200);
        assertThat(signIn(address("else"), "x").status())
                .as("others are not kept waiting")
                .isEqualTo(401);
        forget_failed_attempts();
        assertThat(signIn(email, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        String cookie = join(address("out"), "viewer");
        String other = anyone().post("/api/session", "{\"key\": \"%s\"}".formatted(KEY))
                .header("Set-Cookie")
                .orElseThrow();
        assertThat(anyone().withCookie(cookie).delete("/api/session").status()).isEqualTo(204);
        assertProblem(me(cookie), 401);
        assertThat(me(other).status()).isEqualTo(200);
    }

    @Test
    void a_new_password_needs_the_old_one_and_ends_every_other_session() {
        String email = address("change");
        String here = join(email, "viewer");
        String there = signIn(email, PASSWORD).header("Set-Cookie").orElseThrow();
        assertProblem(change(here, "not the old one", "another good password"), 401);
        assertProblem(change(here, PASSWORD, "short"), 422);
        Answer changed = change(here, PASSWORD, "another good password");
        assertThat(changed.status()).isEqualTo(200);
        assertProblem(me(here), 401);
        assertProblem(me(there), 401);
        assertThat(me(changed.header("Set-Cookie").orElseThrow()).status()).isEqualTo(200);
        assertProblem(signIn(email, PASSWORD), 401);
        assertThat(signIn(email, "another good password").status()).isEqualTo(200);
    }

    @Test
    void an_owner_can_make_a_link_for_a_new_password() {
        String email = address("forgot");
        String cookie = join(email, "viewer");
        Answer made = owner().post("/api/people/" + id(cookie) + "/reset", "{}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(accept(token(made), "", "a new good password").status()).isEqualTo(200);
        assertProblem(me(cookie), 401);
        assertThat(signIn(email, "a new good password").status()).isEqualTo(200);
    }

    @Test
    void roles_are_changed_at_once() {
        String cookie = join(address("promoted"), "viewer");
        Http person = anyone().withCookie(cookie);
        assertProblem(person.post("/api/workflows", "{}"), 403)
                .saying("needs the role editor")
                .hinting("Ana López");
        Answer changed = patch(owner(), id(cookie), "\"editor\"");
        assertThat(changed.at("/role")).isEqualTo("editor");
        assertThat(person.post("/api/workflows", "{}").status()).isNotEqualTo(403);
    }

    @Test
    void whoever_is_removed_is_nobody_at_once() {
        String email = address("gone");
        String cookie = join(email, "editor");
        assertThat(owner().delete("/api/people/" + id(cookie)).status()).isEqualTo(204);
        assertProblem(me(cookie), 401);
        assertProblem(signIn(email, PASSWORD), 401);
    }

    @Test
    void there_is_always_an_owner() {
        String owner = owner().get("/api/session").at("/id").substring("user:".length());
        jdbc.sql("UPDATE person SET roles = ARRAY['admin'] WHERE 'owner' = ANY (roles) AND id <> ?")
                .param(owner)
                .update();
        assertProblem(patch(owner(), owner, "\"admin\""), 409).saying("only owner");
        assertProblem(owner().delete("/api/people/" + owner), 409).saying("only owner");
    }

    @Test
    void an_admin_governs_people_but_never_owners() {
        Http admin = anyone().withCookie(join(address("admin"), "admin"));
        String owner = owner().get("/api/session").at("/id").substring("user:".length());
        String other = id(join(address("other"), "viewer"));
        assertThat(admin.get("/api/people").status()).isEqualTo(200);
        assertThat(patch(admin, other, "\"admin\"").status()).isEqualTo(200);
        assertProblem(patch(admin, other, "\"owner\""), 403).saying("Only an owner");
        assertProblem(patch(admin, owner, "\"viewer\""), 403);
        assertProblem(admin.delete("/api/people/" + owner), 403);
        assertProblem(admin.post("/api/people/" + owner + "/reset", "{}"), 403);
        assertProblem(admin.post("/api/invitations", "{\"email\": \"x@y.test\", \"roles\": [\"owner\"]}"), 403);
    }

    @Test
    void an_editor_governs_nobody() {
        Http editor = anyone().withCookie(join(address("editor"), "editor"));
        assertProblem(editor.get("/api/people"), 403);
        assertProblem(editor.post("/api/invitations", "{\"email\": \"x@y.test\", \"roles\": [\"viewer\"]}"), 403);
    }

    @Test
    void a_key_goes_no_further_than_the_person_it_acts_for() {
        String cookie = join(address("keyed"), "admin");
        byte[] hash = ApiKeys.hash("pk_of_an_admin");
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, ?, id, 'For a test', ?, ARRAY['admin'] FROM person WHERE id = ?
                """).params(List.of(ApiKeys.idOf(hash), hash, id(cookie))).update();
        Http key = anyone().with("Authorization", "Bearer pk_of_an_admin");
        assertThat(key.get("/api/people").status()).isEqualTo(200);
        patch(owner(), id(cookie), "\"viewer\"");
        assertProblem(key.get("/api/people"), 403);
    }

    @Test
    void a_page_of_another_site_signs_nobody_in_or_out_and_uses_no_link() {
        String token = invited(address("csrf"), "\"viewer\"");
        Http foreign = anyone().with("Sec-Fetch-Site", "cross-site");
        assertProblem(foreign.post("/api/session", "{\"key\": \"%s\"}".formatted(KEY)), 403)
                .saying("another site");
        assertProblem(foreign.delete("/api/session"), 403);
        assertProblem(
                anyone().with("Origin", "https://evil.test")
                        .post("/api/links/accept", acceptance(token, "Eve", PASSWORD)),
                403);
        Http lured = foreign.withCookie(join(address("lured"), "admin"));
        assertProblem(lured.post("/api/invitations", "{\"email\": \"eve@evil.test\", \"roles\": [\"admin\"]}"), 403);
        assertProblem(lured.put("/api/session/password", "{}"), 403);
        assertProblem(lured.delete("/api/people/ana_lopez"), 403);
        assertThat(accept(token, "Eva", PASSWORD).status())
                .as("the link is still good")
                .isEqualTo(200);
    }

    @Test
    void nothing_leads_elsewhere_after_signing_in() {
        String token = invited(address("redirect"), "\"viewer\"");
        for (String next : List.of("https://evil.test", "//evil.test", "/\\\\evil.test")) {
            assertThat(anyone().post(
                                    "/api/session?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8),
                                    "{\"key\": \"%s\"}".formatted(KEY))
                            .header("Location"))
                    .isEmpty();
        }
        assertThat(accept(token, "Red", PASSWORD).header("Location")).isEmpty();
        assertThat(invite(address("address"), "\"viewer\"").at("/link"))
                .startsWith("http://127.0.0.1:" + port + "/#/join/");
    }

    private String join(String email, String role) {
        return accept(invited(email, "\"" + role + "\""), "Some One", PASSWORD)
                .header("Set-Cookie")
                .orElseThrow();
    }

    private String invited(String email, String roles) {
        return token(invite(email, roles));
    }

    private Answer invite(String email, String roles) {
        Answer made = owner().post("/api/invitations", "{\"email\": \"%s\", \"roles\": [%s]}".formatted(email, roles));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made;
    }

    private static String token(Answer made) {
        return made.at("/link").replaceFirst(".*/", "");
    }

    private Answer accept(String token, String name, String password) {
        return anyone().post("/api/links/accept", acceptance(token, name, password));
    }

    private static String acceptance(String token, String name, String password) {
        return "{\"token\": \"%s\", \"name\": \"%s\", \"password\": \"%s\"}".formatted(token, name, password);
    }

    private Answer signIn(String email, String password) {
        return anyone().post("/api/session", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private Answer change(String cookie, String old, String password) {
        return anyone().withCookie(cookie)
                .put("/api/session/password", "{\"old\": \"%s\", \"password\": \"%s\"}".formatted(old, password));
    }

    private Answer patch(Http by, String person, String roles) {
        return by.with("Content-Type", "application/json")
                .send("PATCH", "/api/people/" + person, BodyPublishers.ofString("{\"roles\": [%s]}".formatted(roles)));
    }

    private Answer me(String cookie) {
        return anyone().withCookie(cookie).get("/api/session");
    }

    private String id(String cookie) {
        return me(cookie).at("/id").substring("user:".length());
    }

    private static String address(String name) {
        return name + "-" + UUID.randomUUID() + "@example.test";
    }
}
