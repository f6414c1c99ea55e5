package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Loops hold steps, steps are in loops that exist, and no arrow leads into or out of one. */
final class ContainerRule implements Rule {
    static final int DEEPEST = 5;

    @Override
    public Stream<Finding> check(Workflow workflow, Graph graph) {
        Stream<Finding> ofSteps =
                graph.nodes().stream().flatMap(node -> Stream.concat(ofMember(node, graph), ofContainer(node, graph)));
        Stream<Finding> ofArrows = IntStream.range(0, workflow.edges().size())
                .boxed()
                .flatMap(index -> ofArrow(workflow.edges().get(index), "edges[" + index + "]", graph));
        return Stream.concat(ofSteps, ofArrows);
    }

    private static Stream<Finding> ofMember(Node node, Graph graph) {
        NodeId container = node.settings().in();
        if (container == null) {
            return Stream.of();
        }
        if (!(graph.node(container).orElse(null) instanceof Node.Container)) {
            return Stream.of(Finding.error(
                    "no_container",
                    node.id() + ".in",
                    "Step \"" + node.id() + "\" says it is in \"" + container + "\", which is no loop.",
                    "Name a logic.for_each or logic.repeat step, or remove \"in\"."));
        }
        List<NodeId> containers = graph.containers(node);
        if (containers.contains(node.id())) {
            return Stream.of(Finding.error(
                    "container_in_itself",
                    node.id() + ".in",
                    "Loop \"" + node.id() + "\" is within itself.",
                    "Remove \"in\" from the outermost loop."));
        }
        return containers.size() <= DEEPEST
                ? Stream.of()
                : Stream.of(Finding.error(
                        "too_deep",
                        node.id() + ".in",
                        "Step \"" + node.id() + "\" is in " + containers.size() + " loops; the limit is " + DEEPEST
                                + ".",
                        "Move the inner loops into a workflow of their own and call it."));
    }

    private static Stream<Finding> ofContainer(Node node, Graph graph) {
        return node instanceof Node.Container && graph.members(node.id()).isEmpty()
                ? Stream.of(Finding.error(
                        "empty_container",
                        node.id().value(),
                        "Loop \"" + node.id() + "\" has no steps to do.",
                        "Put steps into it with \"in\": \"" + node.id() + "\"."))
                : Stream.of();
    }

    private static Stream<Finding> ofArrow(Edge edge, String where, Graph graph) {
        @Nullable NodeId from = container(edge.from(), graph);
        @Nullable NodeId to = container(edge.to(), graph);
        boolean isWithin = Objects.equals(from, to)
                || (!edge.from().equals(NodeId.TRIGGER)
                        && graph.node(edge.from()).isEmpty())
                || graph.node(edge.to()).isEmpty();
        return isWithin
                ? Stream.of()
                : Stream.of(Finding.error(
                        "crosses_container",
                        where,
                        "The arrow from \"" + edge.from() + "\" to \"" + edge.to() + "\" leads "
                                + (to == null ? "out of the loop \"" + from + "\"." : "into the loop \"" + to + "\"."),
                        to == null
                                ? "Draw it from \"" + from + "\" itself, which is done when its last round is."
                                : "Draw it to \"" + to
                                        + "\" itself; steps in a loop without an arrow begin each round."));
    }

    private static @Nullable NodeId container(NodeId id, Graph graph) {
        return graph.node(id).map(node -> node.settings().in()).orElse(null);
    }
}
