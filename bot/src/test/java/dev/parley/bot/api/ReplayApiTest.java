package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Doing an ended run again over HTTP, in full or in part, with something changed. */
class ReplayApiTest extends StartedParley {
    /** Adds one, then doubles. */
    private static String sum(String... doubling) {
        return """
                {"parley": 1, "name": "Sum", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "add", "use": "data.set", "with": {"values": {"n": "{{input.n + 1}}"}}},
                   {"id": "double", %s}],
                 "edges": [{"from": "trigger", "to": "add"}, {"from": "add", "to": "double"}]}
                """.formatted(
                        doubling.length == 0
                                ? "\"use\": \"data.set\", \"with\": {\"values\": {\"n\": \"{{add.output.n * 2}}\"}}"
                                : doubling[0]);
    }

    private WorkflowsApi api() {
        return new WorkflowsApi(owner());
    }

    private String ended(String workflow) {
        String run = api().started(workflow, "{\"input\": {\"n\": 1}}");
        api().awaitStatus(run, "SUCCEEDED");
        return run;
    }

    private Answer replay(String run, String body) {
        return owner().post("/api/executions/" + run + "/replay", body);
    }

    private JsonNode replayed(String run, String body) {
        Answer again = replay(run, body);
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        assertThat(again.header("Location")).hasValue("/api/executions/" + again.at("/id"));
        JsonNode ended = api().awaitStatus(again.at("/id"), "SUCCEEDED");
        assertThat(ended.path("origin").asString()).isEqualTo(run);
        return ended;
    }

    private void publishNext(String workflow, String json) {
        assertThat(owner().put("/api/workflows/" + workflow + "/draft", json).status())
                .isEqualTo(200);
        assertThat(owner().post("/api/workflows/" + workflow + "/publish").status())
                .isEqualTo(200);
    }

    @Test
    void from_a_step_on_what_came_before_is_taken_over() {
        String run = ended(api().published(sum()));
        JsonNode again = replayed(run, "{\"from\": \"double\"}");
        assertThat(again.path("output").toString()).isEqualTo("{\"n\":4}");
        assertThat(owner().get("/api/executions/" + again.path("id").asString() + "/trace")
                        .json()
                        .path("items")
                        .findValuesAsString("status"))
                .containsExactly("reused", "succeeded");
    }

    @Test
    void the_input_of_the_run_or_of_the_step_can_be_another() {
        String run = ended(api().published(sum()));
        assertThat(replayed(run, "{\"input\": {\"n\": 9}}").path("output").toString())
                .isEqualTo("{\"n\":20}");
        assertThat(replayed(run, "{\"from\": \"add\", \"stepInput\": {\"n\": 50}}")
                        .path("output")
                        .toString())
                .isEqualTo("{\"n\":100}");
        assertProblem(replay(run, "{\"stepInput\": {\"n\": 50}}"), 400).hinting("from");
    }

    @Test
    void the_version_can_be_another() {
        String workflow = api().published(sum());
        String run = ended(workflow);
        publishNext(
                workflow, sum("\"use\": \"data.set\", \"with\": {\"values\": {\"n\": \"{{add.output.n * 100}}\"}}"));
        JsonNode newer = replayed(run, "{\"from\": \"double\", \"version\": 2}");
        assertThat(newer.path("version").asInt()).isEqualTo(2);
        assertThat(newer.path("output").toString()).isEqualTo("{\"n\":200}");
        assertThat(replayed(newer.path("id").asString(), "{\"version\": 1}")
                        .path("output")
                        .toString())
                .isEqualTo("{\"n\":4}");
        assertThat(replayed(run, "{}").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_test_goes_on_with_the_draft_that_was_mended_meanwhile() {
        String workflow = api().created(sum());
        String run = api().started(workflow, "{\"mode\": \"test\", \"input\": {\"n\": 1}}");
        api().awaitStatus(run, "SUCCEEDED");
        assertThat(owner().put(
                                "/api/workflows/" + workflow + "/draft",
                                sum("\"use\": \"data.set\", \"with\": {\"values\": {\"n\": \"{{add.output.n * 7}}\"}}"))
                        .status())
                .isEqualTo(200);
        assertThat(replayed(run, "{\"from\": \"double\"}").path("output").toString())
                .isEqualTo("{\"n\":4}");
        assertThat(replayed(run, "{\"from\": \"double\", \"draft\": true}")
                        .path("output")
                        .toString())
                .isEqualTo("{\"n\":14}");

        String live = ended(api().published(sum()));
        assertProblem(replay(live, "{\"draft\": true}"), 400).hinting("Publish");
    }

    @Test
    void what_another_version_cannot_go_on_with_is_refused_with_a_way_out() {
        String workflow = api().published(sum());
        String run = ended(workflow);
        publishNext(workflow, """
                {"parley": 1, "name": "Sum", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "add", "use": "logic.delay", "with": {"duration": "1ms"}},
                   {"id": "last", "use": "data.set", "with": {"values": {}}}],
                 "edges": [{"from": "trigger", "to": "add"}, {"from": "add", "to": "last"}]}""");
        assertProblem(replay(run, "{\"from\": \"last\", \"version\": 2}"), 400)
                .saying("\"add\"", "data.set", "logic.delay")
                .hinting("Replay from \"add\"");
        assertProblem(replay(run, "{\"from\": \"double\", \"version\": 2}"), 404)
                .saying("no step \"double\"");
        assertProblem(replay(run, "{\"version\": 3}"), 404);
    }

    @Test
    void a_step_on_a_way_not_taken_is_no_place_to_begin() {
        String run = ended(api().published("""
                {"parley": 1, "name": "Branch", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "big", "use": "logic.if", "with": {"condition": "input.n > 10"}},
                   {"id": "yes", "use": "data.set", "with": {"values": {}}},
                   {"id": "no", "use": "data.set", "with": {"values": {}}}],
                 "edges": [{"from": "trigger", "to": "big"}, {"from": "big", "to": "yes", "when": "true"},
                           {"from": "big", "to": "no", "when": "false"}]}"""));
        assertProblem(replay(run, "{\"from\": \"yes\"}"), 400)
                .saying("\"yes\"", "skipped")
                .hinting("beginning");
    }

    @Test
    void a_step_that_cannot_even_be_named_is_a_bad_request() {
        String run = ended(api().published(sum()));
        for (String body : List.of("{\"from\": \"\"}", "{\"from\": 7.5}", "{\"version\": \"new\"}")) {
            assertThat(replay(run, body).status()).as(body).isBetween(400, 404);
        }
    }
}
