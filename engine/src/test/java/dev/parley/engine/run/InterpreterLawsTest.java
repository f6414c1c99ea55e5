package dev.parley.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.RunEvent.NodeStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws that hold for any graph, any outcomes and any order in which the world answers. */
class InterpreterLawsTest {
    private static final int MAX_NODES = 12;
    private static final int MAX_MOVES = 500;

    @Property(tries = 500)
    void every_run_ends(@ForAll long seed) {
        Played played = play(seed);
        assertThat(played.script.state.finished()).isNotNull();
        assertThat(played.script.events.getLast().event()).isInstanceOf(RunEvent.RunFinished.class);
    }

    @Property(tries = 500)
    void no_call_is_made_twice_without_a_failure_in_between(@ForAll long seed) {
        Map<String, Integer> open = new java.util.HashMap<>();
        for (RecordedEvent recorded : play(seed).script.events) {
            switch (recorded.event()) {
                case NodeStarted started ->
                    assertThat(open.merge(started.node().value(), 1, Integer::sum))
                            .isEqualTo(1);
                case RunEvent.NodeFailed failed
                when failed.retryAt() != null -> open.put(failed.node().value(), 0);
                default -> {}
            }
        }
    }

    @Property(tries = 500)
    void a_run_that_succeeds_has_settled_every_step(@ForAll long seed) {
        Played played = play(seed);
        if (played.script.state.status() == RunStatus.SUCCEEDED) {
            assertThat(played.script.state.nodes().values()).allMatch(NodeState.Settled.class::isInstance);
            assertThat(played.script.state.nodes()).hasSize(played.size);
        }
    }

    @Property(tries = 200)
    void going_on_from_any_prefix_gives_the_same_decisions(@ForAll long seed) {
        Script script = play(seed).script;
        RunId run = script.state.id();
        RunState state = null;
        for (int end = 1; end <= script.events.size(); end++) {
            List<RecordedEvent> prefix = script.events.subList(0, end);
            RunState folded = script.interpreter.fold(run, prefix);
            if (state != null) {
                assertThat(script.interpreter.apply(state, prefix.getLast())).isEqualTo(folded);
            }
            Instant at = prefix.getLast().at();
            assertThat(script.interpreter.decide(folded, at)).isEqualTo(script.interpreter.decide(folded, at));
            state = folded;
        }
    }

    @Property(tries = 200)
    void sequence_numbers_have_no_gaps(@ForAll long seed) {
        List<RecordedEvent> events = play(seed).script.events;
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).seq()).isEqualTo(i + 1);
        }
    }

    /** Builds a random acyclic workflow and answers its calls in random order with random outcomes until it ends. */
    private static Played play(long seed) {
        Random random = new Random(seed);
        int size = 1 + random.nextInt(MAX_NODES);
        Script script = Script.given(graph(random, size)).started("{\"n\": " + random.nextInt(10) + "}");
        for (int move = 0; move < MAX_MOVES && script.state.finished() == null; move++) {
            List<String> running = script.state.nodes().entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof NodeState.Running)
                    .map(entry -> entry.getKey().value())
                    .collect(Collectors.toCollection(ArrayList::new));
            List<String> asking = script.state.nodes().entrySet().stream()
                    .filter(entry -> entry.getValue() instanceof NodeState.Asking)
                    .map(entry -> entry.getKey().value())
                    .toList();
            int choice = random.nextInt(10);
            if (!running.isEmpty() && choice < 6) {
                String node = running.get(random.nextInt(running.size()));
                if (random.nextInt(3) == 0) {
                    script.fails(node, random.nextBoolean());
                } else {
                    script.answers(node, "{\"ok\": " + random.nextBoolean() + "}");
                }
            } else if (!asking.isEmpty() && choice < 8) {
                script.votes(asking.get(random.nextInt(asking.size())), random.nextInt(4) > 0, "p" + move);
            } else if (choice == 8 && random.nextInt(40) == 0) {
                script.isCancelled();
            } else {
                script.later(Duration.ofMinutes(5));
            }
        }
        return new Played(script, size);
    }

    private static Flow graph(Random random, int size) {
        Flow flow = Flow.workflow();
        for (int i = 0; i < size; i++) {
            String id = "n" + i;
            switch (random.nextInt(7)) {
                case 0 -> flow.when(id, "trigger.output.n > " + random.nextInt(10));
                case 1 -> flow.choose(id, "string(trigger.output.n)", "1", "2", "3");
                case 2 -> flow.delay(id, random.nextInt(600) + "s");
                case 3 ->
                    flow.approval(
                            id,
                            1 + random.nextInt(2),
                            Duration.ofHours(1),
                            dev.parley.engine.workflow.Node.Approval.OnExpiry.REJECT);
                case 4 -> flow.set(id, "{\"v\": \"{{trigger.output.n + 1}}\"}");
                case 5 -> flow.call(id, random.nextBoolean() ? Flow.joinAny() : Flow.continueOnError());
                default -> flow.call(id, Flow.retry(random.nextInt(3), Duration.ofSeconds(1)));
            }
            if (i == 0 || random.nextInt(4) == 0) {
                flow.then("trigger", id);
            }
            for (int from = 0; from < i; from++) {
                if (random.nextInt(3) == 0) {
                    String[] labels = {null, null, "true", "false", "1", "default", "approved", "rejected", "error"};
                    flow.then("n" + from, id, labels[random.nextInt(labels.length)]);
                }
            }
        }
        return flow;
    }

    private record Played(Script script, int size) {}
}
