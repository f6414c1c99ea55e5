package dev.parley.engine.run;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.Edge;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.NodeSettings;
import dev.parley.engine.workflow.NodeSettings.Join;
import dev.parley.engine.workflow.NodeSettings.OnError;
import dev.parley.engine.workflow.NodeSettings.Retry;
import dev.parley.engine.workflow.Trigger;
import dev.parley.engine.workflow.Workflow;
import dev.parley.engine.workflow.WorkflowSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Workflows in the words of a test. Steps are added in order; arrows are drawn with {@code then}. */
public final class Flow {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private List<Trigger.Input> inputs = List.of();
    private WorkflowSettings settings = WorkflowSettings.DEFAULT;

    public static Flow workflow() {
        return new Flow();
    }

    public Flow call(String id) {
        return call(id, NodeSettings.DEFAULT);
    }

    public Flow call(String id, NodeSettings settings) {
        return call(id, "test.call", "{}", settings);
    }

    public Flow call(String id, String operation, String with, NodeSettings settings) {
        nodes.add(new Node.Call(new NodeId(id), operation, (ObjectNode) JSON.readTree(with), settings));
        return this;
    }

    public Flow set(String id, String values) {
        nodes.add(new Node.SetValues(new NodeId(id), (ObjectNode) JSON.readTree(values), NodeSettings.DEFAULT));
        return this;
    }

    public Flow when(String id, String condition) {
        nodes.add(new Node.If(new NodeId(id), condition, NodeSettings.DEFAULT));
        return this;
    }

    public Flow choose(String id, String value, String... cases) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        for (String name : cases) {
            byName.put(name, JSON.getNodeFactory().stringNode(name));
        }
        nodes.add(new Node.Switch(new NodeId(id), value, byName, NodeSettings.DEFAULT));
        return this;
    }

    public Flow delay(String id, String duration) {
        nodes.add(new Node.Delay(new NodeId(id), duration, null, NodeSettings.DEFAULT));
        return this;
    }

    public Flow delayUntil(String id, String moment) {
        nodes.add(new Node.Delay(new NodeId(id), null, moment, NodeSettings.DEFAULT));
        return this;
    }

    public Flow approval(String id) {
        return approval(id, 1, null, Node.Approval.OnExpiry.REJECT);
    }

    public Flow approval(String id, int quorum, Duration expires, Node.Approval.OnExpiry onExpiry) {
        return approval(id, quorum, expires, onExpiry, NodeSettings.DEFAULT);
    }

    public Flow approval(
            String id, int quorum, Duration expires, Node.Approval.OnExpiry onExpiry, NodeSettings settings) {
        nodes.add(
                new Node.Approval(new NodeId(id), List.of(), "Go on?", quorum, expires, onExpiry, List.of(), settings));
        return this;
    }

    /** A step as the workflow's JSON has it. */
    public Flow step(Node node) {
        nodes.add(node);
        return this;
    }

    public Flow forEach(String id, String items, int parallel, NodeSettings settings) {
        nodes.add(new Node.ForEach(new NodeId(id), StringNode.valueOf(items), parallel, settings));
        return this;
    }

    public Flow forEach(String id, String items) {
        return forEach(id, items, 1, NodeSettings.DEFAULT);
    }

    public Flow repeat(String id, String until, int max) {
        nodes.add(new Node.Repeat(new NodeId(id), until, max, NodeSettings.DEFAULT));
        return this;
    }

    public Flow input(String id, Duration expires, Trigger.Input... fields) {
        nodes.add(new Node.Input(new NodeId(id), List.of(), "Please", List.of(fields), expires, NodeSettings.DEFAULT));
        return this;
    }

    public Flow event(String id, String source, String match, Duration expires) {
        nodes.add(new Node.WaitForEvent(new NodeId(id), source, match, expires, NodeSettings.DEFAULT));
        return this;
    }

    public Flow callWorkflow(String id, String workflow, String input, NodeSettings settings) {
        nodes.add(new Node.CallWorkflow(new NodeId(id), workflow, (ObjectNode) JSON.readTree(input), settings));
        return this;
    }

    /** What a run is started with. */
    public Flow taking(Trigger.Input... wanted) {
        inputs = List.of(wanted);
        return this;
    }

    public Flow limited(Duration timeout, Integer max, int queue) {
        settings = new WorkflowSettings(timeout, max == null ? null : new WorkflowSettings.Concurrency(max, queue));
        return this;
    }

    /** Puts the steps of the inner flow, and their arrows, into this loop. */
    public Flow within(String container, Flow inner) {
        inner.nodes.forEach(
                node -> nodes.add(node.settings().in() == null ? within(node, new NodeId(container)) : node));
        edges.addAll(inner.edges);
        return this;
    }

    private static Node within(Node node, NodeId container) {
        NodeSettings old = node.settings();
        NodeSettings in =
                new NodeSettings(old.title(), container, old.join(), old.onError(), old.retry(), old.timeout());
        return switch (node) {
            case Node.Call n -> new Node.Call(n.id(), n.operation(), n.with(), in);
            case Node.SetValues n -> new Node.SetValues(n.id(), n.values(), in);
            case Node.If n -> new Node.If(n.id(), n.condition(), in);
            case Node.Switch n -> new Node.Switch(n.id(), n.value(), n.cases(), in);
            case Node.Delay n -> new Node.Delay(n.id(), n.duration(), n.until(), in);
            case Node.Approval n ->
                new Node.Approval(
                        n.id(),
                        n.approvers(),
                        n.message(),
                        n.quorum(),
                        n.expires(),
                        n.onExpiry(),
                        n.escalateTo(),
                        n.escalateAfter(),
                        n.remind(),
                        in);
            case Node.Input n ->
                new Node.Input(
                        n.id(),
                        n.assignees(),
                        n.message(),
                        n.fields(),
                        n.expires(),
                        n.escalateTo(),
                        n.escalateAfter(),
                        n.remind(),
                        in);
            case Node.ForEach n -> new Node.ForEach(n.id(), n.items(), n.parallel(), in);
            case Node.Repeat n -> new Node.Repeat(n.id(), n.until(), n.max(), in);
            case Node.WaitForEvent n -> new Node.WaitForEvent(n.id(), n.event(), n.match(), n.expires(), in);
            case Node.CallWorkflow n -> new Node.CallWorkflow(n.id(), n.workflow(), n.input(), in);
            case Node.Stop n -> new Node.Stop(n.id(), n.status(), n.message(), in);
        };
    }

    public Flow stop(String id, Node.Stop.Status status, String message) {
        nodes.add(new Node.Stop(new NodeId(id), status, message, NodeSettings.DEFAULT));
        return this;
    }

    public Flow then(String from, String to) {
        return then(from, to, null);
    }

    public Flow then(String from, String to, String when) {
        edges.add(new Edge(new NodeId(from), new NodeId(to), when));
        return this;
    }

    /** Draws arrows from the trigger through these steps. */
    public Flow chain(String... ids) {
        String from = "trigger";
        for (String id : ids) {
            then(from, id);
            from = id;
        }
        return this;
    }

    public Workflow named(String name) {
        return new Workflow(name, new Trigger.Manual(inputs), nodes, edges, settings);
    }

    public static NodeSettings retry(int max, Duration backoff) {
        return new NodeSettings(null, null, Join.ALL, OnError.FAIL, new Retry(max, backoff), null);
    }

    public static NodeSettings joinAny() {
        return new NodeSettings(null, null, Join.ANY, OnError.FAIL, null, null);
    }

    public static NodeSettings continueOnError() {
        return new NodeSettings(null, null, Join.ALL, OnError.CONTINUE, null, null);
    }

    public static NodeSettings timeout(Duration timeout) {
        return new NodeSettings(null, null, Join.ALL, OnError.FAIL, null, timeout);
    }
}
