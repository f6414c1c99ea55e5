package dev.parley.bot.api;

import static dev.parley.bot.api.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bot.api.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Telling Parley what happened. */
class EventsApiTest extends StartedParley {
    @Test
    void an_event_starts_the_workflows_that_listen_and_let_it_through() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String id = api.published(Samples.startedBy(
                "{\"type\": \"event\", \"source\": \"orders.created\", \"filter\": \"event.total > 1000\"}"));

        tell("{\"source\": \"orders.created\", \"payload\": {\"total\": 10}}");
        String large = tell("{\"source\": \"orders.created\", \"key\": \"A-1\", \"payload\": {\"total\": 1500.10}}");
        assertThat(tell("{\"source\": \"orders.created\", \"key\": \"A-1\", \"payload\": {\"total\": 1500.10}}"))
                .isEqualTo(large);

        JsonNode run =
                api.awaitStatus(api.awaitRuns(id, 1).getFirst().path("id").asString(), "SUCCEEDED");
        assertThat(run.path("trigger").asString()).isEqualTo("event");
        assertThat(run.at("/output/got/id").asString("")).isEqualTo(large);
        assertThat(run.toString()).contains("1500.1");
        assertThat(api.runs(id)).hasSize(1);
    }

    @Test
    void an_event_reaches_the_run_that_waits_for_it_and_no_other() {
        WorkflowsApi api = new WorkflowsApi(owner());
        String id = api.published("""
                {"parley": 1, "name": "Wait for the payment", "trigger": {"type": "manual"},
                 "nodes": [{"id": "paid", "use": "logic.wait_for_event",
                            "with": {"event": "payment.received", "match": "event.order == input.order"}}],
                 "edges": [{"from": "trigger", "to": "paid"}]}""");
        String first = waiting(api, id, "A-1");
        String second = waiting(api, id, "A-2");

        tell("{\"source\": \"payment.received\", \"payload\": {\"order\": \"A-2\", \"sum\": 12.5}}");

        assertThat(api.awaitStatus(second, "SUCCEEDED").at("/output/event/sum").asString(""))
                .isEqualTo("12.5");
        assertThat(owner().get("/api/executions/" + first).at("/status")).isEqualTo("WAITING");
    }

    private String waiting(WorkflowsApi api, String workflow, String order) {
        String run = owner().post(
                        "/api/workflows/" + workflow + "/executions", "{\"input\": {\"order\": \"" + order + "\"}}")
                .at("/id");
        api.awaitStatus(run, "WAITING");
        return run;
    }

    private String tell(String event) {
        Answer answer = owner().post("/api/events", event);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.json().propertyNames()).containsExactly("id");
        return answer.at("/id");
    }

    @Test
    void what_cannot_be_told_is_refused() {
        assertProblem(anyone().post("/api/events", "{\"source\": \"orders\"}"), 401);
        assertProblem(owner().post("/api/events", "{}"), 400).saying("source");
        assertProblem(owner().post("/api/events", "{\"source\": \"two words\"}"), 400)
                .saying("two words");
        assertProblem(owner().post("/api/events", "{\"source\": \"orders\", \"key\": \"\"}"), 400)
                .saying("key");
        assertProblem(owner().post("/api/events", "{\"source\": \"orders\", \"key\": \"a\\u0000b\"}"), 400)
                .saying("key");
    }
}
