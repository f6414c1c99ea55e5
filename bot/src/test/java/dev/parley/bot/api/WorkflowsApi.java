package dev.parley.bot.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parley.bot.api.Http.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The steps that tests of the API share, as somebody takes them. */
record WorkflowsApi(Http caller) {
    String created(String workflow) {
        Answer answer = caller.post("/api/workflows", workflow);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.at("/id");
    }

    String published(String workflow) {
        String id = created(workflow);
        Answer answer = caller.post("/api/workflows/" + id + "/publish");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return id;
    }

    /** The path of a fresh workflow's webhook. */
    String hookOf(String workflow) {
        return URI.create(caller.get("/api/workflows/" + published(workflow)).at("/hookUrl"))
                .getPath();
    }

    String started(String workflowId, String body) {
        Answer answer = caller.post("/api/workflows/" + workflowId + "/executions", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.at("/id");
    }

    JsonNode awaitStatus(String runId, String status) {
        return await().pollInterval(Duration.ofMillis(50))
                .until(
                        () -> caller.get("/api/executions/" + runId).json(),
                        run -> run.path("status").asString("").equals(status));
    }

    /** The runs of a workflow once there are this many, newest first. */
    List<JsonNode> awaitRuns(String workflowId, int count) {
        return await().pollInterval(Duration.ofMillis(50)).until(() -> runs(workflowId), runs -> runs.size() >= count);
    }

    List<JsonNode> runs(String workflowId) {
        return caller.get("/api/executions?workflow=" + workflowId)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
