package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.NodeSettings.Join;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Which steps have surely ended, not skipped, once a step starts. */
final class Certainty {
    private final Graph graph;
    private final Map<NodeId, Set<NodeId>> done = new HashMap<>();
    private final Map<NodeId, Set<NodeId>> awaited = new HashMap<>();

    Certainty(Graph graph) {
        this.graph = graph;
    }

    boolean isDone(NodeId earlier, NodeId step) {
        return done(step).contains(earlier);
    }

    private Set<NodeId> done(NodeId step) {
        Set<NodeId> known = done.putIfAbsent(step, Set.of());
        if (known != null) {
            return known;
        }
        Set<NodeId> surely = new HashSet<>(inAll(graph.into(step), this::done));
        surely.add(NodeId.TRIGGER);
        spread(surely, awaited(step));
        done.put(step, surely);
        return surely;
    }

    /** What an unconditional arrow leads to from a step that succeeded has run as well, if it was waited for. */
    private void spread(Set<NodeId> surely, Set<NodeId> awaited) {
        boolean grew = true;
        while (grew) {
            grew = awaited.stream()
                    .filter(id -> !surely.contains(id))
                    .filter(id -> graph.into(id).stream()
                            .anyMatch(edge -> edge.when() == null
                                    && surely.contains(edge.from())
                                    && cannotSwallowErrors(edge.from())))
                    .toList()
                    .stream()
                    .map(surely::add)
                    .reduce(false, Boolean::logicalOr);
        }
    }

    private boolean cannotSwallowErrors(NodeId id) {
        return graph.outOf(id).stream().noneMatch(Edge::isErrorPath);
    }

    /** Steps that have come to an end, run or skipped, once a step starts. */
    private Set<NodeId> awaited(NodeId step) {
        Set<NodeId> known = awaited.putIfAbsent(step, Set.of());
        if (known != null) {
            return known;
        }
        List<Edge> edges = graph.into(step);
        Set<NodeId> waitedFor = new HashSet<>();
        if (joins(step) == Join.ANY) {
            waitedFor.addAll(inAll(edges, this::awaited));
        } else {
            edges.forEach(edge -> {
                waitedFor.add(edge.from());
                waitedFor.addAll(awaited(edge.from()));
            });
        }
        awaited.put(step, waitedFor);
        return waitedFor;
    }

    private Join joins(NodeId step) {
        return graph.node(step).map(node -> node.settings().join()).orElse(Join.ALL);
    }

    private static Set<NodeId> inAll(List<Edge> edges, Function<NodeId, Set<NodeId>> of) {
        Set<NodeId> common = new HashSet<>();
        boolean first = true;
        for (Edge edge : edges) {
            Set<NodeId> way = new HashSet<>(of.apply(edge.from()));
            way.add(edge.from());
            if (first) {
                common.addAll(way);
                first = false;
            } else {
                common.retainAll(way);
            }
        }
        return common;
    }
}
