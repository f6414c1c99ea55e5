package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** A list that is longer than anybody thought should stop the run before it changes a thousand things. */
final class BulkRule implements Rule {
    private static final int MOST = 100;

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        return scene.all(Node.ForEach.class).stream()
                .filter(loop ->
                        loop.settings().in() == null && scene.within(loop.id()).anyMatch(scene::changesSomething))
                .flatMap(loop -> guard(loop, scene).stream())
                .toList();
    }

    private static Optional<Guard> guard(Node.ForEach loop, Scene scene) {
        Wording wording = new Wording(
                titles -> "It stops when " + Wording.named(titles) + " would go through more than " + MOST + " items.",
                titles -> "Stop when " + Wording.named(titles) + " would go through more than " + MOST + " items.",
                "A list can be longer than anybody thought.");
        return scene.list(loop)
                .map(list -> Guard.proposed(
                        "bulk_limit",
                        loop.id(),
                        Gravity.NOTABLE,
                        wording,
                        workflow -> limited(workflow, loop.id(), list)));
    }

    private static Workflow limited(Workflow workflow, NodeId loop, String list) {
        NodeId id = Graft.fresh(workflow, "few_enough");
        Workflow checked = Graft.before(
                workflow,
                loop,
                "few_enough",
                "At most " + MOST + " items?",
                "true",
                (node, settings) -> new Node.If(node, "size(" + list + ") <= " + MOST, settings));
        return Graft.onto(
                checked,
                id,
                "false",
                "too_many",
                "Stop: too many items",
                (node, settings) -> new Node.Stop(
                        node,
                        Node.Stop.Status.FAILED,
                        "There are more than " + MOST + " items, so nothing was done to any of them.",
                        settings));
    }
}
