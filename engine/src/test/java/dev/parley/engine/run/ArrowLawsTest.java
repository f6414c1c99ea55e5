package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.Graph.Arrow;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.Play.Change;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.workflow.NodeSettings.Join;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** When steps begin and when they are skipped, in any workflow and any world. */
class ArrowLawsTest {
    @Property
    void a_step_is_skipped_as_soon_as_no_arrow_can_reach_it_and_never_else(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Graph graph = new Graph(play.workflow);
        boolean isAbandoned = false;
        for (Change change : play.changes()) {
            isAbandoned |= change.event() instanceof NodeAbandoned;
            boolean someGivenUp = isAbandoned;
            graph.forEachLevel(
                    change.after(),
                    (members, frame) -> members.forEach(node -> {
                        boolean isDead = graph.arrowsTo(node, frame).stream().allMatch(arrow -> arrow == Arrow.SKIPPED);
                        NodeState at = frame.nodes().get(node.id());
                        if (isDead) {
                            assertThat(at).isInstanceOf(Skipped.class);
                        } else {
                            assertThat(at instanceof Skipped && !someGivenUp).isFalse();
                        }
                    }));
        }
    }

    @Property
    void a_step_begins_when_its_arrows_have_come_and_only_once(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Graph graph = new Graph(play.workflow);
        Set<StepId> begun = new HashSet<>();
        for (Change change : play.changes()) {
            if (change.event() instanceof NodeEvent e
                    && change.before().steps().at(e.step()) == null
                    && change.after().steps().at(e.step()) != null) {
                assertThat(begun.add(e.step()))
                        .as("%s for the first time", e.step())
                        .isTrue();
                Frame frame = graph.levelOf(e.step(), change.before().steps());
                List<Arrow> arrows = graph.arrowsTo(graph.node(e.node()), frame);
                assertThat(arrows).contains(Arrow.TAKEN);
                if (graph.node(e.node()).settings().join() == Join.ALL) {
                    assertThat(arrows).doesNotContain(Arrow.PENDING);
                }
            }
        }
    }

    @Property
    void no_step_that_is_due_is_left_out(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Graph graph = new Graph(play.workflow);
        for (Play.Moment moment : play.moments) {
            RunState state = moment.turn().state();
            if (state.finished() != null || state.interruption() != null || state.isQueued() || state.isBusy()) {
                continue;
            }
            graph.forEachLevel(
                    state,
                    (members, frame) -> members.forEach(node -> {
                        List<Arrow> arrows = graph.arrowsTo(node, frame);
                        boolean isDue = arrows.contains(Arrow.TAKEN)
                                && (node.settings().join() == Join.ANY || !arrows.contains(Arrow.PENDING));
                        assertThat(isDue && !frame.nodes().containsKey(node.id()))
                                .as("%s is left out", node.id())
                                .isFalse();
                    }));
        }
    }
}
