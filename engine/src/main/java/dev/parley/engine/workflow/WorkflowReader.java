package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.WorkflowJson.Parsed;
import dev.parley.engine.workflow.WorkflowSettings.Concurrency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workflow JSON v1. All mistakes are collected before any is told. */
final class WorkflowReader {
    static final int VERSION = 1;

    private final List<Finding> findings = new ArrayList<>();

    Parsed read(ObjectNode json) throws WorkflowSyntaxException {
        Fields top = new Fields(json, "", findings);
        version(top);
        top.get("$schema");
        String name = top.text("name");
        Trigger trigger = trigger(top);
        if (top.get("nodes").isEmpty()) {
            top.missing("nodes", "the list of steps");
        }
        List<Node> nodes = top.list("nodes", new NodeReader(findings)::read);
        List<Edge> edges = top.list("edges", this::edge);
        WorkflowSettings settings = new WorkflowSettings(
                top.duration("timeout").orElse(null),
                top.fields("concurrency").map(WorkflowReader::concurrency).orElse(null));
        Layout layout = top.fields("layout").map(WorkflowReader::layout).orElse(Layout.AUTOMATIC);
        top.finish();
        WorkflowSyntaxException.throwIfAnyError(findings);
        return new Parsed(new Workflow(name, trigger, nodes, edges, settings, layout), List.copyOf(findings));
    }

    private void version(Fields top) {
        JsonNode version = top.get("parley").orElse(null);
        if (version == null) {
            findings.add(Finding.info(
                    "no_version",
                    "parley",
                    "The format's version is not named; it was read as version 1.",
                    "Add \"parley\": 1."));
        } else if (!version.isIntegralNumber() || version.asLong() != VERSION) {
            top.error(
                    "unsupported_version",
                    "parley",
                    "This is version " + JsonWords.shown(version)
                            + " of the workflow format; this Parley reads version 1.",
                    "Update Parley, or export the workflow as version 1.");
        }
    }

    private Trigger trigger(Fields top) {
        if (top.get("trigger").isEmpty()) {
            findings.add(Finding.warn(
                    "no_trigger",
                    "trigger",
                    "The workflow does not say what starts it; it will be started by hand.",
                    "Add \"trigger\": {\"type\": \"manual\"}, or one of " + String.join(", ", TriggerJson.TYPES)
                            + "."));
        }
        return top.fields("trigger")
                .map(new TriggerJson(findings)::read)
                .orElseGet(() -> new Trigger.Manual(List.of()));
    }

    private static Concurrency concurrency(Fields fields) {
        if (fields.get("max").isEmpty()) {
            fields.missing("max", "how many runs may be open at once, such as 1");
        }
        Concurrency read =
                new Concurrency(fields.wholeNumber("max", 1), fields.wholeNumber("queue", Concurrency.DEFAULT_QUEUE));
        fields.finish();
        return read;
    }

    private static Layout layout(Fields fields) {
        Map<NodeId, Layout.Position> positions = new LinkedHashMap<>();
        for (String id : fields.names()) {
            fields.fields(id).ifPresent(at -> {
                positions.put(new NodeId(id), new Layout.Position(at.wholeNumber("x", 0), at.wholeNumber("y", 0)));
                at.finish();
            });
        }
        return new Layout(positions);
    }

    private Edge edge(ObjectNode json, String where) {
        Fields fields = new Fields(json, where, findings);
        Edge edge = new Edge(
                new NodeId(fields.text("from")),
                new NodeId(fields.text("to")),
                fields.scalar("when").orElse(null));
        fields.finish();
        return edge;
    }
}
