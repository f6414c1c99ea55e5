package dev.parley.copilot.safeguards;

import dev.parley.copilot.Draft.Gravity;
import dev.parley.copilot.scene.Scene;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import java.util.List;

/** A question nobody answers must come to an end. */
final class AnswerRule implements Rule {
    @Override
    public List<Guard> look(Scene scene, Decisions decisions) {
        return scene.all(Node.Approval.class).stream()
                .filter(approval -> approval.expires() == null)
                .map(approval -> guard(approval.id()))
                .toList();
    }

    private static Guard guard(NodeId step) {
        return new Guard(
                "limit",
                List.of(step),
                Gravity.NOTABLE,
                Wording.of(
                        "An approval nobody answers within 24 hours counts as a no.",
                        "Let an approval nobody answers within 24 hours count as a no.",
                        "A forgotten question would keep the run waiting for ever."),
                workflow -> Graft.change(workflow, step, AnswerRule::ending),
                true,
                false);
    }

    private static Node ending(Node node) {
        return node instanceof Node.Approval approval
                ? new Node.Approval(
                        approval.id(),
                        approval.approvers(),
                        approval.message(),
                        approval.quorum(),
                        Approvals.ANSWER_WITHIN,
                        Node.Approval.OnExpiry.REJECT,
                        approval.escalateTo(),
                        approval.escalateAfter(),
                        approval.remind(),
                        approval.settings())
                : node;
    }
}
