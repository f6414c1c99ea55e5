package dev.parley.copilot.revision;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import org.jspecify.annotations.Nullable;

/** Steps with another join, or in another loop. */
final class Nodes {
    private Nodes() {}

    static Node joining(Node node, Join join) {
        NodeSettings old = node.settings();
        return old.join() == join
                ? node
                : node.with(
                        node.id(),
                        new NodeSettings(old.title(), old.in(), join, old.onError(), old.retry(), old.timeout()));
    }

    static Node within(Node node, @Nullable NodeId loop) {
        NodeSettings old = node.settings();
        return node.with(
                node.id(), new NodeSettings(old.title(), loop, old.join(), old.onError(), old.retry(), old.timeout()));
    }
}
