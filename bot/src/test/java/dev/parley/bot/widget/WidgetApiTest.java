package dev.parley.bot.widget;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http;
import dev.parley.bot.api.Http.Answer;
import dev.parley.bot.api.StartedParley;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the chat on another page may do, and what a page, a thief of its token, or anybody else may not (C2). */
class WidgetApiTest extends StartedParley {
    private static final String SHOP = "https://shop.test";
    private static final String BLOG = "https://blog.test:8443";

    @Autowired
    JdbcClient jdbc;

    private Answer asked(Http who, String origin) {
        return who.post("/api/widget/tokens", "{\"origin\": \"%s\"}".formatted(origin));
    }

    private String token(Http who, String origin) {
        Answer answer = asked(who, origin);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.at("/token");
    }

    private Http at(String origin, String token) {
        return anyone().with("Authorization", "Bearer " + token).with("Origin", origin);
    }

    private Http atShop() {
        return at(SHOP, token(owner(), SHOP));
    }

    private static String begun(Http widget) {
        Answer answer = widget.post("/api/widget/conversations", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.at("/id");
    }

    private static String messages(String conversation) {
        return "/api/conversations/" + conversation + "/messages";
    }

    @Test
    void a_person_lets_the_chat_of_a_page_act_for_them_and_it_talks() {
        Answer given = asked(owner(), SHOP + "/");
        assertThat(given.at("/name")).isEqualTo("Ana López");
        assertThat(given.at("/origin")).isEqualTo(SHOP);
        assertThat(given.at("/token")).hasSizeGreaterThan(40).startsWith("plw_");
        Http widget = at(SHOP, given.at("/token"));
        String conversation = begun(widget);
        assertThat(widget.get(messages(conversation)).body()).contains("Hi, I am Parley");
        assertThat(widget.post(messages(conversation), "{\"text\": \"help\"}").status())
                .isEqualTo(202);
        assertThat(widget.lines("/api/conversations/" + conversation + "/stream")
                        .anyMatch(line -> line.contains("\"author\":\"Ana López\"")))
                .isTrue();
    }

    @Test
    void answers_are_for_that_page_and_never_with_cookies() {
        Answer answer = atShop().get("/api/widget/conversations");
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(SHOP);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void the_token_is_kept_as_a_hash_only() throws Exception {
        String token = token(owner(), SHOP);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes());
        assertThat(count("SELECT count(*) FROM widget_token WHERE hash = ?", hash))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM widget_token t WHERE t::text LIKE ?", "%" + token + "%"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/widget/conversations", "/api/conversations/1/messages", "/api/conversations/1/stream"})
    void a_browser_that_asks_first_is_told_what_it_may_send(String path) {
        Answer answer = preflight(path, SHOP);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(SHOP);
        assertThat(answer.header("Access-Control-Allow-Methods").orElseThrow()).contains("GET", "POST");
        assertThat(answer.header("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization", "Content-Type", "Last-Event-ID");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Max-Age")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test",
                "http://shop.test",
                "https://shop.test:444",
                "https://shop.test.evil.test",
                "null"
            })
    void a_page_that_is_not_named_is_refused_in_words(String origin) {
        Answer asked = preflight("/api/widget/conversations", origin);
        assertProblem(asked, 403).saying(origin).hinting("PARLEY_WIDGET_ORIGINS");
        assertThat(asked.header("Access-Control-Allow-Origin")).isEmpty();
        Answer read = anyone().with("Origin", origin).get("/api/widget/conversations");
        assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(asked(owner(), origin).status()).isBetween(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/session",
                "/api/workflows",
                "/api/widget/tokens",
                "/api/widget/origins",
                "/api/conversations",
                "/api/approvals"
            })
    void the_rest_of_parley_stays_closed_to_pages_that_are_named(String path) {
        assertThat(preflight(path, SHOP).header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(owner().with("Origin", SHOP).get(path).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/session",
        "GET, /api/conversations",
        "POST, /api/conversations",
        "GET, /api/workflows",
        "POST, /api/workflows",
        "GET, /api/executions",
        "GET, /api/approvals",
        "GET, /api/people",
        "POST, /api/widget/tokens",
        "GET, /actuator/info",
        "PUT, /api/session/password"
    })
    void a_token_is_good_for_talking_only(String method, String path) {
        Answer answer = atShop().with("Content-Type", "application/json")
                .send(method, path, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        assertProblem(answer, 403).saying("may talk, and nothing else");
    }

    @Test
    void a_token_is_good_on_the_pages_it_was_given_to() {
        String token = token(owner(), SHOP);
        assertProblem(at(BLOG, token).get("/api/widget/conversations"), 403).saying(SHOP, BLOG);
        assertProblem(at("https://evil.test", token).get("/api/widget/conversations"), 403);
        assertProblem(anyone().with("Authorization", "Bearer " + token).get("/api/widget/conversations"), 403)
                .saying("no page");
    }

    @Test
    void a_page_of_parley_s_own_may_have_the_chat_too() {
        String own = "http://127.0.0.1:" + port;
        String token = token(owner(), own);
        assertThat(at(own, token).get("/api/widget/conversations").status()).isEqualTo(200);
        Http nameless = anyone().with("Authorization", "Bearer " + token);
        assertThat(nameless.with("Sec-Fetch-Site", "same-origin")
                        .get("/api/widget/conversations")
                        .status())
                .isEqualTo(200);
        assertThat(nameless.with("Sec-Fetch-Site", "cross-site")
                        .get("/api/widget/conversations")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_page_sees_what_was_begun_there_and_nothing_else() {
        Http shop = atShop();
        Http blog = at(BLOG, token(owner(), BLOG));
        String inShop = begun(shop);
        String inConsole = owner().post("/api/conversations", "{}").at("/id");
        assertThat(shop.get("/api/widget/conversations").body())
                .contains(inShop)
                .doesNotContain(inConsole);
        assertThat(blog.get("/api/widget/conversations").body()).doesNotContain(inShop);
        assertProblem(blog.get(messages(inShop)), 403).saying("was not begun by Ana López on " + BLOG);
        assertProblem(shop.get(messages(inConsole)), 403);
        assertProblem(shop.get("/api/conversations/" + inConsole + "/stream"), 403);
        assertProblem(shop.post(messages(inConsole), "{\"text\": \"help\"}"), 403);
        assertProblem(shop.get(messages("no-id")), 403);
        assertThat(owner().get("/api/conversations").body()).contains(inShop);
    }

    @Test
    void a_colleague_on_the_same_page_has_conversations_of_their_own() {
        String mine = begun(atShop());
        Http colleague = at(SHOP, token(personWithKey("colleague", "editor"), SHOP));
        assertProblem(colleague.get(messages(mine)), 403);
        assertThat(colleague.get("/api/widget/conversations").body()).doesNotContain(mine);
    }

    @Test
    void another_organization_s_conversation_on_the_same_page_stays_closed() {
        UUID org = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        jdbc.sql("INSERT INTO org (id, name) VALUES (?, 'Others')").param(org).update();
        try {
            jdbc.sql("INSERT INTO conversation (org_id, id, created_by) VALUES (?, ?, 'user:ana_lopez')")
                    .params(List.of(org, conversation))
                    .update();
            jdbc.sql("INSERT INTO widget_conversation (org_id, conversation, origin) VALUES (?, ?, ?)")
                    .params(List.of(org, conversation, SHOP))
                    .update();
            assertProblem(atShop().get(messages(conversation.toString())), 403);
        } finally {
            jdbc.sql("DELETE FROM conversation WHERE org_id = ?").param(org).update();
            jdbc.sql("DELETE FROM org WHERE id = ?").param(org).update();
        }
    }

    @Test
    void signing_out_ends_it_at_once() {
        Http widget = atShop();
        assertThat(widget.delete("/api/widget/tokens/current").status()).isEqualTo(204);
        Answer answer = widget.get("/api/widget/conversations");
        assertProblem(answer, 401).saying("signed out");
        // Or the page could not read why.
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(SHOP);
        assertProblem(anyone().with("Authorization", "Bearer plw_guessed").get("/api/widget/conversations"), 401);
    }

    @Test
    void it_ends_by_itself_after_half_a_day() {
        Http widget = at(SHOP, token(personWithKey("late", "editor"), SHOP));
        jdbc.sql(
                        "UPDATE widget_token SET expires_at = expires_at - interval '11 hours 59 minutes' WHERE person = 'late'")
                .update();
        assertThat(widget.get("/api/widget/conversations").status()).isEqualTo(200);
        jdbc.sql("UPDATE widget_token SET expires_at = expires_at - interval '2 minutes' WHERE person = 'late'")
                .update();
        assertProblem(widget.get("/api/widget/conversations"), 401);
        token(owner(), SHOP);
        assertThat(count("SELECT count(*) FROM widget_token WHERE person = ?", "late"))
                .as("what has run out is swept out")
                .isZero();
    }

    @Test
    void it_ends_with_its_person_and_with_all_of_their_sessions() {
        Http leaver = at(SHOP, token(personWithKey("leaver", "editor"), SHOP));
        assertThat(leaver.get("/api/widget/conversations").status()).isEqualTo(200);
        jdbc.sql("UPDATE person SET session_epoch = session_epoch + 1 WHERE id = 'leaver'")
                .update();
        assertProblem(leaver.get("/api/widget/conversations"), 401);

        Http again = at(SHOP, token(personWithKey("leaver", "editor"), SHOP));
        assertThat(owner().delete("/api/people/leaver").status()).isEqualTo(204);
        assertProblem(again.get("/api/widget/conversations"), 401);
    }

    @Test
    void it_never_may_more_than_its_person_may_now() {
        Http widget = at(SHOP, token(personWithKey("lowered", "editor"), SHOP));
        String conversation = begun(widget);
        jdbc.sql("UPDATE person SET roles = ARRAY['viewer'] WHERE id = 'lowered'")
                .update();
        widget.post(messages(conversation), "{\"text\": \"When a webhook comes, POST it to http://localhost:9/in\"}");
        assertThat(widget.get(messages(conversation)).body()).contains("needs the role editor, and yours is viewer");
    }

    @Test
    void a_key_with_few_rights_gives_no_more_of_them_to_a_page() {
        Http widget = at(SHOP, token(key("ana_lopez", "viewer"), SHOP));
        String conversation = begun(widget);
        widget.post(messages(conversation), "{\"text\": \"When a webhook comes, POST it to http://localhost:9/in\"}");
        assertThat(widget.get(messages(conversation)).body()).contains("needs the role editor, and yours is viewer");
    }

    @Test
    void another_site_cannot_have_a_token_made_with_the_cookie() {
        String cookie = anyone().get("/").header("Set-Cookie").orElseThrow();
        Http browser = anyone().withCookie(cookie);
        assertThat(asked(browser.with("Sec-Fetch-Site", "same-origin"), SHOP).status())
                .isEqualTo(201);
        assertProblem(asked(browser.with("Sec-Fetch-Site", "cross-site").with("Origin", SHOP), SHOP), 403)
                .saying("another site");
        assertProblem(asked(anyone(), SHOP), 401);
    }

    @Test
    void a_session_or_a_key_is_no_token() {
        assertProblem(owner().get("/api/widget/conversations"), 400).hinting("/api/conversations");
        assertProblem(owner().delete("/api/widget/tokens/current"), 400);
        assertProblem(owner().post("/api/widget/tokens", "{}"), 400).saying("origin");
    }

    @Test
    void whoever_is_asked_is_shown_where_the_chat_may_live() {
        assertThat(owner().get("/api/widget/origins").json().path("items").toString())
                .isEqualTo("[\"%s\",\"%s\"]".formatted(SHOP, BLOG));
    }

    private Answer preflight(String path, String origin) {
        return anyone().with("Origin", origin)
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Headers", "authorization,last-event-id")
                .send("OPTIONS", path, BodyPublishers.noBody());
    }

    private Http personWithKey(String person, String role) {
        jdbc.sql("""
                INSERT INTO person (org_id, id, name, roles)
                SELECT org_id, ?, ?, ARRAY[?] FROM person WHERE 'owner' = ANY (roles) LIMIT 1
                ON CONFLICT (org_id, id) DO UPDATE SET roles = EXCLUDED.roles
                """).params(List.of(person, person, role)).update();
        return key(person, role);
    }

    private Http key(String person, String role) {
        String secret = "pk_widget_%s_%s".formatted(person, role);
        jdbc.sql("""
                INSERT INTO api_key (org_id, id, person, name, hash, roles)
                SELECT org_id, ?, id, 'For a test', sha256(?::bytea), ARRAY[?] FROM person WHERE id = ?
                ON CONFLICT DO NOTHING
                """).params(List.of(secret, secret, role, person)).update();
        return anyone().with("Authorization", "Bearer " + secret);
    }

    private long count(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query(Long.class).single();
    }
}
