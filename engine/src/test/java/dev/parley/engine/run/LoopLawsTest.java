package dev.parley.engine.run;

import static dev.parley.engine.run.Flow.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.operation.StepError;
import dev.parley.engine.run.NodeState.Looping;
import dev.parley.engine.run.RunEvent.LoopStarted;
import dev.parley.engine.run.RunEvent.NodeFailed;
import dev.parley.engine.run.RunEvent.NodeSucceeded;
import dev.parley.engine.run.RunEvent.RoundEnded;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rounds, in any loop and any world. */
class LoopLawsTest {
    @Property
    void never_more_rounds_at_once_than_allowed(@ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Play play = Play.of(steps, seed);
        Graph graph = new Graph(play.workflow);
        for (Play.Change change : play.changes()) {
            change.after().forEachStep((step, at) -> {
                if (at instanceof Looping loop) {
                    Node node = graph.node(step.node());
                    assertThat(loop.rounds().size())
                            .isLessThanOrEqualTo(node instanceof Node.ForEach each ? each.parallel() : 1);
                    assertThat(loop.begun())
                            .isEqualTo(loop.rounds().size() + loop.ended().size())
                            .isLessThanOrEqualTo(
                                    node instanceof Node.Repeat repeat
                                            ? repeat.max()
                                            : loop.items().size());
                }
            });
        }
    }

    @Property
    void a_loop_gives_what_its_rounds_gave_in_their_order(
            @ForAll @IntRange(min = 1, max = 14) int steps, @ForAll long seed) {
        Map<StepId, Map<Integer, RoundEnded>> rounds = new HashMap<>();
        Map<StepId, Integer> items = new HashMap<>();
        for (RecordedEvent recorded : Play.of(steps, seed).events()) {
            switch (recorded.event()) {
                case LoopStarted e -> {
                    rounds.put(e.step(), new HashMap<>());
                    items.put(e.step(), e.items() == null ? -1 : e.items().size());
                }
                case RoundEnded e ->
                    assertThat(rounds.get(e.step()).put(e.index(), e)).isNull();
                case NodeSucceeded e
                when rounds.containsKey(e.step()) -> {
                    if (items.get(e.step()) >= 0) {
                        assertThat(rounds.get(e.step())).hasSize(items.get(e.step()));
                    }
                    assertResults(rounds.get(e.step()), e.output());
                }
                case NodeFailed e when rounds.containsKey(e.step()) -> assertResults(rounds.get(e.step()), e.partial());
                default -> {}
            }
        }
    }

    private static void assertResults(Map<Integer, RoundEnded> rounds, @Nullable JsonNode output) {
        if (output == null) {
            assertThat(rounds).isEmpty();
            return;
        }
        JsonNode results = output.get("results");
        for (int i = 0; i < results.size(); i++) {
            RoundEnded round = rounds.get(i);
            if (round == null || round.error() != null) {
                assertThat(results.get(i).isNull()).isTrue();
            } else {
                assertThat(results.get(i)).isEqualTo(round.output());
            }
        }
        assertThat(results.size()).isGreaterThanOrEqualTo(rounds.size());
    }

    @Property
    void results_come_in_the_order_of_the_items_however_the_calls_answer(
            @ForAll @IntRange(max = 12) int items,
            @ForAll @IntRange(min = 1, max = 5) int parallel,
            @ForAll boolean mayFail,
            @ForAll long seed) {
        Random random = new Random(seed);
        NodeSettings settings = mayFail ? Flow.continueOnError() : NodeSettings.DEFAULT;
        Script script = Script.given(workflow()
                        .forEach("loop", "trigger.output.list", parallel, settings)
                        .within("loop", workflow().call("work", "test.call", "{\"i\": \"{{each.item}}\"}", settings))
                        .chain("loop"))
                .started("{\"list\": " + range(items) + "}");
        List<Integer> expected = new ArrayList<>(java.util.Collections.nCopies(items, null));
        while (script.state.finished() == null) {
            List<StepId> running = new ArrayList<>();
            script.state.forEachStep((step, at) -> {
                if (at instanceof NodeState.Running) {
                    running.add(step);
                }
            });
            StepId step = running.get(random.nextInt(running.size()));
            int index = step.within().getFirst().index();
            if (mayFail && random.nextInt(3) == 0) {
                StepError error = new StepError("http_500", "It failed.", null, false);
                script.happened(new NodeFailed(step, error, null, null));
            } else {
                NodeState.Running at = (NodeState.Running) script.state.steps().at(step);
                script.answers(step.toString(), at.input().get("i").toString());
                expected.set(index, index);
            }
        }
        JsonNode results = script.state.finished().output().get("results");
        assertThat(results).isEqualTo(Script.JSON.valueToTree(expected));
    }

    private static String range(int size) {
        return java.util.stream.IntStream.range(0, size).boxed().toList().toString();
    }
}
