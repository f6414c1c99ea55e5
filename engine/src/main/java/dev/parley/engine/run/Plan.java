package dev.parley.engine.run;

import dev.parley.engine.Actor;
import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.run.RunEvent.RunStarted;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeId;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A workflow made ready to run: arrows by step, steps in topological order, expressions compiled. Immutable. */
public final class Plan {
    private final Workflow workflow;
    private final Map<NodeId, Step> steps;

    private Plan(Workflow workflow, Map<NodeId, Step> steps) {
        this.workflow = workflow;
        this.steps = steps;
    }

    /**
     * @throws ExpressionException when an expression does not compile
     * @throws IllegalArgumentException when the arrows form a cycle or lead nowhere; {@code WorkflowRules} says where
     */
    public static Plan of(Workflow workflow, Expressions expressions) throws ExpressionException {
        Map<NodeId, List<Edge>> incoming = new HashMap<>();
        Map<NodeId, List<Edge>> outgoing = new HashMap<>();
        for (Edge edge : workflow.edges()) {
            incoming.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(edge);
            outgoing.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge);
        }
        Map<NodeId, Step> steps = new LinkedHashMap<>();
        for (Node node : inTopologicalOrder(workflow, incoming, outgoing)) {
            steps.put(
                    node.id(),
                    new Step(
                            node,
                            List.copyOf(incoming.getOrDefault(node.id(), List.of())),
                            List.copyOf(outgoing.getOrDefault(node.id(), List.of())),
                            Evaluation.of(node, expressions)));
        }
        return new Plan(workflow, steps);
    }

    public Workflow workflow() {
        return workflow;
    }

    /** In topological order. */
    Collection<Step> steps() {
        return steps.values();
    }

    /** @throws IllegalArgumentException when there is no such step */
    Step step(NodeId id) {
        Step step = steps.get(id);
        if (step == null) {
            throw new IllegalArgumentException("Workflow \"" + workflow.name() + "\" has no step \"" + id + "\"");
        }
        return step;
    }

    public boolean has(NodeId id) {
        return steps.containsKey(id);
    }

    /** @throws IllegalArgumentException when there is no such step */
    public Node node(NodeId id) {
        return step(id).node();
    }

    /**
     * The first events of a run that does an ended run again, from a step on.
     *
     * @param from null means from the beginning
     * @param input replaces the origin's input; null keeps it
     * @throws java.util.NoSuchElementException when there is no such step
     */
    public List<RunEvent> replay(RunState ended, @Nullable NodeId from, @Nullable JsonNode input, Actor by) {
        if (from != null && !has(from)) {
            throw new NoSuchElementException("Workflow \"" + workflow.name() + "\" has no step \"" + from + "\"");
        }
        RunStarted original = ended.started();
        JsonNode newInput = input == null ? original.input() : unwrapped(original, input);
        List<RunEvent> events = new ArrayList<>();
        events.add(new RunStarted(
                original.workflow(),
                original.mode(),
                original.trigger(),
                input == null ? original.payload() : payload(original, newInput),
                newInput,
                by,
                original.replyTo(),
                ended.id()));
        if (from != null) {
            Set<NodeId> again = withDescendants(from);
            ended.nodes().forEach((id, at) -> {
                if (!again.contains(id)) {
                    reused(step(id), at).ifPresent(events::add);
                }
            });
        }
        return events;
    }

    /** A result to take over; a failure only where the origin went on from it, or the replay would go both ways. */
    private static Optional<RunEvent> reused(Step step, NodeState at) {
        return switch (at) {
            case NodeState.Succeeded succeeded ->
                Optional.of(new RunEvent.NodeReused(step.id(), succeeded.output(), succeeded.choice()));
            case NodeState.Failed failed
            when failed.tolerated() || step.hasErrorPath() ->
                Optional.of(new RunEvent.NodeFailed(step.id(), failed.error(), null));
            case NodeState.Failed _,
                    NodeState.Skipped _,
                    NodeState.Running _,
                    NodeState.Retrying _,
                    NodeState.Delayed _,
                    NodeState.Asking _,
                    NodeState.InDoubt _ -> Optional.empty();
        };
    }

    /** What a webhook delivered has the input as its body; elsewhere the two are the same. */
    private static JsonNode payload(RunStarted original, JsonNode input) {
        return isDelivered(original) && original.payload() instanceof ObjectNode delivered
                ? delivered.deepCopy().set("body", input)
                : input;
    }

    /** For a webhook, people may give the body alone or as it is seen by expressions, within {@code {"body": …}}. */
    private static JsonNode unwrapped(RunStarted original, JsonNode input) {
        return isDelivered(original) && input.has("body") ? input.get("body") : input;
    }

    private static boolean isDelivered(RunStarted original) {
        return original.payload().has("body");
    }

    private Set<NodeId> withDescendants(NodeId from) {
        Set<NodeId> reached = new HashSet<>(Set.of(from));
        for (Step step : steps()) {
            if (step.incoming().stream().anyMatch(edge -> reached.contains(edge.from()))) {
                reached.add(step.id());
            }
        }
        return reached;
    }

    private static List<Node> inTopologicalOrder(
            Workflow workflow, Map<NodeId, List<Edge>> incoming, Map<NodeId, List<Edge>> outgoing) {
        Map<NodeId, Integer> unseen = new HashMap<>();
        Deque<Node> ready = new ArrayDeque<>();
        for (Node node : workflow.nodes()) {
            int sources = (int) incoming.getOrDefault(node.id(), List.of()).stream()
                    .filter(edge -> !edge.from().equals(NodeId.TRIGGER))
                    .count();
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
                if (unseen.merge(edge.to(), -1, Integer::sum) == 0) {
                    ready.add(workflow.node(edge.to()).orElseThrow(() -> leadsNowhere(edge)));
                }
            }
        }
        if (ordered.size() < workflow.nodes().size()) {
            throw new IllegalArgumentException("The steps of \"" + workflow.name() + "\" form a cycle");
        }
        return ordered;
    }

    private static IllegalArgumentException leadsNowhere(Edge edge) {
        return new IllegalArgumentException(
                "An arrow leads from \"" + edge.from() + "\" to \"" + edge.to() + "\", which is no step");
    }
}
