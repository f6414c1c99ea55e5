package dev.parley.engine.runtime;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.RunStatus.SUCCEEDED;
import static dev.parley.engine.workflow.NodeSettings.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.NodeId;
import dev.parley.engine.RunId;
import dev.parley.engine.catalog.WorkflowRef;
import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.Flow;
import dev.parley.engine.run.Replay;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunStatus;
import dev.parley.engine.workflow.Bounds;
import dev.parley.engine.workflow.Trigger;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** However a workflow is started, what it asks for is held against what it is given. */
class AskedInputTest extends RunningEngine {
    private static final Trigger.Input PARCELS = new Trigger.Input(
            "parcels", "number", null, true, null, new Bounds(BigDecimal.ONE, BigDecimal.valueOf(9), null));
    private static final Trigger.Input SKU =
            new Trigger.Input("sku", "string", null, false, null, new Bounds(null, null, "[A-Z]{2}-[0-9]+"));
    private static final Trigger.Input DAY = new Trigger.Input("day", "date", null, false);
    private static final String GOOD = "{\"parcels\": 2, \"sku\": \"AB-1\", \"day\": \"2030-01-31\"}";
    private static final String BAD = "{\"parcels\": 12, \"sku\": \"ab\", \"day\": \"tomorrow\"}";

    private static Flow asking() {
        return workflow().taking(PARCELS, SKU, DAY).call("send").chain("send");
    }

    private static void refused(ThrowingCallable start, String... problems) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        UnfitInputException.class,
                        refusal -> assertThat(refusal.problems()).containsExactly(problems));
    }

    @Test
    void every_value_that_does_not_fit_is_named_and_nothing_is_started() {
        WorkflowRef workflow = published("Send", asking());
        for (Mode mode : Mode.values()) {
            refused(
                    () -> runtime.start(request(workflow, BAD, mode)),
                    "\"parcels\" must be a number between 1 and 9, but is 12.",
                    "\"sku\" must be a text like `[A-Z]{2}-[0-9]+`, but is \"ab\".",
                    "\"day\" must be a date such as 2030-01-31, but is \"tomorrow\".");
        }
        refused(() -> run(workflow), "\"parcels\" is missing; it must be a number between 1 and 9.");
        refused(() -> run(workflow, "[2]"), "The values must be an object with one entry for each field.");
        assertThat(operation.calls("send")).isZero();
    }

    @Test
    void a_refused_start_does_not_use_up_its_key() throws Exception {
        WorkflowRef workflow = published("Send", asking());
        StartRun unfit = request(workflow, BAD, Mode.LIVE).withKey("once");
        assertThatThrownBy(() -> runtime.start(unfit)).isInstanceOf(UnfitInputException.class);
        RunId run = runtime.start(request(workflow, GOOD, Mode.LIVE).withKey("once"));
        awaitEnd(run, SUCCEEDED);
    }

    @Test
    void more_than_is_asked_for_may_be_given_and_whatever_where_nothing_is_asked_for() throws Exception {
        awaitEnd(run(published("Send", asking()), "{\"parcels\": 1, \"note\": \"x\"}"), SUCCEEDED);
        WorkflowRef open = published("Open", workflow().call("send").chain("send"));
        for (String input : new String[] {"{}", "[1]", "\"Bo\"", "null"}) {
            awaitEnd(run(open, input), SUCCEEDED);
        }
    }

    @Test
    void a_calling_step_fails_with_what_is_wrong() throws Exception {
        published("Send", asking());
        RunId run = run(workflow().callWorkflow("sub", "Send", BAD, DEFAULT).chain("sub"));
        StepError error = awaitEnd(run, RunStatus.FAILED).error();
        assertThat(error.code()).isEqualTo("bad_input");
        assertThat(error.message()).contains("between 1 and 9, but is 12", "a text like", "a date such as");
    }

    @Test
    void a_replay_is_refused_another_input_that_does_not_fit() throws Exception {
        RunId run = run(published("Send", asking()), GOOD);
        awaitEnd(run, SUCCEEDED);
        for (NodeId from : new NodeId[] {null, new NodeId("send")}) {
            refused(
                    () -> runtime.replay(org, run, new Replay(from, json("{\"parcels\": 0}"), null, null), ANA),
                    "\"parcels\" must be a number between 1 and 9, but is 0.");
        }
    }

    @Test
    void what_another_version_asks_for_is_demanded_of_a_whole_replay_only() throws Exception {
        WorkflowRef open =
                published("Send", workflow().call("before").call("send").chain("before", "send"));
        RunId run = run(open, "{\"parcels\": 12}");
        awaitEnd(run, SUCCEEDED);
        WorkflowRef stricter = changed(
                open,
                "Send",
                workflow().taking(PARCELS).call("before").call("send").chain("before", "send"));
        refused(
                () -> runtime.replay(org, run, new Replay(null, null, null, stricter.revision()), ANA),
                "\"parcels\" must be a number between 1 and 9, but is 12.");
        NodeId send = new NodeId("send");
        awaitEnd(runtime.replay(org, run, new Replay(send, null, null, stricter.revision()), ANA), SUCCEEDED);
        awaitEnd(runtime.replay(org, run, Replay.WHOLE, ANA), SUCCEEDED);
    }
}
