package dev.parley.bot.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;

@Import(ConnectionsApiTest.Listening.class)
class ConnectionsApiTest extends ConnectedParley {
    private static final List<ConnectionBroken> TOLD = new CopyOnWriteArrayList<>();

    @BeforeEach
    void nobody_was_told() {
        TOLD.clear();
    }

    @Test
    void the_systems_that_can_be_connected_say_what_they_need() {
        JsonNode github = owner().get("/api/connectors")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> text(item, "/name").equals("github"))
                .findFirst()
                .orElseThrow();

        assertThat(text(github, "/title")).isEqualTo("GitHub");
        assertThat(text(github, "/auth/0/kind")).isEqualTo("token");
        assertThat(github.at("/auth/0/fields/0/isSecret").asBoolean()).isTrue();
        assertThat(text(github, "/auth/1/scopes/0/name")).isEqualTo("repo");
        assertThat(github.path("operations").toString()).contains("github.create_issue");
    }

    @Test
    void a_connection_is_tested_as_it_is_made_and_shows_no_secret() {
        Answer answer = connect("\"values\": {\"token\": \"ghp_planted0001\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/name")).isEqualTo("GitHub");
        assertThat(answer.at("/status")).isEqualTo("READY");
        assertThat(answer.at("/account")).isEqualTo("octocat");
        assertThat(answer.json().at("/test/ok").asBoolean()).isTrue();
        assertThat(answer.body()
                        + owner().get("/api/connections").body()
                        + owner().get("/api/connections/" + answer.at("/id")).body())
                .doesNotContain("planted");
    }

    @Test
    void a_key_that_is_refused_is_kept_for_mending_and_says_so() {
        FAR.stubFor(get("/user").willReturn(json(401, "{\"message\": \"Bad credentials\"}")));

        Answer answer = connect("\"values\": {\"token\": \"ghp_planted0002\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/status")).isEqualTo("NEEDS_RECONNECT");
        assertThat(answer.at("/test/error/code")).isEqualTo("http_401");
        assertThat(answer.at("/test/error/message")).contains("Bad credentials");

        FAR.stubFor(get("/user").willReturn(json(200, "{\"login\": \"octocat\"}")));
        Answer mended =
                owner().put("/api/connections/" + answer.at("/id"), "{\"values\": {\"token\": \"ghp_planted0003\"}}");
        assertThat(mended.at("/status")).isEqualTo("READY");
    }

    @Test
    void what_is_missing_is_asked_for() {
        assertProblem(connect("\"values\": {}"), 422)
                .saying("`values.token` is missing")
                .hinting("Personal access tokens");
        assertProblem(owner().post("/api/connections", "{}"), 400).saying("`connector` is missing");
        assertProblem(owner().post("/api/connections", "{\"connector\": \"fax\"}"), 422)
                .saying("no connector \"fax\"");
        connected("ghp_planted0004");
        assertProblem(connect("\"name\": \"github\", \"values\": {\"token\": \"x\"}"), 409)
                .saying("called \"github\"");
    }

    @Test
    void a_connection_goes_and_its_secret_with_it() {
        String id = connected("ghp_planted0005");

        assertThat(owner().delete("/api/connections/" + id).status()).isEqualTo(204);
        assertProblem(owner().delete("/api/connections/" + id), 404);
        assertProblem(owner().post("/api/connections/" + id + "/test", "{}"), 404);
        assertThat(jdbc.sql("SELECT count(*) FROM connection").query(Long.class).single())
                .isZero();
    }

    @Test
    void another_organization_s_connection_is_not_there() {
        String id = connected("ghp_planted0006");
        UUID stranger = UUID.randomUUID();
        jdbc.sql("INSERT INTO org (id, name) VALUES (?, 'Strangers')")
                .param(stranger)
                .update();
        jdbc.sql("UPDATE connection SET org_id = ?").param(stranger).update();

        assertThat(owner().get("/api/connections").json().path("items")).isEmpty();
        assertProblem(owner().get("/api/connections/" + id), 404);
        assertProblem(owner().put("/api/connections/" + id, "{\"values\": {\"token\": \"x\"}}"), 404);
        assertProblem(owner().post("/api/connections/" + id + "/test", "{}"), 404);
        assertProblem(owner().delete("/api/connections/" + id), 404);
        assertProblem(owner().get("/api/connections/" + id + "/authorize"), 404);
    }

    @Test
    void a_person_allows_a_connection_in_the_browser() {
        FAR.stubFor(
                post("/login/oauth/access_token")
                        .withRequestBody(containing("code=code-planted"))
                        .willReturn(
                                json(
                                        200,
                                        "{\"access_token\": \"gho_planted0007\", \"scope\": \"repo,workflow\", \"token_type\": \"bearer\"}")));
        Answer pending = connect(
                "\"auth\": \"oauth2\", \"values\": {\"client_id\": \"Iv1.7\", \"client_secret\": \"planted-secret\"}");
        assertThat(pending.at("/status")).isEqualTo("PENDING");

        Answer departure = owner().get(pending.at("/authorizeUrl"));
        URI there = URI.create(departure.header("Location").orElseThrow());
        String cookie = departure.header("Set-Cookie").orElseThrow();
        String callback =
                "/oauth/callback?code=code-planted&state=" + query(there).get("state");

        assertThat(departure.status()).isEqualTo(302);
        assertThat(there.toString()).startsWith(FAR.baseUrl() + "/login/oauth/authorize?");
        assertThat(query(there).get("redirect_uri"))
                .isEqualTo("http%3A%2F%2F127.0.0.1%3A" + port + "%2Foauth%2Fcallback");
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax", "Path=/oauth/callback")
                .doesNotContain("planted");
        assertProblem(anyone().get(callback), 400).saying("Nobody set out from this browser");

        Answer second = owner().get(pending.at("/authorizeUrl"));
        Answer back = anyone().withCookie(second.header("Set-Cookie").orElseThrow())
                .get("/oauth/callback?code=code-planted&state="
                        + query(URI.create(second.header("Location").orElseThrow()))
                                .get("state"));
        assertThat(back.status()).as(back.body()).isEqualTo(302);
        JsonNode connection =
                owner().get("/api/connections/" + pending.at("/id")).json();
        assertThat(text(connection, "/status")).isEqualTo("READY");
        assertThat(connection.path("scopes").toString()).isEqualTo("[\"repo\",\"workflow\"]");
    }

    @Test
    void nobody_is_let_back_in_who_did_not_set_out() {
        assertProblem(anyone().get("/oauth/callback?error=access_denied&state=x"), 400)
                .saying("access_denied");
        assertProblem(anyone().get("/oauth/callback?code=x&state=y"), 400).hinting("same browser");
        assertProblem(anyone().get("/api/connections/" + UUID.randomUUID() + "/authorize"), 401);
    }

    @Test
    void a_withdrawn_key_is_announced_once() throws Exception {
        String conversation = owner().post("/api/conversations", "{}").at("/id");
        String id = connected("ghp_planted0008");
        FAR.resetAll();
        FAR.stubFor(any(anyUrl()).willReturn(json(401, "{\"message\": \"Bad credentials\"}")));

        new Runs(owner()).finished("github.get_issue", "{\"repo\": \"acme/shop\", \"number\": 7}");
        JsonNode run = new Runs(owner()).finished("github.get_issue", "{\"repo\": \"acme/shop\", \"number\": 7}");

        assertThat(text(run, "/error/code")).isEqualTo("needs_reconnect");
        assertThat(TOLD).extracting(told -> told.connection().id().toString()).containsExactly(id);
        assertThat(TOLD.getFirst().connection().createdBy().name()).isEqualTo("Ana López");
        assertThat(TOLD.getFirst().reconnectPath()).contains(id);
        assertThat(owner().get("/api/conversations/" + conversation + "/messages")
                        .body())
                .containsOnlyOnce("The connection **GitHub** no longer works.")
                .contains("GitHub no longer accepts its key.");
    }

    @Test
    void the_master_key_can_be_replaced() {
        connected("ghp_planted0009");
        String before = jdbc.sql("SELECT master_key FROM connection")
                .query(String.class)
                .single();

        assertThat(owner().post("/api/vault/rotate", "{}")
                        .json()
                        .path("resealed")
                        .asInt())
                .isOne();

        assertThat(jdbc.sql("SELECT master_key FROM connection")
                        .query(String.class)
                        .single())
                .isNotEqualTo(before);
        assertThat(owner().post(
                                "/api/connections/"
                                        + owner().get("/api/connections").at("/items/0/id") + "/test",
                                "{}")
                        .json()
                        .at("/test/ok")
                        .asBoolean())
                .isTrue();
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    @TestConfiguration
    static class Listening {
        @EventListener
        void told(ConnectionBroken broken) {
            TOLD.add(broken);
        }
    }
}
