package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.Workflow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What fails for good in a run nobody watches, or halfway through, should be seen to by somebody. */
final class ErrorPathRule implements Rule {
    private static final String TITLE = "Ask someone to see to what failed";
    private static final String STEP = "see_to_it";

    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        return scene.calls().stream()
                .filter(scene::changesSomething)
                .filter(call -> call.settings().onError() == NodeSettings.OnError.FAIL
                        && !scene.hasErrorPath(call.id())
                        && !scene.isErrorStep(call.id()))
                .filter(call -> scene.startsByItself() || leavesHalfDone(call, scene))
                .map(call -> Guard.proposed(
                        "error_path",
                        call.id(),
                        Gravity.MINOR,
                        wording(scene),
                        workflow -> seenTo(workflow, call.id())))
                .toList();
    }

    private static boolean leavesHalfDone(Node.Call call, Scene scene) {
        return scene.before(call.id()).stream()
                .flatMap(step -> scene.workflow().node(step).stream())
                .anyMatch(scene::changesSomething);
    }

    private static Wording wording(Scene scene) {
        return new Wording(
                titles -> "If " + Wording.named(titles) + fails(titles) + " for good, someone is asked to see to it.",
                titles -> "Ask someone to see to it when " + Wording.named(titles) + fails(titles)
                        + " for good; as it is, the run stops and says why, with Retry.",
                scene.startsByItself()
                        ? "Nobody watches a run that starts by itself."
                        : "What was done before stays done.");
    }

    private static String fails(List<String> titles) {
        return titles.size() == 1 ? " fails" : " fail";
    }

    /** One question for all calls of a loop, or outside of any. */
    private static Workflow seenTo(Workflow workflow, NodeId failing) {
        @Nullable
        NodeId loop = workflow.node(failing).map(node -> node.settings().in()).orElse(null);
        Optional<NodeId> asking = workflow.nodes().stream()
                .filter(node -> TITLE.equals(node.settings().title())
                        && Objects.equals(loop, node.settings().in()))
                .map(Node::id)
                .findFirst();
        if (asking.isPresent()) {
            return Graft.arrow(workflow, failing, asking.get(), Edge.ERROR);
        }
        NodeId id = Graft.fresh(workflow, STEP);
        Workflow asked = Graft.onto(
                workflow,
                failing,
                Edge.ERROR,
                STEP,
                TITLE,
                (node, settings) -> new Node.Approval(
                        node,
                        List.of(),
                        "A step failed for good; this run's messages say which and why. Has it been seen to?",
                        1,
                        Approvals.ANSWER_WITHIN,
                        Node.Approval.OnExpiry.FAIL,
                        List.of(),
                        settings));
        return loop != null
                ? asked
                : Graft.onto(
                        asked,
                        id,
                        "rejected",
                        "not_seen_to",
                        "Stop: not seen to",
                        (node, settings) -> new Node.Stop(
                                node, Node.Stop.Status.FAILED, "A step failed, and nobody could see to it.", settings));
    }
}
