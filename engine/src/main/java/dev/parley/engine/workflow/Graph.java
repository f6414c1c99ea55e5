package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The steps of a workflow and the arrows between them, whatever is wrong with them; arrows that lead nowhere are left out. What begins
 * within a container has an arrow from it here.
 */
final class Graph {
    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();
    private final Map<NodeId, List<Edge>> incoming = new HashMap<>();
    private final Map<NodeId, List<Edge>> outgoing = new HashMap<>();

    Graph(Workflow workflow) {
        workflow.nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
        workflow.edges().stream()
                .filter(edge -> nodes.containsKey(edge.to()))
                .filter(edge -> nodes.containsKey(edge.from()) || edge.from().equals(NodeId.TRIGGER))
                .forEach(edge -> {
                    incoming.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
                    outgoing.computeIfAbsent(edge.from(), _ -> new ArrayList<>())
                            .add(edge);
                });
        nodes.values().forEach(this::drawFromContainer);
    }

    private void drawFromContainer(Node node) {
        NodeId container = node.settings().in();
        if (container != null && nodes.containsKey(container) && into(node.id()).isEmpty()) {
            Edge begins = new Edge(container, node.id(), null);
            incoming.put(node.id(), List.of(begins));
            outgoing.computeIfAbsent(container, _ -> new ArrayList<>()).add(begins);
        }
    }

    /** The containers a step is in, from the innermost; ends where one names itself. */
    List<NodeId> containers(Node node) {
        List<NodeId> containers = new ArrayList<>();
        for (NodeId in = node.settings().in();
                in != null && !containers.contains(in);
                in = node(in).map(it -> it.settings().in()).orElse(null)) {
            containers.add(in);
        }
        return containers;
    }

    /** Steps that are directly in this container. */
    List<Node> members(NodeId container) {
        return nodes.values().stream()
                .filter(node -> container.equals(node.settings().in()))
                .toList();
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    List<String> names() {
        return nodes.keySet().stream().map(NodeId::value).toList();
    }

    List<Edge> into(NodeId id) {
        return incoming.getOrDefault(id, List.of());
    }

    List<Edge> outOf(NodeId id) {
        return outgoing.getOrDefault(id, List.of());
    }

    /** Everything the arrows lead to from here. */
    Set<NodeId> after(NodeId id) {
        return reach(id, step -> outOf(step).stream().map(Edge::to).toList());
    }

    /** Everything from which arrows lead here, the trigger included. */
    Set<NodeId> before(NodeId id) {
        return reach(id, step -> into(step).stream().map(Edge::from).toList());
    }

    private static Set<NodeId> reach(NodeId start, Function<NodeId, List<NodeId>> step) {
        Set<NodeId> reached = new LinkedHashSet<>();
        Deque<NodeId> open = new ArrayDeque<>(step.apply(start));
        while (!open.isEmpty()) {
            NodeId id = open.poll();
            if (reached.add(id)) {
                open.addAll(step.apply(id));
            }
        }
        return reached;
    }

    /** A way from a step back to itself, the step named at both ends; arrows from a step to itself do not count. */
    Optional<List<NodeId>> cycle() {
        Set<NodeId> done = new HashSet<>();
        for (NodeId id : nodes.keySet()) {
            Optional<List<NodeId>> cycle = cycle(id, new ArrayList<>(), done);
            if (cycle.isPresent()) {
                return cycle;
            }
        }
        return Optional.empty();
    }

    private Optional<List<NodeId>> cycle(NodeId id, List<NodeId> path, Set<NodeId> done) {
        int seenAt = path.indexOf(id);
        path.add(id);
        if (seenAt >= 0) {
            return Optional.of(List.copyOf(path.subList(seenAt, path.size())));
        }
        if (done.add(id)) {
            for (Edge edge : outOf(id)) {
                Optional<List<NodeId>> cycle = edge.to().equals(id) ? Optional.empty() : cycle(edge.to(), path, done);
                if (cycle.isPresent()) {
                    return cycle;
                }
            }
        }
        path.removeLast();
        return Optional.empty();
    }
}
