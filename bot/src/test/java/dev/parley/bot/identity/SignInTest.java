package dev.parley.bot.identity;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is taken for whom, on a server that only its own machine can reach. */
class SignInTest extends StartedParley {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void nobody_in_particular_is_told_how_to_send_a_key() {
        Answer answer = anyone().get("/api/session");
        assertProblem(answer, 401).hinting("Authorization: Bearer");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"parley\"");
        assertProblem(anyone().get("/api/workflows"), 401);
        assertProblem(anyone().post("/api/workflows", "{}"), 401);
    }

    @Test
    void the_bootstrap_key_is_the_owner() {
        Answer me = owner().get("/api/session");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.at("/name")).isEqualTo("Ana López");
        assertThat(me.at("/id")).isEqualTo("user:ana_lopez");
        assertThat(me.json().path("roles").toString()).isEqualTo("[\"owner\"]");
        assertThat(me.at("/organization")).contains("Ana López");
        assertThat(me.json().path("local").asBoolean()).isTrue();
    }

    @Test
    void an_unknown_key_is_refused_even_beside_a_good_cookie() {
        Answer answer = anyone().withCookie(cookieOfThePage())
                .with("Authorization", "Bearer guessed")
                .get("/api/session");
        assertProblem(answer, 401).saying("unknown or has expired");
    }

    @Test
    void an_expired_key_is_refused() {
        seed("pk_short_lived");
        jdbc.sql("UPDATE api_key SET expires_at = now() - interval '1 minute' WHERE hash = ?")
                .param(ApiKeys.hash("pk_short_lived"))
                .update();
        assertProblem(anyone().with("Authorization", "Bearer pk_short_lived").get("/api/session"), 401);
    }

    @Test
    void a_bootstrap_key_that_changes_later_is_added_and_starting_again_changes_nothing() {
        seed("pk_second");
        seed("pk_second");
        assertThat(anyone().with("Authorization", "Bearer pk_second")
                        .get("/api/session")
                        .status())
                .isEqualTo(200);
        assertThat(owner().get("/api/session").status()).isEqualTo(200);
        assertThat(count("SELECT count(*) FROM org")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM api_key WHERE position('pk_second'::bytea IN hash) > 0"))
                .isZero();
    }

    @Test
    void opening_the_page_on_this_machine_signs_the_owner_in() {
        String cookie = cookieOfThePage();
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000")
                .doesNotContain("Secure");
        assertThat(anyone().withCookie(cookie).get("/api/session").at("/name")).isEqualTo("Ana López");
    }

    @Test
    void whoever_is_signed_in_keeps_the_session() {
        assertThat(anyone().withCookie(cookieOfThePage()).get("/").header("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void a_foreign_name_for_this_machine_gets_no_session() throws IOException {
        String answer = raw("GET / HTTP/1.1\r\nHost: parley.evil.test:%d\r\nConnection: close\r\n\r\n".formatted(port));
        assertThat(answer).startsWith("HTTP/1.1 403").contains("application/problem+json", "\"hint\"", "localhost");
        assertThat(answer).doesNotContain("Set-Cookie");
    }

    @Test
    void a_proxy_that_brings_in_the_outside_world_gets_no_session() {
        for (String header : List.of("X-Forwarded-For", "X-Forwarded-Proto", "Via", "CF-Connecting-IP")) {
            Answer answer = anyone().with(header, "203.0.113.9").get("/");
            assertProblem(answer, 403).hinting("parley.local-sign-in");
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void a_key_can_be_exchanged_for_a_session_and_the_session_ended() {
        Answer signedIn = anyone().post("/api/session", "{\"key\": \"%s\"}".formatted(KEY));
        assertThat(signedIn.status()).isEqualTo(200);
        String cookie = signedIn.header("Set-Cookie").orElseThrow();
        assertThat(anyone().withCookie(cookie).get("/api/session").at("/name")).isEqualTo("Ana López");

        Answer signedOut = anyone().withCookie(cookie).delete("/api/session");
        assertThat(signedOut.status()).isEqualTo(204);
        assertThat(signedOut.header("Set-Cookie").orElseThrow()).contains("parley_session=;", "Max-Age=0");
    }

    @Test
    void a_wrong_key_gets_no_session() {
        assertProblem(anyone().post("/api/session", "{\"key\": \"guessed\"}"), 401);
        assertProblem(anyone().post("/api/session", "{}"), 401);
    }

    @Test
    void a_changed_cookie_is_nobody() {
        String cookie = cookieOfThePage();
        int at = cookie.indexOf('=') + 8;
        String forged = cookie.substring(0, at) + (cookie.charAt(at) == 'A' ? 'B' : 'A') + cookie.substring(at + 1);
        assertProblem(anyone().withCookie(forged).get("/api/session"), 401);
        assertProblem(anyone().with("Cookie", "parley_session=garbage").get("/api/session"), 401);
    }

    @Test
    void another_site_cannot_act_with_the_cookie() {
        var browser = anyone().withCookie(cookieOfThePage());
        assertProblem(browser.with("Sec-Fetch-Site", "cross-site").post("/api/workflows", "{}"), 403)
                .saying("another site");
        assertProblem(browser.with("Origin", "https://evil.test").post("/api/workflows", "{}"), 403);
        assertThat(browser.with("Sec-Fetch-Site", "cross-site")
                        .get("/api/session")
                        .status())
                .as("reading is what the browser itself guards")
                .isEqualTo(200);
    }

    @Test
    void our_own_page_can_act_with_the_cookie() {
        var browser = anyone().withCookie(cookieOfThePage());
        assertThat(browser.with("Sec-Fetch-Site", "same-origin")
                        .post("/api/workflows/validate", "{\"no\": \"workflow\"}")
                        .status())
                .isEqualTo(400);
        assertThat(browser.with("Origin", "http://127.0.0.1:" + port)
                        .post("/api/workflows/validate", "{\"no\": \"workflow\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void no_detour_by_way_of_the_webhooks_leads_around_the_door() throws IOException {
        for (String detour :
                List.of("/hooks/../api/workflows", "/hooks/%2e%2e/api/workflows", "/hooks/x;/../../api/workflows")) {
            String answer = raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(detour));
            assertThat(answer).as(detour).startsWith("HTTP/1.1 4").contains("application/problem+json");
            assertThat(answer).doesNotContain("\"items\"");
        }
    }

    @Test
    void health_is_for_everybody_and_names_no_insides() {
        Answer health = anyone().get("/actuator/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.at("/status")).isEqualTo("UP");
        assertThat(anyone().get("/actuator/prometheus").status()).isEqualTo(200);
        assertProblem(anyone().get("/actuator/env"), 401);
    }

    @Test
    void every_page_carries_the_security_headers() {
        Answer page = anyone().get("/");
        assertThat(page.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "img-src 'self' data:", "frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.header("Referrer-Policy")).hasValue("same-origin");
    }

    private String cookieOfThePage() {
        return anyone().get("/").header("Set-Cookie").orElseThrow();
    }

    private void seed(String key) {
        new FirstStart(jdbc, new TransactionTemplate(transactions), new IdentityProperties(key, "Somebody Else", true))
                .prepare();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
