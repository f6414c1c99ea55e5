package dev.parley.copilot.safeguards;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
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
        return node.with(node.id(), settings);
    }
}
