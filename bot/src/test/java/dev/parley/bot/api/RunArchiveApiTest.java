package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Taking ended runs elsewhere. */
class RunArchiveApiTest extends StartedParley {
    private final String elsewhere = UUID.randomUUID().toString();

    private String endedRun() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        return run;
    }

    private Answer exported(String run) {
        return owner().get("/api/executions/" + run + "/export");
    }

    private Answer imported(String document) {
        return owner().post("/api/executions/import", document);
    }

    @Test
    void an_ended_run_is_one_document_to_keep_as_a_file() {
        String run = endedRun();
        Answer answer = exported(run);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/run")).isEqualTo(run);
        assertThat(answer.at("/workflow/definition/name")).isEqualTo("Greet");
        assertThat(answer.at("/events/0/kind")).isEqualTo("RunStarted");
        assertThat(answer.header("Content-Disposition").orElseThrow()).contains("run-" + run + ".json");
    }

    @Test
    void a_run_of_another_installation_is_there_after_its_import_and_only_once() {
        String run = endedRun();
        String foreign = ofAnotherInstallation(run);
        String id = exported(run).json().path("run").asString().replaceFirst("....$", "abcd");
        Answer first = imported(foreign);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.header("Location")).hasValue("/api/executions/" + id);

        Answer shown = owner().get("/api/executions/" + id);
        assertThat(shown.at("/status")).isEqualTo("SUCCEEDED");
        assertThat(shown.json().path("version").isNull()).isTrue();
        assertThat(owner().get("/api/executions/" + id + "/trace").at("/items/0/node"))
                .isEqualTo("greet");
        assertThat(owner().get("/api/workflows/" + elsewhere)
                        .json()
                        .path("liveVersion")
                        .isNull())
                .isTrue();

        assertProblem(owner().post("/api/executions/" + id + "/replay"), 409)
                .saying("imported")
                .hinting("publish");
        Answer second = imported(foreign);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(second.at("/id")).isEqualTo(id);
    }

    /** The same run as another Parley would have exported it. */
    private String ofAnotherInstallation(String run) {
        Answer answer = exported(run);
        return answer.body()
                .replace(answer.at("/workflow/id"), elsewhere)
                .replace(run, run.replaceFirst("....$", "abcd"));
    }

    @Test
    void what_cannot_be_exported_or_imported_is_refused_with_a_reason() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String waiting = api.started(api.published(Samples.delay()), "{}");
        api.awaitStatus(waiting, "WAITING");
        assertProblem(exported(waiting), 409).saying("going on").hinting("Cancel");
        assertProblem(exported(UUID.randomUUID().toString()), 404);
        assertProblem(anyone().get("/api/executions/" + waiting + "/export"), 401);

        String document = exported(endedRun()).body();
        assertProblem(imported("{\"a\": 1}"), 400).saying("parley_run").hinting("export");
        assertProblem(imported(document.replace("\"manual\"", "\"webhook\"")), 409)
                .saying("here already");
    }

    @Test
    void a_body_that_is_cut_off_half_way_is_refused_and_imports_nothing() {
        String run = endedRun();
        String foreign = ofAnotherInstallation(run);
        String id = run.replaceFirst("....$", "abcd");
        assertProblem(imported(foreign.substring(0, foreign.length() / 2)), 400)
                .saying("no whole run")
                .hinting("whole and unchanged");
        assertThat(owner().get("/api/executions/" + id).status()).isEqualTo(404);
        assertThat(owner().get("/api/workflows/" + elsewhere).status()).isEqualTo(404);
        assertThat(imported(foreign).status()).isEqualTo(201);
    }

    @Test
    void more_than_may_be_imported_is_refused_with_the_limit() {
        byte[] large =
                ("{\"a\": \"" + "x".repeat(BodyLimit.MAX_BYTES_OF_A_RUN) + "\"}").getBytes(StandardCharsets.UTF_8);
        // Its length is not announced, so that all but the end of it is read.
        assertProblem(
                        owner().with("Content-Type", "application/json")
                                .send(
                                        "POST",
                                        "/api/executions/import",
                                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))),
                        413)
                .saying("32768 KiB");
    }

    @Test
    void a_large_run_is_taken_although_other_bodies_may_not_be_so_large() {
        String large = "{\"a\": \"" + "x".repeat(2 << 20) + "\"}";
        assertProblem(imported(large), 400).saying("parley_run");
        assertProblem(owner().post("/api/workflows", large), 413);
    }
}
