package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.FAILED;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.workflow.NodeSettings.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.journal.OverloadedException;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Mocks;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Trigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Test mode, and what the tester says that steps answer in it. */
class MockedTest extends RunningEngine {
    private static Map<NodeId, JsonNode> mocks(String json) {
        Map<NodeId, JsonNode> mocks = new HashMap<>();
        json(json).properties().forEach(entry -> mocks.put(new NodeId(entry.getKey()), entry.getValue()));
        return mocks;
    }

    private RunId tested(Flow flow, String input, String mocks) throws OverloadedException {
        return runtime.start(request(draft("test", flow), input, Mode.TEST).withMocks(mocks(mocks)));
    }

    private JsonNode output(Flow flow, String mocks) throws OverloadedException {
        return awaitEnd(tested(flow, "{\"list\": [1, 2]}", mocks), SUCCEEDED).output();
    }

    @Test
    void a_mocked_call_answers_what_it_is_told_and_calls_nothing() throws Exception {
        for (Effect effect : Effect.values()) {
            answering(effect, (_, _) -> {
                throw refusal();
            });
            Flow flow = workflow()
                    .call("fetch")
                    .set("twice", "{\"n\": \"{{fetch.output.n * 2}}\"}")
                    .chain("fetch", "twice");
            assertThat(output(flow, "{\"fetch\": {\"n\": 4}}")).isEqualTo(json("{\"n\": 8}"));
            assertThat(operation.calls("fetch")).isZero();
        }
    }

    @Test
    void what_is_not_mocked_answers_its_sample_unless_it_only_reads() throws Exception {
        Flow flow = workflow().call("a").call("b").then("trigger", "a").then("trigger", "b");
        assertThat(output(flow, "{\"a\": 1}")).isEqualTo(json("{\"a\": 1, \"b\": {\"sample\": true}}"));
        answering(Effect.READ, (_, _) -> json("{\"real\": true}"));
        assertThat(output(flow, "{\"a\": 1}")).isEqualTo(json("{\"a\": 1, \"b\": {\"real\": true}}"));
        assertThat(operation.calls("a")).isZero();
    }

    @Test
    void a_step_in_a_loop_answers_the_same_in_each_round() throws Exception {
        Flow flow = workflow()
                .forEach("all", "input.list")
                .within("all", workflow().call("fetch"))
                .chain("all");
        assertThat(output(flow, "{\"fetch\": {\"n\": 4}}")).isEqualTo(json("{\"results\": [{\"n\": 4}, {\"n\": 4}]}"));
        assertThat(operation.calls("fetch")).isZero();
    }

    @Test
    void a_mock_may_be_nothing() throws Exception {
        Flow flow = workflow().call("fetch").set("is", "{\"nothing\": \"{{fetch.output == null}}\"}");
        assertThat(output(flow.chain("fetch", "is"), "{\"fetch\": null}")).isEqualTo(json("{\"nothing\": true}"));
    }

    @Test
    void a_mock_chooses_the_way_of_a_route_and_of_an_approval() throws Exception {
        Flow route = workflow()
                .call("route")
                .set("x", "{\"way\": \"x\"}")
                .set("y", "{\"way\": \"y\"}")
                .chain("route")
                .then("route", "x", "x")
                .then("route", "y", "y");
        assertThat(output(route, "{\"route\": {\"route\": \"y\"}}")).isEqualTo(json("{\"way\": \"y\"}"));
        Flow ask = workflow()
                .approval("ok")
                .set("no", "{\"way\": \"no\"}")
                .set("yes", "{\"way\": \"yes\"}")
                .chain("ok")
                .then("ok", "no", "rejected")
                .then("ok", "yes");
        assertThat(output(ask, "{\"ok\": {\"decision\": \"rejected\"}}")).isEqualTo(json("{\"way\": \"no\"}"));
        assertThat(output(ask, "{}")).isEqualTo(json("{\"way\": \"yes\"}"));
    }

    @Test
    void forms_events_and_called_workflows_are_mocked_too() throws Exception {
        Flow flow = workflow()
                .input("form", null, new Trigger.Input("n", "number", null, true))
                .event("paid", "payment.received", null, null)
                .callWorkflow("sub", "Nobody", "{}", DEFAULT)
                .set("sum", "{\"n\": \"{{form.output.values.n + paid.output.event.n + sub.output.n}}\"}")
                .chain("form", "paid", "sub", "sum");
        assertThat(output(flow, "{\"form\": {\"n\": 1}, \"paid\": {\"n\": 2}, \"sub\": {\"n\": 3}}"))
                .isEqualTo(json("{\"n\": 6}"));
        assertThat(awaitEnd(tested(flow, "{}", "{\"paid\": {\"n\": 2}}"), FAILED)
                        .error()
                        .code())
                .isEqualTo("unknown_workflow");
    }

    @Test
    void in_earnest_mocks_mean_nothing() throws Exception {
        answering(Effect.WRITE, (_, _) -> json("{\"real\": true}"));
        StartRun live = request(draft("test", workflow().call("a").chain("a")), "{}", Mode.LIVE);
        RunId run = runtime.start(live.withMocks(mocks("{\"a\": {\"real\": false}}")));
        assertThat(awaitEnd(run, SUCCEEDED).output()).isEqualTo(json("{\"real\": true}"));
    }

    @Test
    void a_replayed_test_is_a_test_with_the_same_mocks() throws Exception {
        RunId run = tested(workflow().call("a").chain("a"), "{}", "{\"a\": 7}");
        awaitEnd(run, SUCCEEDED);
        RunId again = runtime.replay(org, run, Replay.WHOLE, ANA);
        assertThat(awaitEnd(again, SUCCEEDED).output()).isEqualTo(json("7"));
        assertThat(look(again).mode()).isEqualTo(Mode.TEST);
    }

    @Test
    void mocks_that_cannot_be_meant_are_found() {
        Flow flow = workflow()
                .call("a")
                .set("b", "{}")
                .approval("ok")
                .input("form", null, new Trigger.Input("n", "number", null, true))
                .chain("a", "b", "ok", "form");
        List<Finding> findings = Mocks.findings(
                flow.named("test"),
                mocks("{\"ghost\": 1, \"a\": null, \"b\": 2, \"ok\": true, \"form\": {\"n\": \"x\"}}"));
        assertThat(findings)
                .extracting(Finding::where, Finding::code)
                .containsExactlyInAnyOrder(
                        tuple("ghost", "unknown_step"),
                        tuple("b", "not_mockable"),
                        tuple("ok", "bad_mock"),
                        tuple("form", "bad_mock"));
        assertThat(findings)
                .filteredOn(finding -> finding.where().equals("ghost"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.hint()).contains("a, b, ok, form"));
    }
}
