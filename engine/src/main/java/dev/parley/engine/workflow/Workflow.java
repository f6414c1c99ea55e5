package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.List;
import java.util.Optional;

/**
 * A workflow as people write it: immutable, not necessarily valid (see {@link WorkflowRules}).
 *
 * @param name words for people
 * @param nodes in the order written, which is the order shown
 * @param layout where steps are drawn; means nothing to a run
 */
public record Workflow(
        String name, Trigger trigger, List<Node> nodes, List<Edge> edges, WorkflowSettings settings, Layout layout) {
    public Workflow {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    public Workflow(String name, Trigger trigger, List<Node> nodes, List<Edge> edges, WorkflowSettings settings) {
        this(name, trigger, nodes, edges, settings, Layout.AUTOMATIC);
    }

    public Workflow(String name, Trigger trigger, List<Node> nodes, List<Edge> edges) {
        this(name, trigger, nodes, edges, WorkflowSettings.DEFAULT);
    }

    /** The same, drawn as somebody arranged it. */
    public Workflow arrangedAs(Layout arrangement) {
        return new Workflow(name, trigger, nodes, edges, settings, arrangement);
    }

    public Optional<Node> node(NodeId id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }
}
