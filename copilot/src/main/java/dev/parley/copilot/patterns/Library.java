package dev.parley.copilot.patterns;

import dev.parley.copilot.scene.Scene;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;

/** The patterns there are, the most particular first. */
final class Library {
    static final List<Pattern> ALL = List.of(
            new Pattern("triage", "Triage", "sorting", Library::isTriage, Pieces::otherwise),
            new Pattern(
                    "extract_verify_write",
                    "Extract, check, write",
                    "reading",
                    Library::isExtraction,
                    _ -> Optional.empty()),
            new Pattern("watchdog", "Watchdog", "judging", Library::isWatchdog, Pieces::blindness),
            new Pattern("digest", "Digest", "summary", Library::isDigest, Pieces::emptiness),
            new Pattern("approval_chain", "Approval chain", "preparing", Library::isChain, Pieces::silence),
            new Pattern(
                    "escalation",
                    "Approval",
                    "preparing",
                    scene -> !Shape.named(scene).isEmpty(),
                    Pieces::silence),
            new Pattern("sync", "Sync", "reading", Library::isSync, Pieces::oneBadItem),
            new Pattern("enrichment", "Enrichment", "reading", Library::isEnrichment, _ -> Optional.empty()),
            new Pattern("fan_out", "Fan-out", "preparing", Library::isFanOut, _ -> Optional.empty()),
            new Pattern("request_reply", "Question and answer", "answer", Library::isReply, _ -> Optional.empty()));

    private Library() {}

    private static boolean isTriage(Scene scene) {
        return Shape.sorting(scene)
                .filter(sorting -> Shape.leads(
                        scene,
                        sorting.id(),
                        node -> node instanceof Node.Switch || node instanceof Node.If || scene.changesSomething(node)))
                .isPresent();
    }

    private static boolean isExtraction(Scene scene) {
        return scene.calls().stream()
                .filter(call -> call.operation().equals("ai.extract"))
                .anyMatch(call -> Shape.leads(scene, call.id(), scene::changesSomething));
    }

    private static boolean isWatchdog(Scene scene) {
        return Shape.isScheduled(scene)
                && Shape.fetches(scene)
                        .anyMatch(fetch -> Shape.leads(scene, fetch.id(), node -> node instanceof Node.If));
    }

    private static boolean isDigest(Scene scene) {
        return Shape.isScheduled(scene) && Shape.fetches(scene).findAny().isPresent() && !isSync(scene);
    }

    private static boolean isChain(Scene scene) {
        return Shape.named(scene).stream()
                .anyMatch(approval -> Shape.leads(scene, approval.id(), Shape.named(scene)::contains));
    }

    private static boolean isSync(Scene scene) {
        return scene.all(Node.ForEach.class).stream()
                .anyMatch(loop -> scene.within(loop.id()).anyMatch(scene::changesSomething));
    }

    private static boolean isEnrichment(Scene scene) {
        return !Shape.isScheduled(scene)
                && Shape.fetches(scene).anyMatch(fetch -> Shape.leads(scene, fetch.id(), scene::changesSomething));
    }

    private static boolean isFanOut(Scene scene) {
        return Shape.changes(scene).count() >= 3;
    }

    private static boolean isReply(Scene scene) {
        return Shape.isAsked(scene) && Shape.thinks(scene);
    }
}
