package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static dev.parley.engine.run.Script.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.Actor;
import dev.parley.engine.NodeId;
import dev.parley.engine.run.RunEvent.InputReplaced;
import dev.parley.engine.run.RunEvent.Mode;
import dev.parley.engine.run.RunEvent.NodeReused;
import dev.parley.engine.run.RunEvent.RunStarted;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReplayTest {
    private static final Actor ANA = new Actor("user:ana", "Ana");
    private static final NodeId B = new NodeId("b");

    private static JsonNode json(String text) {
        return Script.JSON.readTree(text);
    }

    private static List<RunEvent> replayed(Script ended, Replay replay) {
        return replay.of(
                ended.state, ended.interpreter.plan(), ended.state.started().workflow(), ANA);
    }

    private static RunStarted started(Script ended, Replay replay) {
        return (RunStarted) replayed(ended, replay).getFirst();
    }

    private static Script ended(String payload) {
        return given(workflow().set("a", "{\"v\": 1}").set("b", "{\"v\": 2}").chain("a", "b"))
                .started(payload);
    }

    private static Script delivered() {
        return ended("{\"body\": {\"n\": 1}, \"headers\": {\"x\": \"y\"}}");
    }

    @Test
    void a_whole_replay_starts_over_with_the_same_input() {
        Script ended = ended("{\"n\": 1}");
        assertThat(replayed(ended, Replay.WHOLE)).singleElement().isInstanceOf(RunStarted.class);
        RunStarted started = started(ended, Replay.WHOLE);
        assertThat(started.input()).isEqualTo(json("{\"n\": 1}"));
        assertThat(started.payload()).isEqualTo(json("{\"n\": 1}"));
        assertThat(started.by()).isEqualTo(ANA);
        assertThat(started.origin()).isEqualTo(ended.state.id());
    }

    @Test
    void another_input_is_what_the_trigger_gave_too() {
        RunStarted started = started(ended("{\"n\": 1}"), new Replay(null, json("{\"n\": 2}"), null, null));
        assertThat(started.input()).isEqualTo(json("{\"n\": 2}"));
        assertThat(started.payload()).isEqualTo(json("{\"n\": 2}"));
    }

    @Test
    void another_input_of_a_webhook_is_its_body_and_the_headers_stay() {
        RunStarted bare = started(delivered(), new Replay(null, json("{\"n\": 2}"), null, null));
        assertThat(bare.input()).isEqualTo(json("{\"n\": 2}"));
        assertThat(bare.payload()).isEqualTo(json("{\"body\": {\"n\": 2}, \"headers\": {\"x\": \"y\"}}"));
        RunStarted wrapped = started(delivered(), new Replay(null, json("{\"body\": {\"n\": 3}}"), null, null));
        assertThat(wrapped.input()).isEqualTo(json("{\"n\": 3}"));
        assertThat(wrapped.payload().get("body")).isEqualTo(json("{\"n\": 3}"));
    }

    @Test
    void a_field_called_body_is_nothing_special_outside_of_webhooks() {
        RunStarted started = started(ended("{\"n\": 1}"), new Replay(null, json("{\"body\": 2}"), null, null));
        assertThat(started.input()).isEqualTo(json("{\"body\": 2}"));
    }

    @Test
    void an_unknown_step_is_named() {
        assertThatThrownBy(() -> replayed(ended("{}"), new Replay(new NodeId("x"), null, null, null)))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("has no step \"x\"");
    }

    @Test
    void the_chosen_step_works_on_what_it_is_given() {
        Script ended = ended("{}");
        List<RunEvent> events = replayed(ended, new Replay(B, null, json("{\"v\": 9}"), null));
        assertThat(events).last().isEqualTo(new InputReplaced(StepId.of(B), json("{\"v\": 9}")));
        Turn turn = ended.interpreter.begin(ended.state.id(), events, ended.now);
        assertThat(turn.state().finished().output()).isEqualTo(json("{\"v\": 9}"));
        assertThat(turn.state().replaced()).containsOnlyKeys(StepId.of(B));
    }

    @Test
    void an_input_for_a_step_needs_the_step() {
        assertThatThrownBy(() -> replayed(ended("{}"), new Replay(null, null, json("{}"), null)))
                .isInstanceOf(UnreplayableException.class)
                .hasMessageContaining("can only be replaced at the step itself: say from which step on");
    }

    @Test
    void a_step_in_a_loop_means_its_outermost_loop_which_takes_no_input() {
        Script ended = given(workflow()
                        .set("a", "{}")
                        .forEach("rows", "trigger.output.list")
                        .within(
                                "rows",
                                workflow()
                                        .repeat("again", null, 1)
                                        .within("again", workflow().set("b", "{}")))
                        .chain("a", "rows"))
                .started("{\"list\": [1]}");
        assertThat(replayed(ended, new Replay(B, null, null, null)))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        NodeReused.class, reused -> assertThat(reused.step()).hasToString("a"));
        assertThatThrownBy(() -> replayed(ended, new Replay(B, null, json("{}"), null)))
                .isInstanceOf(UnreplayableException.class)
                .hasMessageContaining("\"b\" is in the loop \"rows\"");
    }

    @Test
    void mode_mocks_and_the_workflows_time_limit_stay() {
        Script ended = given(workflow()
                        .approval("ok")
                        .limited(Duration.ofHours(3), null, 0)
                        .chain("ok"))
                .testedWith("{\"ok\": {\"decision\": \"rejected\"}}");
        RunStarted started = started(ended, Replay.WHOLE);
        assertThat(started.mode()).isEqualTo(Mode.TEST);
        assertThat(started.mocks()).containsOnlyKeys(new NodeId("ok"));
        assertThat(started.timeout()).isEqualTo(Duration.ofHours(3));
    }
}
