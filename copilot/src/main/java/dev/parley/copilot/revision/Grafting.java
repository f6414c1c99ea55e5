package dev.parley.copilot.revision;

import dev.parley.copilot.brief.Names;
import dev.parley.copilot.revision.Outcomes.End;
import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ties further steps into the arrows of a workflow, so that every way through the place leads through them. */
final class Grafting {
    private final Workflow workflow;
    private final List<Node> scion;
    private final List<Edge> inner;
    private final List<NodeId> entries;
    private final List<End> exits;

    private Grafting(Workflow workflow, Workflow steps, List<End> exits) {
        this.workflow = workflow;
        this.scion = steps.nodes();
        this.inner = steps.edges().stream()
                .filter(edge -> !edge.from().equals(NodeId.TRIGGER))
                .toList();
        this.entries = steps.edges().stream()
                .filter(edge -> edge.from().equals(NodeId.TRIGGER))
                .map(Edge::to)
                .toList();
        this.exits = exits;
    }

    static Workflow of(Workflow workflow, Workflow steps, Place place) {
        Workflow own = Renaming.apart(steps, workflow);
        return new Grafting(workflow, own, Outcomes.loose(own)).at(place);
    }

    /** Behind the condition only its "true" leads on. */
    static Workflow onlyIf(Workflow workflow, String condition, String title, Place place) {
        NodeId id = new NodeId(Names.unique(title, Renaming.names(workflow)));
        NodeSettings settings = new NodeSettings(title, null, Join.ALL, NodeSettings.OnError.FAIL, null, null);
        Workflow check = new Workflow(
                "",
                new Trigger.Manual(List.of()),
                List.of(new Node.If(id, condition, settings)),
                List.of(new Edge(NodeId.TRIGGER, id, null)));
        return new Grafting(workflow, check, List.of(new End(id, "true"))).at(place);
    }

    static Workflow onFailure(Workflow workflow, NodeId step, Workflow steps) {
        Optional<Node> failing = workflow.node(step);
        if (failing.isEmpty()) {
            return workflow;
        }
        Grafting grafting = new Grafting(workflow, Renaming.apart(steps, workflow), List.of());
        List<Edge> edges = new ArrayList<>(workflow.edges());
        grafting.entries.forEach(entry -> edges.add(new Edge(step, entry, Edge.ERROR)));
        return grafting.grown(
                edges,
                workflow.nodes(),
                indexOf(step, workflow) + 1,
                failing.get().settings().in());
    }

    private Workflow at(Place place) {
        if (entries.isEmpty()) {
            return workflow;
        }
        NodeId step = place.step();
        return switch (place.kind()) {
            case START -> beforeAll(edge -> edge.from().equals(NodeId.TRIGGER), 0, null);
            case END -> after(Outcomes.last(workflow), workflow.nodes().size(), null);
            case BEFORE ->
                step == null ? workflow : workflow.node(step).map(this::before).orElse(workflow);
            case AFTER ->
                step == null
                        ? workflow
                        : workflow.node(step)
                                .flatMap(node -> Outcomes.main(node)
                                        .map(end -> after(
                                                List.of(end),
                                                indexOf(step, workflow) + 1,
                                                node.settings().in())))
                                .orElse(workflow);
        };
    }

    private Workflow before(Node target) {
        boolean hasWays = workflow.edges().stream().anyMatch(edge -> edge.to().equals(target.id()));
        return hasWays
                ? beforeAll(
                        edge -> edge.to().equals(target.id()),
                        indexOf(target.id(), workflow),
                        target.settings().in())
                : beginning(target);
    }

    /** A step that begins a loop's round has no arrow; now these steps begin it. */
    private Workflow beginning(Node target) {
        List<Edge> edges = new ArrayList<>(workflow.edges());
        exits.forEach(exit -> edges.add(exit.to(target.id())));
        return grown(
                edges,
                workflow.nodes(),
                indexOf(target.id(), workflow),
                target.settings().in());
    }

    /** The new steps take over these arrows, and lead on to where they led. */
    private Workflow beforeAll(Predicate<Edge> taken, int position, @Nullable NodeId loop) {
        LinkedHashSet<Edge> edges = new LinkedHashSet<>();
        List<NodeId> targets = new ArrayList<>();
        for (Edge edge : workflow.edges()) {
            if (taken.test(edge)) {
                entries.forEach(entry -> edges.add(new Edge(edge.from(), entry, edge.when())));
                if (!targets.contains(edge.to())) {
                    targets.add(edge.to());
                    exits.forEach(exit -> edges.add(exit.to(edge.to())));
                }
            } else {
                edges.add(edge);
            }
        }
        if (targets.isEmpty()) {
            return workflow;
        }
        // Whoever waited for one of several ways now has one way only; the first new step waits in its place.
        boolean isMeeting = targets.size() == 1 && into(targets.getFirst()).size() > 1;
        Join join = isMeeting
                ? workflow.node(targets.getFirst())
                        .map(node -> node.settings().join())
                        .orElse(Join.ALL)
                : Join.ALL;
        List<Node> nodes = isMeeting
                ? workflow.nodes().stream()
                        .map(node -> node.id().equals(targets.getFirst()) ? Nodes.joining(node, Join.ALL) : node)
                        .toList()
                : workflow.nodes();
        return grown(new ArrayList<>(edges), nodes, position, loop, join);
    }

    private List<Edge> into(NodeId step) {
        return workflow.edges().stream().filter(edge -> edge.to().equals(step)).toList();
    }

    private Workflow after(List<End> ends, int position, @Nullable NodeId loop) {
        if (ends.isEmpty()) {
            return workflow;
        }
        LinkedHashSet<Edge> edges = new LinkedHashSet<>();
        for (Edge edge : workflow.edges()) {
            boolean isTaken = ends.stream()
                    .anyMatch(end -> end.from().equals(edge.from()) && Objects.equals(end.when(), edge.when()));
            if (isTaken) {
                exits.forEach(exit -> edges.add(exit.to(edge.to())));
            } else {
                edges.add(edge);
            }
        }
        ends.forEach(end -> entries.forEach(entry -> edges.add(end.to(entry))));
        return grown(new ArrayList<>(edges), workflow.nodes(), position, loop);
    }

    private Workflow grown(List<Edge> edges, List<Node> nodes, int position, @Nullable NodeId loop) {
        return grown(edges, nodes, position, loop, Join.ALL);
    }

    /** @param join of what comes first */
    private Workflow grown(List<Edge> edges, List<Node> nodes, int position, @Nullable NodeId loop, Join join) {
        List<Node> all = new ArrayList<>(nodes);
        all.addAll(
                position,
                scion.stream()
                        .map(node -> node.settings().in() == null ? Nodes.within(node, loop) : node)
                        .map(node -> entries.contains(node.id()) && join != Join.ALL ? Nodes.joining(node, join) : node)
                        .collect(Collectors.toList()));
        List<Edge> arrows = new ArrayList<>(edges);
        arrows.addAll(inner);
        return new Workflow(workflow.name(), workflow.trigger(), all, arrows, workflow.settings());
    }

    private static int indexOf(NodeId step, Workflow workflow) {
        return workflow.nodes().stream().map(Node::id).toList().indexOf(step);
    }
}
