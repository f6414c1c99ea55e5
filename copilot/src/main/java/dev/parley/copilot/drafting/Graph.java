package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Names;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.NodeSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Nodes and arrows growing from loose ends: the places where the next step is to be tied on. */
final class Graph {
    /** An arrow without a head. */
    record End(NodeId from, @Nullable String when) {}

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Integer, NodeId> ids = new HashMap<>();

    static List<End> fromTrigger() {
        return List.of(new End(NodeId.TRIGGER, null));
    }

    /** @param key of the brief's step that the node stands for */
    NodeId add(int key, String wishedName, String title, List<End> ends, BiFunction<NodeId, NodeSettings, Node> make) {
        NodeId id = new NodeId(Names.unique(wishedName, taken));
        taken.add(id.value());
        ids.putIfAbsent(key, id);
        // Loose ends that meet are sides of one decision: the first to arrive is the only one.
        NodeSettings.Join join = ends.size() > 1 ? NodeSettings.Join.ANY : NodeSettings.Join.ALL;
        NodeSettings settings = new NodeSettings(title, null, join, NodeSettings.OnError.FAIL, null, null);
        nodes.add(make.apply(id, settings));
        ends.forEach(end -> edges.add(new Edge(end.from(), id, end.when())));
        return id;
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
