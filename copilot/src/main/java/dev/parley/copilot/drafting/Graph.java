package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Names;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Nodes and arrows growing from loose ends: the places where the next step is to be tied on. */
final class Graph {
    /** The key of a node that stands for no step of the brief. */
    static final int NO_STEP = -1;

    /** An arrow without a head; the beginning of a loop's round has no arrow. */
    record End(@Nullable NodeId from, @Nullable String when) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Integer, NodeId> ids = new HashMap<>();

    private @Nullable NodeId container;

    static List<End> fromTrigger() {
        return List.of(new End(NodeId.TRIGGER, null));
    }

    static List<End> beginning() {
        return List.of(new End(null, null));
    }

    static List<End> after(NodeId id) {
        return List.of(new End(id, null));
    }

    static End failed(NodeId id) {
        return new End(id, Edge.ERROR);
    }

    /** What is added meanwhile belongs to this loop. */
    void within(NodeId loop, Runnable adding) {
        NodeId around = container;
        container = loop;
        adding.run();
        container = around;
    }

    boolean isInLoop() {
        return container != null;
    }

    /** @param key of the brief's step that the node stands for, or {@link #NO_STEP} */
    NodeId add(int key, String wishedName, String title, List<End> ends, BiFunction<NodeId, NodeSettings, Node> make) {
        NodeId id = new NodeId(Names.unique(wishedName, taken));
        taken.add(id.value());
        if (key != NO_STEP) {
            ids.putIfAbsent(key, id);
        }
        // Loose ends that meet are sides of one decision: the first to arrive is the only one.
        NodeSettings.Join join = ends.size() > 1 ? NodeSettings.Join.ANY : NodeSettings.Join.ALL;
        NodeSettings settings = new NodeSettings(title, container, join, NodeSettings.OnError.FAIL, null, null);
        nodes.add(make.apply(id, settings));
        for (End end : ends) {
            if (end.from() != null) {
                edges.add(new Edge(end.from(), id, end.when()));
            }
        }
        return id;
    }

    NodeId set(int key, String name, String title, List<End> ends, Map<String, String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return add(key, name, title, ends, (node, settings) -> new Node.SetValues(node, json, settings));
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    List<Edge> edges() {
        return List.copyOf(edges);
    }

    Map<Integer, NodeId> ids() {
        return Map.copyOf(ids);
    }
}
