package dev.parley.copilot.safeguards;

import dev.parley.copilot.brief.Names;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts steps into a workflow so that everything else stays as it is. Where the step it is about is gone, nothing changes. */
public final class Graft {
    private Graft() {}

    /**
     * A new step on every way to {@code target}, which is reached only by {@code outcome} of it.
     *
     * @param make gets the new step's id and settings
     */
    public static Workflow before(
            Workflow workflow,
            NodeId target,
            String name,
            String title,
            String outcome,
            BiFunction<NodeId, NodeSettings, Node> make) {
        Optional<Node> found = workflow.node(target);
        if (found.isEmpty()) {
            return workflow;
        }
        NodeId id = fresh(workflow, name);
        NodeSettings old = found.get().settings();
        Node added = make.apply(id, settings(title, old.in(), old.join()));
        List<Node> nodes = new ArrayList<>();
        for (Node node : workflow.nodes()) {
            if (node.id().equals(target)) {
                nodes.add(added);
                nodes.add(Settings.of(node, Settings.joining(old, Join.ALL)));
            } else {
                nodes.add(node);
            }
        }
        List<Edge> edges = workflow.edges().stream()
                .map(edge -> edge.to().equals(target) ? new Edge(edge.from(), id, edge.when()) : edge)
                .collect(Collectors.toCollection(ArrayList::new));
        edges.add(new Edge(id, target, outcome));
        return copy(workflow, nodes, edges);
    }

    /** A new step that {@code outcome} of another leads to. */
    public static Workflow onto(
            Workflow workflow,
            NodeId source,
            String outcome,
            String name,
            String title,
            BiFunction<NodeId, NodeSettings, Node> make) {
        Optional<Node> found = workflow.node(source);
        if (found.isEmpty()) {
            return workflow;
        }
        NodeId id = fresh(workflow, name);
        List<Node> nodes = new ArrayList<>(workflow.nodes());
        nodes.add(make.apply(id, settings(title, found.get().settings().in(), Join.ANY)));
        return arrow(copy(workflow, nodes, workflow.edges()), source, id, outcome);
    }

    public static Workflow arrow(Workflow workflow, NodeId from, NodeId to, @Nullable String when) {
        List<Edge> edges = new ArrayList<>(workflow.edges());
        edges.add(new Edge(from, to, when));
        return copy(workflow, workflow.nodes(), edges);
    }

    /** Changes one step in its place. */
    public static Workflow change(Workflow workflow, NodeId step, UnaryOperator<Node> change) {
        return copy(
                workflow,
                workflow.nodes().stream()
                        .map(node -> node.id().equals(step) ? change.apply(node) : node)
                        .toList(),
                workflow.edges());
    }

    /** The id a step of this name would get. */
    public static NodeId fresh(Workflow workflow, String name) {
        Set<String> taken =
                workflow.nodes().stream().map(node -> node.id().value()).collect(Collectors.toSet());
        return new NodeId(Names.unique(name, taken));
    }

    private static NodeSettings settings(String title, @Nullable NodeId in, Join join) {
        return new NodeSettings(title, in, join, NodeSettings.OnError.FAIL, null, null);
    }

    private static Workflow copy(Workflow workflow, List<Node> nodes, List<Edge> edges) {
        return new Workflow(workflow.name(), workflow.trigger(), nodes, edges, workflow.settings());
    }
}
