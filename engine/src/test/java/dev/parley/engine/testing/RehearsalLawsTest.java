package dev.parley.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.engine.run.Flow;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws that hold for any workflow and whatever the world answers. */
class RehearsalLawsTest {
    private static final int MAX_STEPS = 10;
    private static final int ROUNDS = 3;

    @Property(tries = 300)
    void a_run_that_was_recorded_goes_the_same_way_again(@ForAll long seed) {
        Stage run = random(new Random(seed));
        Stage.Verdict verdict = run.against(run.flow());
        assertThat(verdict.sentences()).isEmpty();
        assertThat(verdict.notes()).isEmpty();
    }

    /** The world answers some steps by chance; for others there is only what test mode answers. */
    private static Stage random(Random random) {
        Flow flow = Flow.workflow();
        int size = 1 + random.nextInt(MAX_STEPS);
        for (int i = 0; i < size; i++) {
            step(random, flow, "n" + i);
            if (i == 0 || random.nextInt(4) == 0) {
                flow.then("trigger", "n" + i);
            }
            for (int from = 0; from < i; from++) {
                if (random.nextInt(3) == 0) {
                    String[] labels = {null, null, "true", "false", "approved", "rejected", "expired", "error"};
                    flow.then("n" + from, "n" + i, labels[random.nextInt(labels.length)]);
                }
            }
        }
        Stage stage = Stage.given(flow).input("{\"n\": %d, \"list\": [1, 2, 3]}".formatted(random.nextInt(10)));
        flow.named("random").nodes().forEach(node -> answers(random, stage, node));
        return stage;
    }

    private static void step(Random random, Flow flow, String id) {
        switch (random.nextInt(6)) {
            case 0 -> flow.when(id, "trigger.output.n > " + random.nextInt(10));
            case 1 -> flow.delay(id, random.nextInt(100) + "m");
            case 2 -> flow.approval(id, 1 + random.nextInt(2), Duration.ofHours(1), OnExpiry.REJECT);
            case 3 ->
                flow.forEach(id, "input.list", 1 + random.nextInt(3), Flow.continueOnError())
                        .within(id, Flow.workflow().call("in" + id.substring(1), Flow.retry(1, Duration.ofSeconds(9))));
            case 4 -> flow.call(id, random.nextBoolean() ? Flow.joinAny() : Flow.continueOnError());
            default -> flow.call(id, Flow.retry(random.nextInt(3), Duration.ofSeconds(1)));
        }
    }

    private static void answers(Random random, Stage stage, Node node) {
        String id = node.id().value();
        switch (node) {
            case Node.Approval _ -> votes(random, stage, id);
            case Node.Call call when call.settings().in() == null -> attempts(random, stage, id);
            case Node.Call call -> {
                for (int round = 0; round < ROUNDS; round++) {
                    attempts(random, stage, call.settings().in() + "." + round + "." + id);
                }
            }
            default -> {}
        }
    }

    private static void votes(Random random, Stage stage, String step) {
        for (int vote = random.nextInt(4); vote > 0; vote--) {
            stage.votes(step, random.nextInt(4) > 0, "p" + vote, Duration.ofMinutes(random.nextInt(90)));
        }
    }

    private static void attempts(Random random, Stage stage, String step) {
        for (int attempt = random.nextInt(4); attempt > 0; attempt--) {
            if (random.nextBoolean()) {
                stage.answers(step, "{\"v\": " + random.nextInt(100) + "}");
            } else {
                stage.fails(step, random.nextBoolean());
            }
        }
    }
}
