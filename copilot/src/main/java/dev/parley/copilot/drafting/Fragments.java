package dev.parley.copilot.drafting;

import dev.parley.copilot.brief.Brief;
import dev.parley.copilot.brief.Condition;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.brief.Step;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.NodeId;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.operation.OperationCatalog;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Finding;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Composes single steps for a workflow that is there already. */
public final class Fragments {
    private final Literals literals;
    private final Reach reach;

    public Fragments(Expressions expressions, OperationCatalog operations) {
        this.literals = new Literals(expressions);
        this.reach = Reach.of(operations);
    }

    /** @param steps a workflow whose arrows from the trigger lead to what comes first */
    public record Fragment(Workflow steps, List<Finding> caveats) {}

    /**
     * What the steps find where they will stand.
     *
     * @param noun what the workflow is about, such as {@code order}
     * @param received expression of what came in, such as {@code trigger.output.body}
     * @param hasData whether that holds anything
     * @param latest expression of what was made of it since; null when nothing was
     * @param isAlone whether nothing else can be under way at that place, so that a no may end the run
     */
    public record Soil(
            String noun,
            String received,
            boolean hasData,
            @Nullable String latest,
            boolean isAlone) {}

    public Fragment of(List<Step> steps, Soil soil, ZoneId zone) {
        Composing composing =
                new Composing(new Start.Webhook(soil.noun()), Brief.empty(zone).withSteps(steps), literals, reach);
        composing.sequence(
                steps,
                Graph.fromTrigger(),
                new Given(soil.received(), soil.hasData(), soil.latest(), soil.latest(), Map.of(), null));
        Workflow composed = new Workflow(
                "",
                new Trigger.Manual(List.of()),
                composing.graph().nodes(),
                composing.graph().edges());
        return new Fragment(soil.isAlone() ? composed : withoutStops(composed), composing.caveats());
    }

    /** A step that keeps or shows values. @param values templates */
    public Fragment values(String id, String title, Map<String, String> values) {
        Graph graph = new Graph();
        graph.set(1, id, title, Graph.fromTrigger(), values);
        return new Fragment(new Workflow("", new Trigger.Manual(List.of()), graph.nodes(), graph.edges()), List.of());
    }

    /** A step of a known operation. */
    public Fragment call(String operation, String id, String title, ObjectNode with) {
        Graph graph = new Graph();
        graph.add(
                1, id, title, Graph.fromTrigger(), (node, settings) -> new Node.Call(node, operation, with, settings));
        return new Fragment(new Workflow("", new Trigger.Manual(List.of()), graph.nodes(), graph.edges()), List.of());
    }

    /** CEL for a condition on the fields under {@code root}. */
    public String condition(Condition condition, String root) {
        return literals.condition(condition, root);
    }

    /** The address as a template in which nothing but the start is read. */
    public String address(String url) {
        return literals.address(url);
    }

    /** @param zone of a schedule */
    public static Trigger trigger(Start start, ZoneId zone) {
        return Composer.trigger(start, zone);
    }

    private static Workflow withoutStops(Workflow composed) {
        Set<NodeId> stops = composed.edges().stream()
                .filter(edge -> "rejected".equals(edge.when()))
                .map(Edge::to)
                .filter(id -> composed.node(id).orElse(null) instanceof Node.Stop)
                .collect(Collectors.toSet());
        return new Workflow(
                composed.name(),
                composed.trigger(),
                composed.nodes().stream()
                        .filter(node -> !stops.contains(node.id()))
                        .toList(),
                composed.edges().stream()
                        .filter(edge -> !stops.contains(edge.to()))
                        .toList());
    }
}
