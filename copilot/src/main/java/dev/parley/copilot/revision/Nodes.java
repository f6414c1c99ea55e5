package dev.parley.copilot.revision;

import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import org.jspecify.annotations.Nullable;

/** Steps under another id or with other settings. */
final class Nodes {
    private Nodes() {}

    static Node with(Node node, NodeId id, NodeSettings settings) {
        return switch (node) {
            case Node.Call it -> new Node.Call(id, it.operation(), it.with(), settings);
            case Node.SetValues it -> new Node.SetValues(id, it.values(), settings);
            case Node.If it -> new Node.If(id, it.condition(), settings);
            case Node.Switch it -> new Node.Switch(id, it.value(), it.cases(), settings);
            case Node.Delay it -> new Node.Delay(id, it.duration(), it.until(), settings);
            case Node.Approval it ->
                new Node.Approval(
                        id,
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
                        id,
                        it.assignees(),
                        it.message(),
                        it.fields(),
                        it.expires(),
                        it.escalateTo(),
                        it.escalateAfter(),
                        it.remind(),
                        settings);
            case Node.ForEach it -> new Node.ForEach(id, it.items(), it.parallel(), settings);
            case Node.Repeat it -> new Node.Repeat(id, it.until(), it.max(), settings);
            case Node.WaitForEvent it -> new Node.WaitForEvent(id, it.event(), it.match(), it.expires(), settings);
            case Node.CallWorkflow it -> new Node.CallWorkflow(id, it.workflow(), it.input(), settings);
            case Node.Stop it -> new Node.Stop(id, it.status(), it.message(), settings);
        };
    }

    static Node joining(Node node, Join join) {
        NodeSettings old = node.settings();
        return old.join() == join
                ? node
                : with(
                        node,
                        node.id(),
                        new NodeSettings(old.title(), old.in(), join, old.onError(), old.retry(), old.timeout()));
    }

    static Node within(Node node, @Nullable NodeId loop) {
        NodeSettings old = node.settings();
        return with(
                node,
                node.id(),
                new NodeSettings(old.title(), loop, old.join(), old.onError(), old.retry(), old.timeout()));
    }
}
