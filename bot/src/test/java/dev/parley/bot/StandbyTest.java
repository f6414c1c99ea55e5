package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.parley.bot.embedded.TestDatabase;
import dev.parley.bot.embedded.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two whole applications on one database. */
@Isolated("It measures how long the other takes.")
class StandbyTest {
    /** Takes a busy machine into account; how long it took is printed. */
    private static final Duration LONGEST_TAKEOVER = Duration.ofSeconds(20);
    /** Shorter than a lease: handed over, not run out. */
    private static final Duration LONGEST_HANDOVER = Duration.ofSeconds(2);

    private static final int RUNS = 50;

    @TempDir
    Path home;

    private final TestDatabase database = TestServers.freshDatabase();
    private final WireMockServer farSystem =
            new WireMockServer(wireMockConfig().dynamicPort().disableRequestJournal());

    @BeforeEach
    void startFarSystem() {
        farSystem.start();
        farSystem.stubFor(put(urlPathMatching("/.*")).willReturn(ok()));
    }

    @AfterEach
    void stopFarSystem() {
        farSystem.stop();
    }

    @Test
    void a_standby_reads_refuses_to_start_and_goes_on_where_the_killed_owner_was() throws Exception {
        Set<String> accepted = new HashSet<>();
        RunningParley owner = parley("owner");
        String workflow = owner.client().publish(twoCalls());
        String hook = owner.client().hookOf(workflow).getPath();
        try (RunningParley standby = parley("standby")) {
            ParleyClient client = standby.client();
            assertThat(statusOf(owner.client(), "/actuator/health/readiness")).isEqualTo("200 UP");
            assertThat(statusOf(client, "/actuator/health")).isEqualTo("200 UP");
            assertThat(statusOf(client, "/actuator/health/liveness")).isEqualTo("200 UP");
            assertThat(statusOf(client, "/actuator/health/readiness")).isEqualTo("503 STANDBY");

            for (int n = 0; n < RUNS; n++) {
                accepted.add(owner.client()
                        .post(hook, "{\"n\": " + n + "}")
                        .is(202)
                        .body()
                        .path("executionId")
                        .asString());
            }
            assertThat(runs(client, workflow, "")).isEqualTo(accepted);
            ParleyClient.Answer refused = client.post(hook, "{\"n\": -1}").is(503);
            assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("2");

            long death = System.nanoTime();
            owner.kill();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(LONGEST_TAKEOVER)
                    .until(() -> statusOf(client, "/actuator/health/readiness").equals("200 UP"));
            System.out.println("Takeover by the application after kill -9: "
                    + Duration.ofNanos(System.nanoTime() - death).toMillis() + " ms");
            accepted.add(client.post(hook, "{\"n\": 99}")
                    .is(202)
                    .body()
                    .path("executionId")
                    .asString());
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> runs(client, workflow, "&status=SUCCEEDED").equals(accepted));
        }
    }

    @Test
    void a_stopped_owner_hands_over_in_about_a_second() throws Exception {
        RunningParley owner = parley("owner");
        try (RunningParley standby = parley("standby")) {
            assertThat(owner.stop()).isIn(0, 143);
            long gone = System.nanoTime();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(LONGEST_HANDOVER)
                    .until(() -> statusOf(standby.client(), "/actuator/health/readiness")
                            .equals("200 UP"));
            System.out.println("Takeover by the application after the other's exit: "
                    + Duration.ofNanos(System.nanoTime() - gone).toMillis() + " ms");
        }
    }

    private RunningParley parley(String name) throws Exception {
        return RunningParley.at(
                home.resolve(name),
                Map.of(
                        "PARLEY_DATASOURCE_URL", database.url(),
                        "PARLEY_DATASOURCE_USERNAME", database.username(),
                        "PARLEY_DATASOURCE_PASSWORD", database.password(),
                        "PARLEY_REDIS_URL", TestServers.redisUrl()));
    }

    private String twoCalls() {
        return """
                {"parley": 1, "name": "Two calls", "trigger": {"type": "webhook"},
                 "nodes": [
                   {"id": "before", "use": "http.request", "with": {"method": "PUT", "url": "%1$s/before/{{trigger.output.body.n}}"}},
                   {"id": "pause", "use": "logic.delay", "with": {"duration": "5s"}},
                   {"id": "after", "use": "http.request", "with": {"method": "PUT", "url": "%1$s/after/{{trigger.output.body.n}}"}}],
                 "edges": [{"from": "trigger", "to": "before"}, {"from": "before", "to": "pause"}, {"from": "pause", "to": "after"}]}
                """.formatted("http://localhost:" + farSystem.port());
    }

    private static String statusOf(ParleyClient client, String path) {
        ParleyClient.Answer answer = client.get(path);
        return answer.status() + " " + answer.body().path("status").asString();
    }

    private static Set<String> runs(ParleyClient client, String workflow, String filter) {
        Set<String> runs = new HashSet<>();
        client.get("/api/executions?limit=200&workflow=" + workflow + filter)
                .is(200)
                .body()
                .path("items")
                .forEach(run -> runs.add(run.path("id").asString()));
        return runs;
    }
}
