package dev.parley.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** kill -9 of the whole application, its embedded database orphaned, while runs sit between two calls. */
class CrashRecoveryTest {
    private static final int RUNS = 300;

    @TempDir
    Path home;

    @Test
    void no_accepted_run_is_lost() throws Exception {
        WireMockServer farSystem =
                new WireMockServer(wireMockConfig().dynamicPort().disableRequestJournal());
        farSystem.start();
        farSystem.stubFor(put(urlPathMatching("/.*")).willReturn(ok()));
        Set<String> accepted = new HashSet<>();
        try {
            RunningParley first = RunningParley.at(home);
            String workflow = first.client().publish("""
                    {"parley": 1, "name": "Two calls", "trigger": {"type": "webhook"},
                     "nodes": [
                       {"id": "before", "use": "http.request", "with": {"method": "PUT", "url": "%1$s/before/{{trigger.output.body.n}}"}},
                       {"id": "pause", "use": "logic.delay", "with": {"duration": "3s"}},
                       {"id": "after", "use": "http.request", "with": {"method": "PUT", "url": "%1$s/after/{{trigger.output.body.n}}"}}],
                     "edges": [{"from": "trigger", "to": "before"}, {"from": "before", "to": "pause"}, {"from": "pause", "to": "after"}]}
                    """.formatted("http://localhost:" + farSystem.port()));
            String hook = first.client().hookOf(workflow).getPath();
            for (int n = 0; n < RUNS; n++) {
                accepted.add(first.client()
                        .post(hook, "{\"n\": " + n + "}")
                        .is(202)
                        .body()
                        .path("executionId")
                        .asString());
            }
            first.kill();

            try (RunningParley second = RunningParley.at(home)) {
                ParleyClient client = second.client();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> ended(client, workflow).containsAll(accepted));
            }
        } finally {
            farSystem.stop();
        }
    }

    private static Set<String> ended(ParleyClient client, String workflow) {
        Set<String> ended = new HashSet<>();
        String page = "/api/executions?status=SUCCEEDED&limit=200&workflow=" + workflow;
        for (String next = page; next != null; ) {
            JsonNode body = client.get(next).is(200).body();
            body.path("items").forEach(run -> ended.add(run.path("id").asString()));
            next = body.path("next").asString("").isEmpty()
                    ? null
                    : page + "&before=" + body.path("next").asString();
        }
        assertThat(ended).hasSizeLessThanOrEqualTo(RUNS);
        return ended;
    }
}
