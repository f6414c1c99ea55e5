package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.safeguards.Cause.Worry;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody should look before what cannot be undone, what leaves the company, what a model wrote, and, as the least, before anything
 * that changes another system. One question stands for everything that follows it.
 */
final class ApprovalRule implements Rule {
    static final String KIND = "approval";

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        Scene at = scene;
        List<Guard> guards = new ArrayList<>();
        Map<NodeId, Worry> worries = worries(at);
        for (Node.Call call : at.calls()) {
            if (worries.containsKey(call.id()) && decisions.isAccepted(KIND, call.id())) {
                Guard guard = guard(call.id(), worries, at, false);
                guards.add(guard);
                at = applied(guard, at);
                worries = worries(at);
            }
        }
        for (NodeId step : List.copyOf(worries.keySet())) {
            if (decisions.isDeclined(KIND, step)) {
                guards.add(guard(step, worries.get(step), List.of(step), at, false));
                worries.remove(step);
            }
        }
        boolean isDefault = !Unasked.isWished(scene.brief());
        for (NodeId step = first(worries, at); step != null; step = first(worries, at)) {
            Guard guard = guard(step, worries, at, isDefault);
            guards.add(guard);
            if (guard.isDefault()) {
                at = applied(guard, at);
            }
            worries.keySet().removeAll(guard.covers());
        }
        return guards;
    }

    private static Map<NodeId, Worry> worries(Scene scene) {
        Map<NodeId, Worry> worries = new LinkedHashMap<>();
        for (Node.Call call : scene.calls()) {
            Causes.worry(call, scene).ifPresent(worry -> worries.put(call.id(), worry));
        }
        return worries;
    }

    /** The gravest that no other of its gravity leads to; null when none is left. */
    private static @Nullable NodeId first(Map<NodeId, Worry> worries, Scene scene) {
        Gravity gravest = worries.values().stream()
                .map(Worry::gravity)
                .sorted()
                .findFirst()
                .orElse(null);
        List<NodeId> equal = worries.keySet().stream()
                .filter(step -> worries.get(step).gravity() == gravest)
                .toList();
        return equal.stream()
                .filter(step -> scene.before(step).stream().noneMatch(equal::contains))
                .findFirst()
                .orElse(equal.isEmpty() ? null : equal.getFirst());
    }

    /** What is no worry any more once somebody is asked there is covered as well. */
    private static Guard guard(NodeId step, Map<NodeId, Worry> worries, Scene scene, boolean isDefault) {
        Map<NodeId, Worry> left = worries(scene.with(Approvals.before(scene, step)));
        List<NodeId> covers = new ArrayList<>(List.of(step));
        worries.keySet().stream()
                .filter(other -> !other.equals(step) && !left.containsKey(other))
                .forEach(covers::add);
        return guard(step, worries.get(step), covers, scene, isDefault);
    }

    private static Guard guard(NodeId step, Worry worry, List<NodeId> covers, Scene scene, boolean isDefault) {
        Wording wording = new Wording(
                titles -> "Someone is asked before " + Wording.named(titles) + ".",
                titles -> "Ask someone before " + Wording.named(titles) + ".",
                worry.reason());
        boolean isGrave = worry.gravity() == Gravity.GRAVE;
        return new Guard(
                KIND,
                covers,
                worry.gravity(),
                wording,
                workflow -> Approvals.before(scene.with(workflow), step),
                isDefault && isGrave,
                false);
    }

    private static Scene applied(Guard guard, Scene scene) {
        return scene.with(Approvals.before(scene, guard.step()));
    }
}
