package dev.parley.bot.connections;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import dev.parley.connectors.Connectors;
import dev.parley.connectors.connection.Access;
import dev.parley.connectors.connection.Connections;
import dev.parley.connectors.desk.Cabinet;
import dev.parley.connectors.desk.VaultConnections;
import dev.parley.connectors.http.GuardedHttpClient;
import dev.parley.connectors.http.Sender;
import dev.parley.connectors.vault.Vault;
import dev.parley.engine.OrgId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several processes on one database use a connection at the same moment. */
class ReplicasTest extends ConnectedParley {
    private static final String TOKEN_PATH = "/login/oauth/access_token";

    @Autowired
    private PostgresConnectionStore store;

    @Autowired
    private Vault vault;

    @Autowired
    private Connectors connectors;

    @Autowired
    private GuardedHttpClient http;

    @Test
    void they_refresh_once_together() throws Exception {
        UUID org = allowedForAMinute();
        FAR.stubFor(post(TOKEN_PATH)
                .withRequestBody(containing("refresh_token=ghr_first"))
                .willReturn(json(200, """
                        {"access_token": "ghu_second", "refresh_token": "ghr_second", "expires_in": 28800}""").withFixedDelay(300)));

        List<Future<Access>> used = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int replica = 0; replica < 3; replica++) {
                Connections connections = replica();
                for (int step = 0; step < 10; step++) {
                    used.add(threads.submit(() -> connections.access(new OrgId(org), "github", null, sender())));
                }
            }
        }

        for (Future<Access> access : used) {
            assertThat(access.get().headers()).containsEntry("Authorization", "Bearer ghu_second");
        }
        FAR.verify(1, postRequestedFor(urlEqualTo(TOKEN_PATH)).withRequestBody(containing("grant_type=refresh_token")));
    }

    private Connections replica() {
        Cabinet cabinet = new Cabinet(store, vault, (_, name) -> connectors.find(name));
        return new VaultConnections(cabinet, _ -> Optional.empty(), http, _ -> {}, Clock.systemUTC());
    }

    private static Sender sender() {
        return new Sender("Step \"file\"", Instant.now().plusSeconds(20));
    }

    /** @return the organization */
    private UUID allowedForAMinute() {
        FAR.stubFor(post(TOKEN_PATH)
                .withRequestBody(containing("grant_type=authorization_code"))
                .willReturn(json(200, """
                        {"access_token": "ghu_first", "refresh_token": "ghr_first", "expires_in": 60, "scope": "repo"}""")));
        Answer pending = connect(
                "\"auth\": \"oauth2\", \"values\": {\"client_id\": \"Iv1.7\", \"client_secret\": \"cs_first\"}");
        Answer departure = owner().get(pending.at("/authorizeUrl"));
        String state = departure.header("Location").orElseThrow().replaceAll(".*[?&]state=([^&]*).*", "$1");
        Answer back = anyone().withCookie(departure.header("Set-Cookie").orElseThrow())
                .get("/oauth/callback?code=code-1&state=" + state);
        assertThat(back.status()).as(back.body()).isEqualTo(302);
        return jdbc.sql("SELECT org_id FROM connection").query(UUID.class).single();
    }
}
