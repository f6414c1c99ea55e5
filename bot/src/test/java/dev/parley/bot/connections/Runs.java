package dev.parley.bot.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Workflows of one step, run to their end. */
record Runs(Http caller) {
    private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

    JsonNode finished(String operation, String with) {
        Http.Answer created = caller.post("/api/workflows", """
                {"parley": 1, "name": "One step", "trigger": {"type": "manual"},
                 "nodes": [{"id": "file", "use": "%s", "with": %s}], "edges": [{"from": "trigger", "to": "file"}]}""".formatted(operation, with));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        Http.Answer published = caller.post("/api/workflows/" + created.at("/id") + "/publish");
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        Http.Answer started = caller.post("/api/workflows/" + created.at("/id") + "/executions", "{\"input\": {}}");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> caller.get("/api/executions/" + started.at("/id")).json(),
                        run -> ENDS.contains(run.path("status").asString("")));
    }
}
