package dev.parley.bot.connections;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.parley.bot.api.Http;
import dev.parley.bot.api.StartedParley;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The application, allowed to call a stand-in for GitHub on this machine. */
@TestPropertySource(properties = "PARLEY_EGRESS_ALLOW=127.0.0.1,localhost")
abstract class ConnectedParley extends StartedParley {
    static final WireMockServer FAR = new WireMockServer(wireMockConfig().dynamicPort());

    static {
        FAR.start();
    }

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobody_is_connected() {
        FAR.resetAll();
        jdbc.sql("DELETE FROM connection").update();
        FAR.stubFor(WireMock.get("/user").willReturn(json(200, "{\"login\": \"octocat\"}")));
    }

    Http.Answer connect(String more) {
        return owner().post(
                        "/api/connections",
                        "{\"connector\": \"github\", \"baseUrl\": \"%s\", %s}".formatted(FAR.baseUrl(), more));
    }

    /** @return its id */
    String connected(String token) {
        Http.Answer answer = connect("\"values\": {\"token\": \"%s\"}".formatted(token));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.at("/id");
    }

    static ResponseDefinitionBuilder json(int status, String body) {
        return WireMock.aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    static String text(JsonNode json, String pointer) {
        return json.at(pointer).asString("");
    }
}
