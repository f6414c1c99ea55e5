package dev.parley.copilot.safeguards;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.NodeSettings.OnError;
import dev.parley.engine.workflow.NodeSettings.Retry;
import dev.parley.engine.workflow.Workflow;

/** The same step with other settings. */
public final class Settings {
    private Settings() {}

    static NodeSettings joining(NodeSettings old, Join join) {
        return new NodeSettings(old.title(), old.in(), join, old.onError(), old.retry(), old.timeout());
    }

    static NodeSettings retrying(NodeSettings old, Retry retry) {
        return new NodeSettings(old.title(), old.in(), old.join(), old.onError(), retry, old.timeout());
    }

    public static NodeSettings goingOn(NodeSettings old) {
        return new NodeSettings(old.title(), old.in(), old.join(), OnError.CONTINUE, old.retry(), old.timeout());
    }

    /** The step begins with the first arrow that gets there. */
    public static Workflow joiningAny(Workflow workflow, NodeId step) {
        return Graft.change(workflow, step, node -> of(node, joining(node.settings(), Join.ANY)));
    }

    public static Node of(Node node, NodeSettings settings) {
        return switch (node) {
            case Node.Call it -> new Node.Call(it.id(), it.operation(), it.with(), settings);
            case Node.SetValues it -> new Node.SetValues(it.id(), it.values(), settings);
            case Node.If it -> new Node.If(it.id(), it.condition(), settings);
            case Node.Switch it -> new Node.Switch(it.id(), it.value(), it.cases(), settings);
            case Node.Delay it -> new Node.Delay(it.id(), it.duration(), it.until(), settings);
            case Node.Approval it ->
                new Node.Approval(
                        it.id(),
                        it.approvers(),
                        it.message(),
                        it.quorum(),
                        it.expires(),
                        it.onExpiry(),
                        it.escalateTo(),
                        it.escalateAfter(),
                        it.remind(),
                        settings);
            case Node.Input it ->
                new Node.Input(
                        it.id(),
                        it.assignees(),
                        it.message(),
                        it.fields(),
                        it.expires(),
                        it.escalateTo(),
                        it.escalateAfter(),
                        it.remind(),
                        settings);
            case Node.ForEach it -> new Node.ForEach(it.id(), it.items(), it.parallel(), settings);
            case Node.Repeat it -> new Node.Repeat(it.id(), it.until(), it.max(), settings);
            case Node.WaitForEvent it -> new Node.WaitForEvent(it.id(), it.event(), it.match(), it.expires(), settings);
            case Node.CallWorkflow it -> new Node.CallWorkflow(it.id(), it.workflow(), it.input(), settings);
            case Node.Stop it -> new Node.Stop(it.id(), it.status(), it.message(), settings);
        };
    }
}
