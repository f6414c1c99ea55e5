package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Recorded runs become tests, and tests tell what a change of the workflow changes. */
class WorkflowTestsTest extends StartedParley {
    private WorkflowsApi api;

    @BeforeEach
    void owns_an_api() {
        api = new WorkflowsApi(owner());
    }

    @Test
    void a_run_with_an_approval_and_a_failing_call_passes_until_the_workflow_is_changed() {
        String workflow = api.published(orders(1000));
        String run = decided(workflow, 1500);
        Answer saved = save(workflow, "A large order that cannot be filed", run);
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        assertThat(saved.at("/expected")).isEqualTo("SUCCEEDED");

        JsonNode before = played(workflow, "{}");
        assertThat(before.path("passed").asInt()).as(before.toString()).isEqualTo(1);
        assertThat(before.at("/cases/0/differences")).isEmpty();
        assertThat(before.at("/cases/0/notes")).isEmpty();
        assertThat(owner().get("/api/approvals?state=pending").body())
                .as("nobody is asked")
                .doesNotContain(workflow);
        assertThat(api.runs(workflow)).as("nothing is run").hasSize(1);

        owner().put("/api/workflows/" + workflow + "/draft", orders(2000));
        JsonNode after = played(workflow, "{}");
        assertThat(after.path("failed").asInt()).isEqualTo(1);
        assertThat(after.at("/cases/0/differences")
                        .valueStream()
                        .map(difference -> difference.path("sentence").asString()))
                .contains(
                        "Step \"large\" chose \"false\"; before, it chose \"true\".",
                        "Step \"ok\" did not run; before, it succeeded.",
                        "Step \"file\" did not run; before, it failed.");
        JsonNode published = played(workflow, "{\"version\": 1}");
        assertThat(published.path("passed").asInt()).isEqualTo(1);
        assertThat(published.path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_case_holds_the_input_what_was_answered_and_what_came_of_it() {
        String workflow = api.published(orders(1000));
        JsonNode testCase = owner().get("/api/executions/" + decided(workflow, 1500) + "/testcase")
                .json();
        assertThat(testCase.at("/given/input/total").asInt()).isEqualTo(1500);
        assertThat(testCase.at("/mocks/ok/0/approve").asBoolean()).isTrue();
        assertThat(testCase.at("/mocks/ok/0/comment").asString()).isEqualTo("fine");
        assertThat(testCase.at("/mocks/file/0/error/code").asString()).isEqualTo("egress_denied");
        assertThat(testCase.at("/mocks").propertyNames()).containsExactlyInAnyOrder("ok", "file");
        assertThat(testCase.at("/expected/status").asString()).isEqualTo("SUCCEEDED");
        assertThat(testCase.at("/expected/steps").propertyNames()).containsExactly("large", "ok", "file", "lost");
        assertThat(testCase.at("/expected/steps/file/input/url").asString()).startsWith("http://127.0.0.1");
        assertThat(testCase.at("/expected/steps/lost/output/order").asString()).isEqualTo("A-1");
    }

    @Test
    void a_case_can_be_exported_changed_and_saved_again() {
        String workflow = api.published(orders(1000));
        String testCase = owner().get("/api/executions/" + decided(workflow, 1500) + "/testcase")
                .body();
        String rejected = testCase.replace("\"approve\":true", "\"approve\":false");
        Answer saved = owner().post(tests(workflow), "{\"name\": \"Rejected\", \"case\": " + rejected + "}");
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        assertThat(owner().get(saved.header("Location").orElseThrow())
                        .json()
                        .at("/mocks/ok/0/approve")
                        .asBoolean())
                .isFalse();
        JsonNode report = played(workflow, "{\"cases\": [\"" + saved.at("/id") + "\"]}");
        assertThat(report.at("/cases/0/differences/0/sentence").asString())
                .isEqualTo("Step \"ok\" chose \"rejected\"; before, it chose \"approved\".");
    }

    @Test
    void a_case_may_be_written_by_hand_and_say_only_what_matters() {
        String workflow = api.created(Samples.approval("[]"));
        Answer saved = owner().post(tests(workflow), """
                {"name": "Nobody objects", "case": {
                  "mocks": {"ok": [{"approve": true, "by": {"id": "user:bo", "name": "Bo"}}]},
                  "expected": {"status": "SUCCEEDED", "output": {"went": true}}}}""");
        assertThat(saved.status()).as(saved.body()).isEqualTo(201);
        assertThat(played(workflow, "{}").path("passed").asInt()).isEqualTo(1);
    }

    @Test
    void tests_are_listed_by_name_and_deleted() {
        String workflow = api.published(Samples.greeting());
        String run = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        String second = save(workflow, "B", run).at("/id");
        save(workflow, "A", run);
        assertThat(owner().get(tests(workflow)).json().at("/items").findValuesAsString("name"))
                .containsExactly("A", "B");
        assertThat(owner().delete(tests(workflow) + "/" + second).status()).isEqualTo(204);
        assertProblem(owner().delete(tests(workflow) + "/" + second), 404).hinting("lists");
        assertProblem(owner().get(tests(workflow) + "/" + second), 404).saying(second);
        assertProblem(owner().post(tests(workflow) + "/run", "{\"cases\": [\"" + second + "\"]}"), 404)
                .saying(second);
    }

    @Test
    void what_cannot_be_a_test_is_refused() {
        String workflow = api.published(Samples.greeting());
        String run = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        save(workflow, "Bo", run);
        assertProblem(save(workflow, "Bo", run), 409).saying("Bo").hinting("name");
        assertProblem(owner().post(tests(workflow), "{\"name\": \"x\"}"), 400).hinting("execution");
        assertProblem(save(workflow, "", run), 400).saying("name");
        assertProblem(owner().post(tests(workflow), "{\"name\": \"x\", \"case\": {\"expected\": {}}}"), 422)
                .saying("status");
        assertProblem(
                        owner().post(
                                        tests(workflow),
                                        "{\"name\": \"x\", \"case\": {\"mocks\": {\"a\": [{\"odd\": 1}]}, \"expected\": {\"status\": \"FAILED\"}}}"),
                        422)
                .saying("mocks.a[0]");

        assertProblem(save(api.published(Samples.greeting()), "Bo", run), 422).saying("another workflow");
        String waiting = api.started(api.published(Samples.delay()), "{}");
        assertProblem(owner().get("/api/executions/" + waiting + "/testcase"), 409)
                .hinting("end");
        owner().post("/api/executions/" + waiting + "/cancel");
        api.awaitStatus(waiting, "CANCELLED");
        assertProblem(owner().get("/api/executions/" + waiting + "/testcase"), 409)
                .saying("cancelled");
        assertProblem(owner().post(tests(workflow) + "/run", "{\"version\": 9}"), 404)
                .saying("version 9");
        assertProblem(owner().get("/api/workflows/" + run + "/tests"), 404).saying(run);
    }

    @Test
    void a_replay_is_compared_with_the_run_that_it_replays() {
        String workflow = api.published(Samples.greeting());
        String run = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        String replay = owner().post("/api/executions/" + run + "/replay", "{\"input\": {\"who\": \"Cy\"}}")
                .at("/id");
        api.awaitStatus(replay, "SUCCEEDED");

        JsonNode diff = owner().get("/api/executions/" + replay + "/diff").json();
        assertThat(diff.path("against").asString()).isEqualTo(run);
        assertThat(diff.path("same").asBoolean()).isFalse();
        assertThat(diff.at("/differences")).hasSize(1);
        assertThat(diff.at("/differences/0/step").asString()).isEqualTo("greet");
        assertThat(diff.at("/differences/0/path").asString()).isEqualTo("/text");
        assertThat(diff.at("/differences/0/before").asString()).isEqualTo("Hello Bo");
        assertThat(diff.at("/differences/0/after").asString()).isEqualTo("Hello Cy");
        assertThat(diff.at("/differences/0/sentence").asString())
                .isEqualTo("What step \"greet\" gives is \"Hello Cy\" at /text; before, it was \"Hello Bo\".");
        assertThat(owner().get("/api/executions/" + run + "/diff?against=" + run)
                        .json()
                        .path("same")
                        .asBoolean())
                .isTrue();

        assertProblem(owner().get("/api/executions/" + run + "/diff"), 400).hinting("against");
        String other = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(other, "SUCCEEDED");
        assertProblem(owner().get("/api/executions/" + run + "/diff?against=" + other), 422)
                .hinting("same workflow");
        String waiting = api.started(api.published(Samples.delay()), "{}");
        assertProblem(owner().get("/api/executions/" + run + "/diff?against=" + waiting), 409)
                .saying("going on");
    }

    private String decided(String workflow, int total) {
        String run = api.started(workflow, "{\"input\": {\"id\": \"A-1\", \"total\": %d}}".formatted(total));
        api.awaitStatus(run, "WAITING");
        owner().post("/api/approvals/" + run + ".ok/decision", "{\"decision\": \"approve\", \"comment\": \"fine\"}");
        api.awaitStatus(run, "SUCCEEDED");
        return run;
    }

    private Answer save(String workflow, String name, String run) {
        return owner().post(tests(workflow), "{\"name\": \"%s\", \"execution\": \"%s\"}".formatted(name, run));
    }

    private JsonNode played(String workflow, String body) {
        Answer answer = owner().post(tests(workflow) + "/run", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String tests(String workflow) {
        return "/api/workflows/" + workflow + "/tests";
    }

    /** Files large orders once somebody agrees; the address is one that no call may reach. */
    private static String orders(int limit) {
        return """
                {"parley": 1, "name": "File large orders", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "large", "use": "logic.if", "with": {"condition": "input.total > %d"}},
                   {"id": "ok", "use": "human.approval", "with": {"message": "File {{input.id}}?"}},
                   {"id": "file", "use": "http.request",
                    "with": {"method": "POST", "url": "http://127.0.0.1:9/orders", "body": "{{input}}"}},
                   {"id": "lost", "use": "data.set",
                    "with": {"values": {"order": "{{input.id}}", "why": "{{file.error.code}}"}}}],
                 "edges": [
                   {"from": "trigger", "to": "large"}, {"from": "large", "to": "ok", "when": "true"},
                   {"from": "ok", "to": "file", "when": "approved"}, {"from": "file", "to": "lost", "when": "error"}]}
                """.formatted(limit);
    }
}
