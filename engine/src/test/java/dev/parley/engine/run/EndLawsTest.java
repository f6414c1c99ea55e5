package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.NodeState.AwaitingRun;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Running;
import dev.parley.engine.run.NodeState.Settled;
import dev.parley.engine.run.NodeState.Waiting;
import dev.parley.engine.run.Play.Change;
import dev.parley.engine.run.Play.Moment;
import dev.parley.engine.run.RunEvent.CancelRequested;
import dev.parley.engine.run.RunEvent.Interruption;
import dev.parley.engine.run.RunEvent.NodeAbandoned;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.workflow.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** How runs end, in any workflow and any world. */
class EndLawsTest {
    @Property
    void the_outcome_is_what_the_steps_came_to(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Graph graph = new Graph(play.workflow);
        RunState state = play.state();
        RunFinished end = state.finished();
        List<Node.Stop> stops = stops(play, graph);
        if (state.interruption() != null) {
            assertThat(end.outcome())
                    .isEqualTo(state.interruption() instanceof CancelRequested ? Outcome.CANCELLED : Outcome.FAILED);
            assertThat(end.failedStep()).isNull();
        } else if (!stops.isEmpty()) {
            assertThat(stops)
                    .extracting(stop -> stop.status().name())
                    .contains(end.outcome().name());
        } else {
            List<StepId> failed = graph.members(null).stream()
                    .map(Node::id)
                    .filter(id ->
                            state.nodes().get(id) instanceof Failed at && !at.tolerated() && !graph.hasErrorArrow(id))
                    .map(StepId::of)
                    .toList();
            assertThat(end.outcome()).isEqualTo(failed.isEmpty() ? Outcome.SUCCEEDED : Outcome.FAILED);
            if (failed.isEmpty()) {
                assertThat(state.nodes()).hasSameSizeAs(graph.members(null));
                assertThat(state.nodes().values()).allMatch(Settled.class::isInstance);
            } else {
                assertThat(failed).contains(end.failedStep());
            }
        }
        assertThat(end.error() != null).isEqualTo(end.outcome() == Outcome.FAILED);
    }

    private static List<Node.Stop> stops(Play play, Graph graph) {
        return play.events().stream()
                .map(RecordedEvent::event)
                .filter(NodeSucceeded.class::isInstance)
                .map(event -> graph.node(((NodeSucceeded) event).node()))
                .filter(Node.Stop.class::isInstance)
                .map(Node.Stop.class::cast)
                .toList();
    }

    @Property
    void an_ended_run_has_nothing_under_way_and_nobody_waiting(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play.of(steps, seed)
                .state()
                .forEachStep((step, at) -> assertThat(at)
                        .as("%s", step)
                        .isNotInstanceOf(Waiting.class)
                        .isNotInstanceOf(Running.class));
    }

    @Property
    void a_cancelled_run_begins_nothing_and_ends_with_its_last_call(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Set<StepId> known = new HashSet<>();
        for (Change change : play.changes()) {
            if (change.before().interruption() != null && change.event() instanceof NodeEvent e) {
                assertThat(known).contains(e.step());
            }
            change.after().forEachStep((step, _) -> known.add(step));
        }
        for (Moment moment : play.moments) {
            RunState state = moment.turn().state();
            if (state.interruption() != null && state.finished() == null) {
                assertThat(state.steps().any(Running.class::isInstance)).isTrue();
            }
            if (state.interruption() != null && moment.turn().commands().isEmpty()) {
                assertThat(state.finished()).isNull();
            }
        }
        assertThat(play.events().stream()
                        .filter(recorded -> recorded.event() instanceof Interruption)
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Property
    void called_runs_are_given_up_by_name(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        for (Change change : Play.of(steps, seed).changes()) {
            if (change.event() instanceof NodeAbandoned e) {
                NodeState before = change.before().steps().at(e.step());
                assertThat(before).isInstanceOf(Waiting.class);
                assertThat(e.called()).isEqualTo(before instanceof AwaitingRun called ? called.child() : null);
            }
        }
    }
}
