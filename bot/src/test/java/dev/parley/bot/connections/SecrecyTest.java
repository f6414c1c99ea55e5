package dev.parley.bot.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.bot.api.Http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Secrets are planted, used and quoted by a far system that keeps nothing to itself; then everything is searched for them. */
@ExtendWith(OutputCaptureExtension.class)
class SecrecyTest extends ConnectedParley {
    private static final String TOKEN = "ghp_9f8e7d6c5b4a_planted";
    private static final String CLIENT_SECRET = "cs_1a2b3c4d_planted";
    private static final String API_KEY = "ak+3c4d5e6f==_planted";
    private static final String ACCESS = "gho_5e6f7a8b_planted";

    @Test
    void planted_secrets_are_found_nowhere(CapturedOutput log) {
        StringBuilder seen = new StringBuilder();
        String id = connected(TOKEN);
        seen.append(connect("\"name\": \"GitHub\", \"values\": {\"token\": \"%s\"}".formatted(TOKEN))
                .body());
        seen.append(connect("\"name\": \"Odd\", \"values\": {\"tokn\": \"%s\"}".formatted(TOKEN))
                .body());
        seen.append(owner().post(
                        "/api/connections",
                        "{\"connector\": \"github\", \"values\": {\"token\": \"%s\"".formatted(TOKEN))
                .body());

        FAR.stubFor(any(urlPathEqualTo("/repos/acme/shop/issues/7"))
                .willReturn(json(422, "{\"message\": \"Token %s may not\"}".formatted(TOKEN))));
        JsonNode failed = new Runs(owner()).finished("github.get_issue", "{\"repo\": \"acme/shop\", \"number\": 7}");
        assertThat(text(failed, "/error/message")).contains("Token ••• may not");

        FAR.stubFor(get(urlPathEqualTo("/repos/acme/shop/issues/8")).willReturn(json(200, """
                        {"number": 8, "title": "You sent Bearer %s", "state": "open", "html_url": "https://github.test/8",
                         "created_at": "2026-03-02T09:00:00Z", "updated_at": "2026-03-02T09:00:00Z"}""".formatted(TOKEN))));
        JsonNode read = new Runs(owner()).finished("github.get_issue", "{\"repo\": \"acme/shop\", \"number\": 8}");
        assertThat(text(read, "/output/title")).isEqualTo("You sent Bearer •••");

        seen.append(overHttp("header", "header", "X-Api-Key")).append(overHttp("query", "parameter", "api_key"));

        oauth(seen);
        FAR.stubFor(any(anyUrl()).willReturn(json(401, "{\"message\": \"%s is void\"}".formatted(TOKEN))));
        seen.append(owner().post("/api/connections/" + id + "/test", "{}").body());
        owner().post("/api/vault/rotate", "{}");

        seen.append(failed).append(read);
        for (String path : List.of("/api/connections", "/api/connectors", "/api/executions", "/actuator/prometheus")) {
            seen.append(owner().get(path).body());
        }
        for (JsonNode run : owner().get("/api/executions").json().path("items")) {
            seen.append(owner().get("/api/executions/" + text(run, "/id") + "/trace")
                    .body());
            seen.append(owner().get("/api/executions/" + text(run, "/id") + "/export")
                    .body());
        }

        assertThat(seen).contains("octocat").doesNotContain("_planted");
        assertThat(dump()).contains("octocat").doesNotContain("_planted");
        assertThat(log.getAll()).doesNotContain("_planted");
    }

    /** By a connection to any API, which quotes its key in body, header and refusal, and sends it on to another host. */
    private String overHttp(String kind, String field, String name) {
        String connection = owner().post("/api/connections", """
                {"connector": "http", "name": "%1$s", "auth": "%1$s", "baseUrl": "%2$s/any", "values": {"%3$s": "%4$s", "key": "%5$s"}}""".formatted(kind, FAR.baseUrl(), field, name, API_KEY))
                .body();
        String encoded = URLEncoder.encode(API_KEY, StandardCharsets.UTF_8);
        FAR.stubFor(any(urlPathEqualTo("/any/quote"))
                .willReturn(json(200, "{\"sent\": \"%s or %s\"}".formatted(API_KEY, encoded))
                        .withHeader("X-Sent", API_KEY)
                        .withHeader("Link", "</next?%s=%s>".formatted(name, encoded))));
        FAR.stubFor(any(urlPathEqualTo("/any/refuse"))
                .willReturn(json(403, "{\"message\": \"%s may not\"}".formatted(API_KEY))));
        FAR.stubFor(any(urlPathEqualTo("/any/away"))
                .willReturn(WireMock.temporaryRedirect("http://127.0.0.1:%d/elsewhere?%s=%s"
                        .formatted(FAR.port(), name, kind.equals("query") ? encoded : ""))));
        FAR.stubFor(any(urlPathEqualTo("/elsewhere")).willReturn(json(200, "{\"at\": \"elsewhere\"}")));
        String with = "{\"connection\": \"%s\", \"url\": \"/%s\"}";
        JsonNode quoted = new Runs(owner()).finished("http.request", with.formatted(kind, "quote"));
        JsonNode refused = new Runs(owner()).finished("http.request", with.formatted(kind, "refuse"));
        JsonNode away = new Runs(owner()).finished("http.request", with.formatted(kind, "away"));

        assertThat(text(quoted, "/output/body/sent")).isEqualTo("••• or •••");
        assertThat(text(refused, "/error/message")).contains("••• may not");
        assertThat(text(away, "/output/body/at")).isEqualTo("elsewhere");
        assertThat(FAR.findAll(anyRequestedFor(urlPathEqualTo("/elsewhere"))))
                .isNotEmpty()
                .allSatisfy(request ->
                        assertThat(request.getUrl() + request.getHeaders()).doesNotContain("_planted"));
        return connection + quoted + refused + away;
    }

    private void oauth(StringBuilder seen) {
        FAR.stubFor(post("/login/oauth/access_token")
                .willReturn(json(200, "{\"access_token\": \"%s\", \"scope\": \"repo\"}".formatted(ACCESS))));
        Answer pending = connect(
                "\"name\": \"By OAuth\", \"auth\": \"oauth2\", \"values\": {\"client_id\": \"Iv1.7\", \"client_secret\": \"%s\"}"
                        .formatted(CLIENT_SECRET));
        Answer departure = owner().get(pending.at("/authorizeUrl"));
        String state = departure.header("Location").orElseThrow().replaceAll(".*[?&]state=([^&]*).*", "$1");
        Answer back = anyone().withCookie(departure.header("Set-Cookie").orElseThrow())
                .get("/oauth/callback?code=code-1&state=" + state);
        assertThat(back.status()).as(back.body()).isEqualTo(302);
        seen.append(pending.body())
                .append(departure.response().headers().map())
                .append(back.response().headers().map());
    }

    /** Every column of every table as text. */
    private String dump() {
        List<String> tables = jdbc.sql("""
                        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')""").query(String.class).list();
        assertThat(tables)
                .anyMatch(table -> table.endsWith(".connection"))
                .anyMatch(table -> table.contains("run_event"));
        return tables.stream()
                .map(table -> String.join(
                        "\n",
                        jdbc.sql(
                                        "SELECT t::text || coalesce(encode(convert_to(t::text, 'UTF8'), 'escape'), '') FROM %s t"
                                                .formatted(table))
                                .query(String.class)
                                .list()))
                .collect(Collectors.joining("\n"));
    }
}
