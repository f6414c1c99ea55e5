package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.run.RunEvent.InputReplaced;
import dev.parley.engine.run.RunEvent.NodeEvent;
import dev.parley.engine.run.RunEvent.NodeReused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Doing an ended run again, in any workflow, from any of its steps and in another world. */
class ReplayLawsTest {
    @Property
    void a_replay_takes_over_exactly_what_is_not_downstream_of_its_step(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed, @ForAll @IntRange(max = 8) int from) {
        Play origin = Play.of(steps, seed);
        Graph graph = new Graph(origin.workflow);
        NodeId step = origin.workflow
                .nodes()
                .get(from % origin.workflow.nodes().size())
                .id();
        Set<NodeId> again = graph.downstream(graph.outermost(step));
        Set<NodeId> expected = origin.state().nodes().entrySet().stream()
                .filter(entry -> !again.contains(entry.getKey()))
                .filter(entry -> entry.getValue() instanceof Succeeded
                        || (entry.getValue() instanceof Failed failed
                                && (failed.tolerated() || graph.hasErrorArrow(entry.getKey()))))
                .map(java.util.Map.Entry::getKey)
                .collect(Collectors.toSet());

        Play replay;
        try {
            replay = origin.replayed(new Replay(step, null, null, null), seed + 1);
        } catch (UnreplayableException e) {
            assertThat(origin.state().nodes().get(graph.outermost(step)))
                    .as("what has run can be run again: %s", e)
                    .satisfiesAnyOf(
                            at -> assertThat(at).isNull(), at -> assertThat(at).isInstanceOf(Skipped.class));
            return;
        }

        Set<NodeId> taken = new HashSet<>();
        for (RecordedEvent recorded : replay.events().subList(1, 1 + expected.size())) {
            NodeEvent event = (NodeEvent) recorded.event();
            taken.add(event.node());
            assertThat(withoutTime(replay.state().nodes().get(event.node())))
                    .isEqualTo(withoutTime(origin.state().nodes().get(event.node())));
        }
        assertThat(taken).isEqualTo(expected);
        assertThat(replay.events().subList(1 + expected.size(), replay.events().size()))
                .extracting(RecordedEvent::event)
                .doesNotHaveAnyElementsOfTypes(NodeReused.class, InputReplaced.class)
                .noneMatch(event -> event instanceof NodeEvent e && isEffective(e) && taken.contains(e.node()));
        assertThat(replay.state().finished()).isNotNull();
        assertThat(replay.state().started().origin()).isEqualTo(origin.state().id());
    }

    /** A vote may come where nobody is asked. */
    private static boolean isEffective(NodeEvent event) {
        return !(event instanceof RunEvent.ApprovalVoted) && !(event instanceof RunEvent.DoubtResolved);
    }

    private static List<Object> withoutTime(NodeState state) {
        return switch (state) {
            case Succeeded done -> java.util.Arrays.asList(done.output(), done.choice());
            case Failed failed -> java.util.Arrays.asList(failed.error(), failed.tolerated(), failed.partial());
            default -> throw new AssertionError("Nothing to take over from " + state);
        };
    }
}
