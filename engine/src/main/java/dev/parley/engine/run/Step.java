package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.run.NodeState.Failed;
import dev.parley.engine.run.NodeState.Settled;
import dev.parley.engine.run.NodeState.Skipped;
import dev.parley.engine.run.NodeState.Succeeded;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.OnError;
import java.util.List;
import java.util.Map;

/**
 * A node with its arrows and its compiled expressions.
 *
 * @param incoming for a step that begins a loop's round, an arrow from the trigger
 * @param people whom it asks, of a step that asks people
 * @param prefilled what its form holds beforehand, by field, of a step that asks for one
 * @param body the steps of a loop; without any for other steps
 */
record Step(
        Node node,
        List<Edge> incoming,
        List<Edge> outgoing,
        Evaluation input,
        Evaluation people,
        Evaluation prefilled,
        Level body) {
    static final Level NO_BODY = new Level(Map.of());

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

    boolean toleratesFailure() {
        return settings().onError() == OnError.CONTINUE;
    }

    /** Whether an arrow out of this step is taken once the step is in this settled state. */
    boolean takes(Edge edge, Settled settled) {
        return switch (settled) {
            case Succeeded succeeded ->
                edge.when() == null ? isPlainSuccess(succeeded) : edge.when().equals(succeeded.choice());
            case Failed failed -> edge.isErrorPath() || (failed.tolerated() && edge.when() == null);
            case Skipped _ -> false;
        };
    }

    /** An unlabelled arrow must never carry on what people rejected, or what never came. */
    private boolean isPlainSuccess(Succeeded succeeded) {
        return switch (node) {
            case Node.Approval _ -> APPROVED.equals(succeeded.choice());
            case Node.Input _, Node.WaitForEvent _ -> succeeded.choice() == null;
            case Node.Call _,
                    Node.SetValues _,
                    Node.If _,
                    Node.Switch _,
                    Node.Delay _,
                    Node.ForEach _,
                    Node.Repeat _,
                    Node.CallWorkflow _,
                    Node.Stop _ -> true;
        };
    }
}
