package dev.parley.copilot.patterns;

import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Node.Call;
import dev.parley.engine.workflow.Trigger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What makes out the shape of a workflow. */
final class Shape {
    private static final Set<String> SORTING = Set.of("ai.classify", "ai.route");

    private Shape() {}

    static boolean isScheduled(Scene scene) {
        return scene.workflow().trigger() instanceof Trigger.Schedule;
    }

    /** Whether somebody waits for what comes out. */
    static boolean isAsked(Scene scene) {
        return switch (scene.workflow().trigger()) {
            case Trigger.Chat _, Trigger.Manual _ -> true;
            case Trigger.Webhook _,
                    Trigger.Schedule _,
                    Trigger.Event _,
                    Trigger.Email _,
                    Trigger.Stream _,
                    Trigger.File _ -> false;
        };
    }

    static Stream<Call> fetches(Scene scene) {
        return scene.calls().stream().filter(call -> scene.effect(call) == Effect.READ && !scene.isThinking(call));
    }

    static Stream<Call> changes(Scene scene) {
        return scene.calls().stream().filter(scene::changesSomething);
    }

    static Optional<Call> sorting(Scene scene) {
        return scene.calls().stream()
                .filter(call -> SORTING.contains(call.operation()))
                .findFirst();
    }

    static boolean thinks(Scene scene) {
        return scene.calls().stream().anyMatch(scene::isThinking);
    }

    static boolean uses(Scene scene, String operation) {
        return scene.calls().stream().anyMatch(call -> call.operation().equals(operation));
    }

    /** Approvals that ask somebody in particular, in the order written. */
    static List<Node.Approval> named(Scene scene) {
        return scene.all(Node.Approval.class).stream()
                .filter(approval -> !approval.approvers().isEmpty())
                .toList();
    }

    static boolean leads(Scene scene, NodeId step, Predicate<Node> to) {
        return scene.after(step).stream()
                .flatMap(id -> scene.workflow().node(id).stream())
                .anyMatch(to);
    }

    static boolean hasOutcome(Scene scene, NodeId step, String outcome) {
        return scene.workflow().edges().stream()
                .anyMatch(edge -> edge.from().equals(step) && outcome.equals(edge.when()));
    }
}
