package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.engine.NodeId;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static Plan plan(Flow flow) {
        return Play.interpreter(flow.named("orders")).plan();
    }

    @Test
    void steps_are_sorted_by_their_arrows() {
        Flow flow =
                workflow().call("c").call("b").call("a").chain("a", "b", "c").then("a", "c");
        assertThat(plan(flow).top().steps().keySet()).extracting(NodeId::value).containsExactly("a", "b", "c");
    }

    @Test
    void steps_of_loops_are_found_too() {
        Plan plan = plan(workflow()
                .forEach("rows", "trigger.output.list")
                .within(
                        "rows",
                        workflow()
                                .repeat("again", null, 2)
                                .within("again", workflow().call("file")))
                .chain("rows"));
        assertThat(plan.has(new NodeId("file"))).isTrue();
        assertThat(plan.node(new NodeId("again")).settings().in()).isEqualTo(new NodeId("rows"));
        assertThat(plan.top().steps()).containsOnlyKeys(new NodeId("rows"));
    }

    @Test
    void a_step_that_is_not_there_is_named() {
        Plan plan = plan(workflow().call("a").chain("a"));
        assertThat(plan.has(new NodeId("b"))).isFalse();
        assertThatThrownBy(() -> plan.node(new NodeId("b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Workflow \"orders\" has no step \"b\"");
    }

    @Test
    void arrows_that_form_a_circle_are_refused() {
        Flow circle =
                workflow().call("a").call("b").call("c").chain("a", "b", "c").then("c", "b");
        assertThatThrownBy(() -> plan(circle))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The steps of \"orders\" form a circle, or are in a loop that is none");
    }

    @Test
    void a_step_in_a_loop_that_is_none_is_refused() {
        assertThatThrownBy(() -> plan(
                        workflow().call("a").within("a", workflow().call("b")).chain("a")))
                .hasMessageContaining("are in a loop that is none");
    }

    @Test
    void arrows_that_lead_nowhere_or_into_or_out_of_a_loop_are_refused() {
        Flow loop = workflow()
                .call("before")
                .forEach("rows", "trigger.output.list")
                .within("rows", workflow().call("file"))
                .chain("before", "rows");
        assertThatThrownBy(() -> plan(loop.then("before", "file")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The arrow from \"before\" to \"file\" leads to no step, or into or out of a loop");
        assertThatThrownBy(() -> plan(workflow().call("a").chain("a").then("a", "nowhere")))
                .hasMessageContaining("from \"a\" to \"nowhere\" leads to no step");
        assertThatThrownBy(() -> plan(workflow().call("a").then("nowhere", "a")))
                .hasMessageContaining("from \"nowhere\" to \"a\" leads to no step");
    }
}
