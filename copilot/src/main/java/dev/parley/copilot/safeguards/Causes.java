package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.safeguards.Cause.Worry;
import dev.parley.copilot.scene.Recipients;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.Effect;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;

/** Why a person should look before a step, the gravest reason first. */
final class Causes {
    private static final List<Cause> ALL = List.of(
            Causes::deletes,
            Causes::spends,
            Causes::sendsOutside,
            Causes::isAskedAboutOnlySometimes,
            Causes::isUnread,
            Causes::changesMany,
            Causes::changesSomething);

    private Causes() {}

    static Optional<Worry> worry(Node.Call call, Scene scene) {
        return scene.changesSomething(call)
                ? ALL.stream()
                        .flatMap(cause -> cause.about(call, scene).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Worry> deletes(Node.Call call, Scene scene) {
        return unasked(call, scene, Effect.DELETE, "What is deleted cannot be brought back from here.");
    }

    private static Optional<Worry> spends(Node.Call call, Scene scene) {
        return unasked(call, scene, Effect.SPEND, "It spends money.");
    }

    private static Optional<Worry> sendsOutside(Node.Call call, Scene scene) {
        return switch (Recipients.of(call, scene)) {
            case INSIDE -> Optional.empty();
            case OUTSIDE ->
                unasked(
                        call,
                        scene,
                        Effect.SEND,
                        "It goes to people outside your company, and what is sent cannot be taken back.");
            case UNKNOWN ->
                unasked(
                        call,
                        scene,
                        Effect.SEND,
                        "Who gets it is not known here, so it may leave your company; what is sent cannot be taken back.");
        };
    }

    private static Optional<Worry> unasked(Node.Call call, Scene scene, Effect effect, String reason) {
        return scene.effect(call) == effect && !scene.isApproved(call.id())
                ? Optional.of(new Worry(Gravity.GRAVE, reason))
                : Optional.empty();
    }

    /** Whoever wants to be asked about some may have forgotten the others. */
    private static Optional<Worry> isAskedAboutOnlySometimes(Node.Call call, Scene scene) {
        boolean isFinal = switch (scene.effect(call)) {
            case DELETE, SPEND -> true;
            case SEND -> Recipients.of(call, scene) != Recipients.INSIDE;
            case READ, WRITE -> false;
        };
        return isFinal && scene.isApproved(call.id()) && !scene.isAlwaysApproved(call.id())
                ? Optional.of(new Worry(
                        Gravity.NOTABLE, "It cannot be undone, and only on some of the ways there is anybody asked."))
                : Optional.empty();
    }

    /** A yes from before the model wrote is no yes to what it wrote. */
    private static Optional<Worry> isUnread(Node.Call call, Scene scene) {
        boolean isUnread = scene.wordsIn(call).stream().anyMatch(text -> !isReadBetween(text, call.id(), scene));
        return isUnread
                ? Optional.of(new Worry(Gravity.NOTABLE, "A model wrote it, and nobody reads it before it goes out."))
                : Optional.empty();
    }

    private static boolean isReadBetween(NodeId text, NodeId use, Scene scene) {
        return scene.before(use).stream()
                .anyMatch(step -> scene.isApproval(step) && scene.before(step).contains(text));
    }

    private static Optional<Worry> changesMany(Node.Call call, Scene scene) {
        boolean isInLoop = !scene.outermost(call.id()).equals(call.id());
        return isInLoop && !scene.isApproved(call.id())
                ? Optional.of(new Worry(Gravity.NOTABLE, "One run does it for every item; one yes covers them all."))
                : Optional.empty();
    }

    private static Optional<Worry> changesSomething(Node.Call call, Scene scene) {
        boolean isWorthIt =
                !scene.isApproved(call.id()) && !scene.isErrorStep(call.id()) && !Unasked.isWished(scene.brief());
        return isWorthIt ? Optional.of(new Worry(Gravity.MINOR, "It changes another system.")) : Optional.empty();
    }
}
