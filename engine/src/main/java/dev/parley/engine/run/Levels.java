package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sorts the steps of a workflow by the loops they are in, and those of each loop by their arrows. */
final class Levels {
    private final Workflow workflow;
    private final Expressions expressions;
    private final Map<NodeId, List<Edge>> incoming = new HashMap<>();
    private final Map<NodeId, List<Edge>> outgoing = new HashMap<>();
    private int placed;

    private Levels(Workflow workflow, Expressions expressions) {
        this.workflow = workflow;
        this.expressions = expressions;
        for (Edge edge : workflow.edges()) {
            incoming.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            outgoing.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
        }
        for (Node node : workflow.nodes()) {
            if (node.settings().in() != null && !incoming.containsKey(node.id())) {
                incoming.put(node.id(), List.of(new Edge(NodeId.TRIGGER, node.id(), null)));
            }
        }
    }

    /** @throws IllegalArgumentException when arrows or loops form a circle or lead nowhere */
    static Level of(Workflow workflow, Expressions expressions) throws ExpressionException {
        Levels levels = new Levels(workflow, expressions);
        Level top = levels.within(null);
        if (levels.placed < workflow.nodes().size()) {
            throw new IllegalArgumentException(
                    "The steps of \"" + workflow.name() + "\" form a circle, or are in a loop that is none");
        }
        return top;
    }

    private Level within(@Nullable NodeId container) throws ExpressionException {
        Map<NodeId, Node> members = workflow.nodes().stream()
                .filter(node -> Objects.equals(container, node.settings().in()))
                .collect(Collectors.toMap(Node::id, node -> node, (one, _) -> one, LinkedHashMap::new));
        Map<NodeId, Step> steps = new LinkedHashMap<>();
        for (Node node : inTopologicalOrder(members)) {
            steps.put(node.id(), step(node));
            placed++;
        }
        return new Level(steps);
    }

    private Step step(Node node) throws ExpressionException {
        return new Step(
                node,
                List.copyOf(incoming.getOrDefault(node.id(), List.of())),
                List.copyOf(outgoing.getOrDefault(node.id(), List.of())),
                Evaluation.of(node, expressions),
                People.of(node, expressions),
                Forms.prefilled(node, expressions),
                node instanceof Node.Container ? within(node.id()) : Step.NO_BODY);
    }

    private List<Node> inTopologicalOrder(Map<NodeId, Node> members) {
        Map<NodeId, Integer> unseen = new HashMap<>();
        Deque<Node> ready = new ArrayDeque<>();
        for (Node node : members.values()) {
            int sources = 0;
            for (Edge edge : incoming.getOrDefault(node.id(), List.of())) {
                if (!edge.from().equals(NodeId.TRIGGER)) {
                    requireMember(edge, edge.from(), members);
                    sources++;
                }
            }
            unseen.put(node.id(), sources);
            if (sources == 0) {
                ready.add(node);
            }
        }
        List<Node> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            Node node = ready.poll();
            ordered.add(node);
            for (Edge edge : outgoing.getOrDefault(node.id(), List.of())) {
                requireMember(edge, edge.to(), members);
                if (unseen.merge(edge.to(), -1, Integer::sum) == 0) {
                    ready.add(members.get(edge.to()));
                }
            }
        }
        return ordered;
    }

    private static void requireMember(Edge edge, NodeId end, Map<NodeId, Node> members) {
        if (!members.containsKey(end)) {
            throw new IllegalArgumentException("The arrow from \"" + edge.from() + "\" to \"" + edge.to()
                    + "\" leads to no step, or into or out of a loop");
        }
    }
}
