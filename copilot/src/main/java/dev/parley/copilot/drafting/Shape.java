package dev.parley.copilot.drafting;

import dev.parley.connectors.event.EventSource;
import dev.parley.copilot.brief.Inputs;
import dev.parley.copilot.brief.Start;
import dev.parley.copilot.reach.Reach;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.workflow.Node;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which fields data has, so that none is read that is not there. */
final class Shape {
    private static final Inputs INPUTS = Inputs.known();

    private final Graph graph;
    private final Reach reach;
    private final Start start;

    Shape(Graph graph, Reach reach, Start start) {
        this.graph = graph;
        this.reach = reach;
        this.start = start;
    }

    /** The expression of what an operation's input may be read from; empty where the data is known not to have it. */
    Optional<String> field(String data, String operation, String input) {
        List<String> names = INPUTS.fields(operation, input);
        if (isOpen(data)) {
            // Which channel or project is meant is no part of an order, as its id or address may be.
            return INPUTS.gap(operation, input).isPresent()
                    ? Optional.empty()
                    : Optional.of(Literals.path(data, input));
        }
        return names.stream().filter(name -> has(data, name)).findFirst().map(name -> Literals.path(data, name));
    }

    /** The first of these fields that the data is known to have, at its top or one below. */
    Optional<String> known(String data, List<String> names) {
        return sample(data)
                .flatMap(sample -> names.stream()
                        .flatMap(name -> within(sample, name).stream())
                        .findFirst()
                        .map(path -> Literals.path(data, path)));
    }

    private static Optional<String> within(JsonNode sample, String name) {
        if (sample.has(name)) {
            return Optional.of(name);
        }
        return sample.propertyStream()
                .filter(entry -> entry.getValue().has(name))
                .findFirst()
                .map(entry -> entry.getKey() + "." + name);
    }

    /** What people's own systems send may have any field. */
    boolean isOpen(String data) {
        boolean isUnknownEvent =
                data.equals("trigger.output.payload") && sample(data).isEmpty();
        return isUnknownEvent
                || data.startsWith("trigger.output.body")
                || data.startsWith("each.item")
                || data.endsWith(".output.body");
    }

    private boolean has(String data, String name) {
        boolean isInput = data.equals("input")
                && start instanceof Start.Manual manual
                && manual.inputs().stream().anyMatch(input -> input.name().equals(name));
        return isInput
                || sample(data)
                        .filter(sample ->
                                !sample.at("/" + name.replace('.', '/')).isMissingNode())
                        .isPresent();
    }

    /** An example of the data; empty where nothing is known of it. */
    private Optional<JsonNode> sample(String data) {
        if (data.equals("trigger.output.payload") && start instanceof Start.Event event) {
            return reach.event(event.source()).map(EventSource::sample);
        }
        return data.endsWith(".output")
                ? graph.nodes().stream()
                        .filter(node -> (node.id().value() + ".output").equals(data))
                        .filter(Node.Call.class::isInstance)
                        .map(node -> ((Node.Call) node).operation())
                        .flatMap(id -> reach.operations().find(id).stream())
                        .map(Operation::spec)
                        .map(spec -> spec.sample())
                        .findFirst()
                : Optional.empty();
    }
}
