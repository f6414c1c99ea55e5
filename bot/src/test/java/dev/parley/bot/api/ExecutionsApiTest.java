package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Starting runs, looking at them, and stepping in. */
class ExecutionsApiTest extends StartedParley {
    @Test
    void a_run_is_accepted_and_ends_with_its_output() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(Samples.greeting());
        Answer accepted = owner().post("/api/workflows/" + workflow + "/executions", "{\"input\": {\"who\": \"Bo\"}}");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).hasValue("/api/executions/" + accepted.at("/id"));

        JsonNode run = api.awaitStatus(accepted.at("/id"), "SUCCEEDED");
        assertThat(run.path("workflow").asString()).isEqualTo(workflow);
        assertThat(run.path("workflowName").asString()).isEqualTo("Greet");
        assertThat(run.path("version").asInt()).isEqualTo(1);
        assertThat(run.path("mode").asString()).isEqualTo("live");
        assertThat(run.path("startedAt").asString()).endsWith("Z");
        assertThat(run.path("endedAt").asString()).endsWith("Z");
        assertThat(run.path("output").toString()).contains("Hello Bo");
        assertThat(run.has("error")).isFalse();
    }

    @Test
    void the_trace_shows_every_step_with_input_output_and_timing() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        JsonNode span = owner().get("/api/executions/" + run + "/trace").json().at("/items/0");
        assertThat(span.path("node").asString()).isEqualTo("greet");
        assertThat(span.path("attempt").asInt()).isEqualTo(1);
        assertThat(span.path("status").asString()).isEqualTo("succeeded");
        assertThat(span.path("durationMs").isNumber()).isTrue();
        assertThat(span.path("output").path("text").asString()).isEqualTo("Hello Bo");
    }

    @Test
    void runs_are_listed_by_mode_and_by_when_they_started() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(Samples.greeting());
        String live = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}}");
        String test = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}, \"mode\": \"test\"}");
        Instant started = Instant.parse(
                api.awaitStatus(live, "SUCCEEDED").path("startedAt").asString());
        api.awaitStatus(test, "SUCCEEDED");
        String list = "/api/executions?workflow=" + workflow;
        assertThat(ids(list + "&mode=TEST")).containsExactly(test);
        assertThat(ids(list + "&mode=LIVE")).containsExactly(live);
        assertThat(ids(list + "&since=" + started.minusSeconds(60) + "&until=" + started.plusSeconds(60)))
                .containsExactly(test, live);
        assertThat(ids(list + "&since=" + started.plusSeconds(60))).isEmpty();
        assertThat(ids(list + "&until=" + started.minusSeconds(60))).isEmpty();
        assertProblem(owner().get("/api/executions?since=yesterday"), 400).saying("since");
    }

    private List<String> ids(String list) {
        return owner().get(list)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void a_run_names_who_started_it_and_shows_the_workflow_it_began_with() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(Samples.greeting());
        String run = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}}");
        JsonNode ended = api.awaitStatus(run, "SUCCEEDED");
        assertThat(ended.path("startedBy").asString())
                .isEqualTo(owner().get("/api/session").at("/name"));
        assertThat(ended.has("thread")).as("it was told nowhere").isFalse();
        Answer began = owner().get("/api/executions/" + run + "/workflow");
        assertThat(began.at("/id")).isEqualTo(workflow);
        assertThat(began.json().path("workflow").path("nodes").get(0).path("id").asString())
                .isEqualTo("greet");
    }

    @Test
    void a_required_input_that_is_missing_or_of_another_type_is_refused() {
        String workflow = new WorkflowsApi(owner()).published(Samples.greeting());
        String path = "/api/workflows/" + workflow + "/executions";
        assertProblem(owner().post(path), 422)
                .saying("\"who\" is missing; it must be a text")
                .hinting("Nothing was started");
        assertProblem(owner().post(path, "{\"input\": {\"who\": null}}"), 422).saying("who");
        assertProblem(owner().post(path, "{\"input\": \"Bo\"}"), 422).saying("must be an object");
        assertProblem(owner().post(path, "{\"input\": {\"who\": \"Bo\", \"times\": \"two\"}}"), 422)
                .saying("times", "number");
        assertThat(ids("/api/executions?workflow=" + workflow)).isEmpty();
    }

    @Test
    void an_input_out_of_bounds_is_refused_with_a_sentence_for_each_field() {
        String workflow = new WorkflowsApi(owner()).published(Samples.parcels());
        String path = "/api/workflows/" + workflow + "/executions";
        String unfit = "{\"parcels\": 1e400, \"sku\": \"ab\", \"day\": \"2030-02-30\"}";
        for (String mode : List.of("live", "test")) {
            Answer refused = owner().post(path, "{\"mode\": \"" + mode + "\", \"input\": " + unfit + "}");
            assertProblem(refused, 422).saying("Parcels");
            assertThat(refused.json().path("problems").valueStream().map(JsonNode::asString))
                    .satisfiesExactly(
                            parcels -> assertThat(parcels).startsWith("\"parcels\" must be a number between 1 and 9"),
                            sku -> assertThat(sku)
                                    .isEqualTo("\"sku\" must be a text like `[A-Z]{2}-[0-9]+`, but is \"ab\"."),
                            day -> assertThat(day).contains("a date such as 2030-01-31", "2030-02-30"));
        }
        assertThat(ids("/api/executions?workflow=" + workflow)).isEmpty();
    }

    @Test
    void a_replay_with_another_input_is_held_to_the_same() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.parcels()), "{\"input\": {\"parcels\": 2}}");
        api.awaitStatus(run, "SUCCEEDED");
        assertProblem(owner().post("/api/executions/" + run + "/replay", "{\"input\": {\"parcels\": 10}}"), 422)
                .saying("between 1 and 9, but is 10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"go\"",
                "7",
                "{\"input\": {\"parcels\": [1]}}",
                "{\"input\": {\"parcels\": {\"$num\": 1}}}",
                "{\"mode\": 1, \"input\": {\"parcels\": 2}}",
                "{\"mode\": [\"live\"], \"input\": {\"parcels\": 2}}",
                "{\"mode\": \"test\", \"mocks\": [], \"input\": {\"parcels\": 2}}",
                "{\"mode\": \"test\", \"mocks\": {\"no such step!\": 1}, \"input\": {\"parcels\": 2}}",
                "{\"mode\": \"test\", \"mocks\": {\"\": null}, \"input\": {\"parcels\": 2}}",
                "{\"inputs\": {\"parcels\": 2}}",
                "{\"input\": {\"parcels\": 2}, \"input\": {\"parcels\": 20}}"
            })
    void whatever_else_is_sent_is_refused_and_starts_nothing(String body) {
        String workflow = new WorkflowsApi(owner()).published(Samples.parcels());
        Answer answer = owner().post("/api/workflows/" + workflow + "/executions", body);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 422);
        assertProblem(answer, answer.status()).hinting("");
        assertThat(ids("/api/executions?workflow=" + workflow)).isEmpty();
    }

    @Test
    void an_unpublished_workflow_runs_as_a_test_only() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.created(Samples.greeting());
        String path = "/api/workflows/" + workflow + "/executions";
        assertProblem(owner().post(path, "{\"input\": {\"who\": \"Bo\"}}"), 409).hinting("publish", "test");

        String run = api.started(workflow, "{\"input\": {\"who\": \"Bo\"}, \"mode\": \"test\"}");
        JsonNode ended = api.awaitStatus(run, "SUCCEEDED");
        assertThat(ended.path("mode").asString()).isEqualTo("test");
        assertThat(ended.path("version").isNull()).isTrue();
    }

    @Test
    void input_for_a_webhook_workflow_is_taken_as_its_body() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(Samples.hook());
        JsonNode bare = api.awaitStatus(api.started(workflow, "{\"input\": {\"total\": 7}}"), "SUCCEEDED");
        assertThat(bare.path("output").toString()).contains("\"body\":{\"total\":7}");
        JsonNode whole = api.awaitStatus(
                api.started(
                        workflow,
                        "{\"input\": {\"body\": {\"total\": 8}, \"headers\": {\"x-a\": \"b\"}, \"query\": {}}}"),
                "SUCCEEDED");
        assertThat(whole.path("output").toString()).contains("\"body\":{\"total\":8}", "\"x-a\":\"b\"");
    }

    @Test
    void runs_are_listed_newest_first_in_pages() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(Samples.greeting());
        List<String> runs = List.of(
                api.started(workflow, "{\"input\": {\"who\": \"1\"}}"),
                api.started(workflow, "{\"input\": {\"who\": \"2\"}}"),
                api.started(workflow, "{\"input\": {\"who\": \"3\"}}"));
        runs.forEach(run -> api.awaitStatus(run, "SUCCEEDED"));

        Answer first = owner().get("/api/executions?status=succeeded&limit=2&workflow=" + workflow);
        assertThat(first.json().path("items").findValuesAsString("id")).containsExactly(runs.get(2), runs.get(1));
        Answer rest = owner().get("/api/executions?limit=2&workflow=" + workflow + "&before=" + first.at("/next"));
        assertThat(rest.json().path("items").findValuesAsString("id")).containsExactly(runs.getFirst());
        assertThat(rest.json().has("next")).isFalse();
    }

    @Test
    void a_waiting_run_can_be_cancelled_once() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.delay()), "{}");
        api.awaitStatus(run, "WAITING");
        assertThat(owner().post("/api/executions/" + run + "/cancel", "{\"reason\": \"changed my mind\"}")
                        .status())
                .isEqualTo(202);
        api.awaitStatus(run, "CANCELLED");
        assertProblem(owner().post("/api/executions/" + run + "/cancel"), 409).saying("CANCELLED");
    }

    @Test
    void an_ended_run_can_be_replayed_with_other_input() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");

        Answer again = owner().post("/api/executions/" + run + "/replay", "{\"input\": {\"who\": \"Cy\"}}");
        assertThat(again.status()).isEqualTo(202);
        JsonNode ended = api.awaitStatus(again.at("/id"), "SUCCEEDED");
        assertThat(ended.path("origin").asString()).isEqualTo(run);
        assertThat(ended.path("output").toString()).contains("Hello Cy");
    }

    @Test
    void a_webhook_run_is_replayed_with_another_body() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String hook = api.hookOf(Samples.hook());
        String run = anyone().post(hook, "{\"total\": 1}").at("/executionId");
        api.awaitStatus(run, "SUCCEEDED");
        for (String input : List.of("{\"total\": 2}", "{\"body\": {\"total\": 2}}")) {
            Answer again = owner().post("/api/executions/" + run + "/replay", "{\"input\": " + input + "}");
            JsonNode ended = api.awaitStatus(again.at("/id"), "SUCCEEDED");
            assertThat(ended.path("output").toString()).contains("\"body\":{\"total\":2}");
        }
    }

    @Test
    void a_draft_with_errors_cannot_be_tried() {
        Answer saved = owner().post("/api/workflows", """
                {"parley": 1, "name": "Loop", "trigger": {"type": "manual"},
                 "nodes": [{"id": "a", "use": "data.set", "with": {"values": {}}}, {"id": "b", "use": "data.set", "with": {"values": {}}}],
                 "edges": [{"from": "trigger", "to": "a"}, {"from": "a", "to": "b"}, {"from": "b", "to": "a"}]}""");
        assertProblem(owner().post("/api/workflows/" + saved.at("/id") + "/executions", "{\"mode\": \"test\"}"), 422)
                .saying("circle");
    }

    @Test
    void a_replay_from_an_unknown_step_or_of_a_run_that_goes_on_is_refused() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String ended = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(ended, "SUCCEEDED");
        assertProblem(owner().post("/api/executions/" + ended + "/replay", "{\"from\": \"ghost\"}"), 404)
                .saying("ghost");
        String waiting = api.started(api.published(Samples.delay()), "{}");
        assertProblem(owner().post("/api/executions/" + waiting + "/replay"), 409)
                .hinting("Cancel");
    }

    @Test
    void a_step_that_is_not_in_doubt_cannot_be_resolved() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.delay()), "{}");
        String path = "/api/executions/" + run + "/steps/wait/doubt";
        assertProblem(owner().post(path, "{\"answer\": \"retry\"}"), 409).saying("not in doubt");
        assertProblem(owner().post(path, "{}"), 400).hinting("retry", "done", "stop");
    }

    @Test
    void the_log_of_a_step_says_who_was_asked_and_who_answered_what() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.approval("[]")), "{}");
        api.awaitStatus(run, "WAITING");
        owner().post("/api/approvals/" + run + ".ok/decision", "{\"decision\": \"approve\", \"comment\": \"fine\"}");
        api.awaitStatus(run, "SUCCEEDED");
        assertThat(owner().get("/api/executions/" + run + "/steps/ok/log")
                        .json()
                        .path("items")
                        .valueStream()
                        .map(line -> line.path("text").asString()))
                .containsExactly(
                        "Asked anyone to decide.",
                        "Ana López approved: “fine”",
                        "It was approved: it goes on to \"approved\".");
    }

    @Test
    void a_brief_list_leaves_out_what_the_runs_gave() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String workflow = api.published(Samples.greeting());
        api.awaitStatus(api.started(workflow, "{\"input\": {\"who\": \"Bo\"}}"), "SUCCEEDED");
        String list = "/api/executions?workflow=" + workflow;
        assertThat(owner().get(list).json().at("/items/0/output").isNull()).isFalse();
        assertThat(owner().get(list + "&brief=true")
                        .json()
                        .at("/items/0/output")
                        .isNull())
                .isTrue();
    }

    @Test
    void who_comes_back_to_a_stream_is_told_only_what_changed_since() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        String path = "/api/executions/" + run + "/stream";
        var all = owner().lines(path).filter(line -> line.startsWith("id:")).toList();
        assertThat(all).isNotEmpty();
        var rest = owner().with("Last-Event-ID", all.getFirst().substring(3))
                .lines(path)
                .toList();
        assertThat(rest.stream().filter(line -> line.startsWith("id:")))
                .containsExactlyElementsOf(all.subList(1, all.size()));
        assertThat(rest).contains("event:status");
    }

    @Test
    void a_stream_tells_what_was_and_what_comes_and_ends_with_the_run() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.approval("[]")), "{}");
        api.awaitStatus(run, "WAITING");

        var lines = owner().lines("/api/executions/" + run + "/stream")
                .peek(line -> {
                    if (line.contains("\"status\":\"WAITING\"")) {
                        owner().post("/api/approvals/" + run + ".ok/decision", "{\"decision\": \"approve\"}");
                    }
                })
                .toList();
        assertThat(lines).contains("event:span", "event:status");
        assertThat(lines).anyMatch(line -> line.contains("\"node\":\"ok\"") && line.contains("\"waiting\""));
        assertThat(lines).anyMatch(line -> line.contains("\"node\":\"go\"") && line.contains("\"succeeded\""));
        assertThat(lines.stream()
                        .filter(line -> line.startsWith("data:"))
                        .toList()
                        .getLast())
                .contains("\"status\":\"SUCCEEDED\"");
    }

    @Test
    void a_stream_tells_each_round_of_a_loop_once_however_much_follows() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published("""
                {"parley": 1, "name": "Rounds", "trigger": {"type": "manual"},
                 "nodes": [
                   {"id": "all", "use": "logic.for_each", "with": {"items": [1, 2, 3]}},
                   {"id": "one", "use": "data.set", "in": "all", "with": {"values": {"n": "{{each.item}}"}}},
                   {"id": "ok", "use": "human.approval", "with": {"approvers": [], "message": "Go on?"}}],
                 "edges": [{"from": "trigger", "to": "all"}, {"from": "all", "to": "ok"}]}"""), "{}");
        api.awaitStatus(run, "WAITING");
        var lines = owner().lines("/api/executions/" + run + "/stream")
                .peek(line -> {
                    if (line.contains("\"status\":\"WAITING\"")) {
                        owner().post("/api/approvals/" + run + ".ok/decision", "{\"decision\": \"approve\"}");
                    }
                })
                .toList();
        assertThat(lines)
                .filteredOn(line -> line.contains("\"step\":\"all.1.one\""))
                .hasSize(1);
    }

    @Test
    void the_stream_of_an_ended_run_tells_all_of_it_and_ends() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String run = api.started(api.published(Samples.greeting()), "{\"input\": {\"who\": \"Bo\"}}");
        api.awaitStatus(run, "SUCCEEDED");
        var lines = owner().lines("/api/executions/" + run + "/stream").toList();
        assertThat(lines).contains("event:span", "event:status");
    }
}
