package dev.parley.copilot.estimate;

import dev.parley.connectors.ai.model.ModelName;
import dev.parley.copilot.scene.Mind;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.workflow.Durations;
import dev.parley.engine.workflow.Node;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Estimates workflows from what steps usually take. */
public final class Estimates {
    private Estimates() {}

    public static Estimate of(Scene scene) {
        List<Node.Call> thinking = usual(scene).filter(scene::isThinking).toList();
        Optional<BigDecimal> cost = cost(thinking, scene);
        @Nullable Long runs = Frequency.aMonth(scene.workflow().trigger()).orElse(null);
        @Nullable
        BigDecimal month = cost.isPresent() && runs != null ? cost.get().multiply(BigDecimal.valueOf(runs)) : null;
        return new Estimate(
                new Ways(scene).longest(),
                waits(scene),
                cost.orElse(null),
                runs,
                month,
                assumptions(scene, thinking, runs));
    }

    /** Calls of a run in which nothing fails, those of every branch. */
    private static Stream<Node.Call> usual(Scene scene) {
        return scene.calls().stream().filter(call -> !scene.isErrorStep(call.id()));
    }

    private static Optional<BigDecimal> cost(List<Node.Call> thinking, Scene scene) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Node.Call call : thinking) {
            Mind mind = scene.mind(call);
            if (mind.place() != Mind.Place.EMBEDDED) {
                Optional<BigDecimal> price = Optional.ofNullable(mind.model())
                        .flatMap(model -> scene.house().prices().cost(model, Typical.TOKENS));
                if (price.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(price.get().multiply(BigDecimal.valueOf(times(call, scene))));
            }
        }
        return Optional.of(sum);
    }

    private static long times(Node.Call call, Scene scene) {
        long times = 1;
        @Nullable NodeId loop = call.settings().in();
        while (loop != null) {
            Optional<Node> around = scene.workflow().node(loop);
            times *= around.orElse(null) instanceof Node.ForEach ? Typical.ITEMS : Typical.ROUNDS;
            loop = around.map(node -> node.settings().in()).orElse(null);
        }
        return times;
    }

    private static List<String> waits(Scene scene) {
        Set<String> waits = new LinkedHashSet<>();
        scene.workflow().nodes().stream()
                .filter(node -> !scene.isErrorStep(node.id()))
                .forEach(node -> wait(node).ifPresent(waits::add));
        return List.copyOf(waits);
    }

    private static Optional<String> wait(Node node) {
        return Optional.ofNullable(
                switch (node) {
                    case Node.Approval approval -> "the time " + people(approval.approvers()) + " to answer";
                    case Node.Input input -> "the time " + people(input.assignees()) + " to fill in a form";
                    case Node.Delay delay -> delay(delay);
                    case Node.WaitForEvent wait -> "the time until \"" + wait.event() + "\" happens";
                    case Node.CallWorkflow call -> "the time \"" + call.workflow() + "\" takes";
                    case Node.Call _,
                            Node.SetValues _,
                            Node.If _,
                            Node.Switch _,
                            Node.ForEach _,
                            Node.Repeat _,
                            Node.Stop _ -> null;
                });
    }

    private static String delay(Node.Delay delay) {
        return Optional.ofNullable(delay.duration())
                .flatMap(Durations::parse)
                .map(duration -> EstimateWords.wait(duration) + " of waiting")
                .orElse("the wait in it");
    }

    private static String people(List<String> asked) {
        List<String> names = asked.stream()
                .map(name -> name.replaceFirst("^(?:user|role):", ""))
                .toList();
        return (names.isEmpty() ? "someone" : String.join(" or ", names)) + (names.size() > 1 ? " take" : " takes");
    }

    private static List<String> assumptions(Scene scene, List<Node.Call> thinking, @Nullable Long runs) {
        List<String> told = new ArrayList<>();
        boolean reads = usual(scene).anyMatch(call -> !scene.isThinking(call) && scene.effect(call) == Effect.READ);
        if (reads) {
            told.add("Reading from another system takes " + millis(Typical.READ) + ".");
        }
        if (usual(scene).anyMatch(scene::changesSomething)) {
            told.add("Changing something in another system takes " + millis(Typical.CHANGE) + ".");
        }
        thinking.stream().map(scene::mind).distinct().forEach(mind -> told.add(assumed(mind, scene)));
        if (!scene.all(Node.ForEach.class).isEmpty()) {
            told.add("A loop goes through " + Typical.ITEMS + " items.");
        }
        if (!scene.all(Node.Repeat.class).isEmpty()) {
            told.add("A repetition ends after " + Typical.ROUNDS + " rounds.");
        }
        if (!scene.all(Node.If.class).isEmpty() || !scene.all(Node.Switch.class).isEmpty()) {
            told.add(
                    thinking.isEmpty()
                            ? "The longest of its ways is taken."
                            : "The longest of its ways is taken; models are counted on every way.");
        }
        if (runs != null) {
            told.add("Its schedule starts it " + runs + (runs == 1 ? " time" : " times") + " a month.");
        }
        return List.copyOf(told);
    }

    private static String assumed(Mind mind, Scene scene) {
        ModelName model = mind.model();
        if (mind.place() == Mind.Place.EMBEDDED) {
            return "Parley's own model takes " + millis(Typical.EMBEDDED) + " and costs nothing.";
        }
        String tokens = "reads " + Typical.TOKENS.in() + " tokens and writes " + Typical.TOKENS.out();
        Duration time = mind.place() == Mind.Place.IN_HOUSE ? Typical.IN_HOUSE : Typical.ELSEWHERE;
        if (model == null) {
            return "A model elsewhere takes " + time.toSeconds() + " s; which one, nobody said.";
        }
        String price = scene.house()
                .prices()
                .cost(model, Typical.TOKENS)
                .map(cost -> cost.signum() == 0
                        ? "runs on your own machines"
                        : "costs " + EstimateWords.money(cost) + " by the prices of "
                                + Objects.requireNonNull(scene.house().prices().checked()))
                .orElse("has no price known here");
        return model + " takes " + time.toSeconds() + " s, " + tokens + ", and " + price + " each time.";
    }

    private static String millis(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }
}
