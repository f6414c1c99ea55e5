package dev.parley.engine.run;

import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings;
import java.util.List;

/** A node with its arrows and its compiled expression. */
record Step(Node node, List<Edge> incoming, List<Edge> outgoing, Evaluation input) {
    private static final String APPROVED = "approved";

    NodeId id() {
        return node.id();
    }

    NodeSettings settings() {
        return node.settings();
    }

    boolean hasErrorPath() {
        return outgoing.stream().anyMatch(Edge::isErrorPath);
    }

    boolean hasArrowFor(String choice) {
        return outgoing.stream().anyMatch(edge -> choice.equals(edge.when()));
    }

    /** Whether an arrow out of this step is taken once the step is in this settled state. */
    boolean takes(Edge edge, NodeState settled) {
        return switch (settled) {
            case NodeState.Succeeded succeeded ->
                edge.when() == null ? isPlainSuccess(succeeded) : edge.when().equals(succeeded.choice());
            case NodeState.Failed failed -> edge.isErrorPath() || (failed.tolerated() && edge.when() == null);
            case NodeState.Skipped _,
                    NodeState.Running _,
                    NodeState.Retrying _,
                    NodeState.Delayed _,
                    NodeState.Asking _,
                    NodeState.InDoubt _ -> false;
        };
    }

    /** An unlabelled arrow out of an approval must never carry a rejection on. */
    private boolean isPlainSuccess(NodeState.Succeeded succeeded) {
        return !(node instanceof Node.Approval) || APPROVED.equals(succeeded.choice());
    }
}
