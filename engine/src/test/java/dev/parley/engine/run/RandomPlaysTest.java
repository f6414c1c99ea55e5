package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.RunEvent.Outcome;
import dev.parley.engine.workflow.Node;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The laws are worth what the random plays contain. */
class RandomPlaysTest {
    private static final int PLAYS = 400;

    @Test
    void everything_that_can_happen_in_a_run_happens_in_some_play() {
        Set<Class<?>> nodes = new HashSet<>();
        Set<Class<?>> events = new HashSet<>();
        Set<Class<?>> states = new HashSet<>();
        Set<Integer> depths = new HashSet<>();
        Set<Outcome> outcomes = new HashSet<>();
        Set<String> errors = new HashSet<>();
        for (int seed = 0; seed < PLAYS; seed++) {
            Play play = Play.of(1 + seed % 14, seed);
            Graph graph = new Graph(play.workflow);
            for (RecordedEvent recorded : play.events()) {
                events.add(recorded.event().getClass());
                if (recorded.event() instanceof RunEvent.NodeFailed e) {
                    errors.add(e.error().code());
                }
            }
            play.moments.forEach(moment -> moment.turn().state().forEachStep((step, at) -> {
                states.add(at.getClass());
                depths.add(step.within().size());
                nodes.add(graph.node(step.node()).getClass());
            }));
            outcomes.add(play.state().finished().outcome());
            replayedFromItsLastStep(play, seed)
                    .forEach(recorded -> events.add(recorded.event().getClass()));
        }
        assertThat(nodes).isEqualTo(leaves(Node.class));
        Set<Class<?>> possible = leaves(RunEvent.class);
        possible.remove(RunEvent.InputReplaced.class);
        assertThat(events).isEqualTo(possible);
        assertThat(states).isEqualTo(leaves(NodeState.class));
        assertThat(depths).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.values());
        assertThat(errors)
                .contains(
                        "http_500",
                        "bad_expression",
                        "not_boolean",
                        "not_a_list",
                        "not_reached",
                        "bad_time",
                        "cancelled");
    }

    private static List<RecordedEvent> replayedFromItsLastStep(Play play, int seed) {
        List<NodeId> begun = play.state().nodes().entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof NodeState.Skipped))
                .map(Map.Entry::getKey)
                .toList();
        return begun.isEmpty()
                ? List.of()
                : play.replayed(new Replay(begun.getLast(), null, null, null), seed)
                        .events();
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        return (type.isSealed()
                        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(below -> leaves(below).stream())
                        : Stream.of(type))
                .collect(Collectors.toSet());
    }
}
