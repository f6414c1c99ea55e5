package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Starting runs over HTTP where a workflow limits them, and tests whose steps answer what the tester says. */
class LimitsAndTestsApiTest extends StartedParley {
    private static String limited(String trigger) {
        return """
                {"parley": 1, "name": "One at a time", "trigger": {"type": "%s"}, "concurrency": {"max": 1, "queue": 1},
                 "nodes": [{"id": "ok", "use": "human.approval", "with": {"message": "Go on?"}}],
                 "edges": [{"from": "trigger", "to": "ok"}]}
                """.formatted(trigger);
    }

    private static final String FETCHING = """
            {"parley": 1, "name": "Fetch", "trigger": {"type": "manual"},
             "nodes": [
               {"id": "fetch", "use": "http.request", "with": {"url": "https://nowhere.invalid/"}},
               {"id": "ok", "use": "human.approval", "with": {"message": "{{fetch.output.body.n}}?"}},
               {"id": "twice", "use": "data.set", "with": {"values": {"n": "{{fetch.output.body.n * 2}}"}}}],
             "edges": [{"from": "trigger", "to": "fetch"}, {"from": "fetch", "to": "ok"},
                       {"from": "ok", "to": "twice", "when": "approved"}]}
            """;

    private Answer tested(String workflow, String mocks) {
        return owner().post(
                        "/api/workflows/" + workflow + "/executions", "{\"mode\": \"test\", \"mocks\": " + mocks + "}");
    }

    @Test
    void beyond_its_limit_a_run_waits_for_its_turn_and_beyond_its_queue_it_is_refused() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(limited("manual"));
        String open = api.started(workflow, "{}");
        String queued = api.started(workflow, "{}");
        api.awaitStatus(open, "WAITING");
        api.awaitStatus(queued, "QUEUED");

        Answer refused = owner().post("/api/workflows/" + workflow + "/executions", "{}");
        assertProblem(refused, 429)
                .saying("1 runs of this workflow", "Nothing was started")
                .hinting("again in 10 s");
        assertThat(refused.header("Retry-After")).hasValue("10");
        assertThat(api.runs(workflow)).hasSize(2);

        assertThat(owner().post("/api/executions/" + open + "/cancel").status()).isEqualTo(202);
        api.awaitStatus(queued, "WAITING");
    }

    @Test
    void a_webhook_is_asked_to_come_again() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String hook = api.hookOf(limited("webhook"));
        assertThat(anyone().post(hook, "{}").status()).isEqualTo(202);
        assertThat(anyone().post(hook, "{}").status()).isEqualTo(202);
        assertThat(assertRefused(anyone().post(hook, "{}")).header("Retry-After"))
                .isPresent();
    }

    private static Answer assertRefused(Answer answer) {
        assertProblem(answer, 429);
        return answer;
    }

    @Test
    void mocked_steps_answer_what_the_tester_says() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.created(FETCHING);
        Answer accepted = tested(workflow, "{\"fetch\": {\"status\": 200, \"body\": {\"n\": 21}}}");
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        JsonNode ended = api.awaitStatus(accepted.at("/id"), "SUCCEEDED");
        assertThat(ended.path("output").toString()).isEqualTo("{\"n\":42}");
        assertThat(ended.path("mode").asString()).isEqualTo("test");
    }

    @Test
    void mocks_that_cannot_be_meant_are_refused_with_what_is_wrong() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.created(FETCHING);
        assertProblem(tested(workflow, "{\"fecth\": {}}"), 422)
                .withFinding("unknown_step")
                .saying("\"fecth\"")
                .hinting("fetch, ok, twice");
        assertProblem(tested(workflow, "{\"twice\": {\"n\": 1}}"), 422).withFinding("not_mockable");
        assertProblem(tested(workflow, "{\"ok\": {\"decision\": \"maybe\"}}"), 422)
                .withFinding("bad_mock")
                .hinting("approved", "rejected");
        assertThat(api.runs(workflow)).isEmpty();
    }

    @Test
    void a_live_run_takes_no_mocks() {
        String workflow = new WorkflowsApi(owner()).published(Samples.greeting());
        assertProblem(
                        owner().post(
                                        "/api/workflows/" + workflow + "/executions",
                                        "{\"input\": {\"who\": \"Bo\"}, \"mocks\": {\"greet\": {}}}"),
                        400)
                .hinting("test");
    }
}
