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
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Workflows drawn at random: every kind of step, setting and arrow, loops in loops, and now and then a mistake. */
final class RandomFlow {
    private enum Kind {
        CALL,
        SET,
        IF,
        SWITCH,
        DELAY,
        APPROVAL,
        INPUT,
        EVENT,
        WORKFLOW,
        FOR_EACH,
        REPEAT
    }

    /** So that there is always something to wait for. */
    private static final int CALLS_ONE_IN = 4;

    private static final List<String> LABELS =
            List.of("true", "false", "1", "default", "approved", "rejected", "expired", "x", Edge.ERROR);
    private static final List<Duration> EXPIRIES = List.of(Duration.ofMinutes(20), Duration.ofHours(2));
    private static final List<Trigger.Input> FIELDS =
            List.of(new Trigger.Input("size", "number", null, true), new Trigger.Input("note", "string", null, false));
    private static final int STOPS_ONE_IN = 60;
    private static final int DEEPEST = 2;
    private static final int MOST_MEMBERS = 4;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private RandomFlow(Random random) {
        this.random = random;
    }

    /** @param steps outside of loops */
    static Workflow of(Random random, int steps) {
        RandomFlow flow = new RandomFlow(random);
        flow.level(null, 0, steps);
        Duration timeout = flow.oneIn(5) ? Duration.ofHours(1 + random.nextInt(8)) : null;
        return new Workflow(
                "random", new Trigger.Manual(List.of()), flow.nodes, flow.edges, new WorkflowSettings(timeout, null));
    }

    private void level(@Nullable NodeId in, int depth, int steps) {
        List<NodeId> before = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            NodeId id = new NodeId("n" + nodes.size());
            Node node = node(id, settings(in), depth, before);
            nodes.add(node);
            lead(id, before, in == null);
            before.add(id);
            if (node instanceof Node.Container) {
                level(id, depth + 1, random.nextInt(MOST_MEMBERS + 1));
            }
        }
    }

    private void lead(NodeId to, List<NodeId> before, boolean isOutsideOfLoops) {
        if (isOutsideOfLoops && (before.isEmpty() || oneIn(4))) {
            edges.add(new Edge(NodeId.TRIGGER, to, null));
        }
        int known = edges.size();
        for (NodeId from : before) {
            if (oneIn(4)) {
                edges.add(new Edge(from, to, label(from)));
            }
        }
        boolean isLoose = edges.size() == known && !before.isEmpty();
        if (isLoose && !oneIn(6)) {
            edges.add(new Edge(any(before), to, null));
        }
    }

    /** Mostly one that the step can choose. */
    private @Nullable String label(NodeId from) {
        if (oneIn(2)) {
            return null;
        }
        if (oneIn(8)) {
            return any(LABELS);
        }
        List<String> own = nodes.stream()
                .filter(node -> node.id().equals(from))
                .map(RandomFlow::choices)
                .findFirst()
                .orElseThrow();
        return own.isEmpty() ? null : any(own);
    }

    private static List<String> choices(Node node) {
        return switch (node) {
            case Node.If _ -> List.of("true", "false");
            case Node.Switch _ -> List.of("1", "2", "default");
            case Node.Approval _ -> List.of("approved", "approved", "rejected", "expired");
            case Node.Input _, Node.WaitForEvent _ -> List.of("expired", Edge.ERROR);
            case Node.Call _ -> List.of("x", Edge.ERROR);
            case Node.ForEach _, Node.Repeat _, Node.CallWorkflow _ -> List.of(Edge.ERROR);
            case Node.SetValues _, Node.Delay _, Node.Stop _ -> List.of();
        };
    }

    private NodeSettings settings(@Nullable NodeId in) {
        return new NodeSettings(
                null,
                in,
                oneIn(4) ? Join.ANY : Join.ALL,
                oneIn(5) ? OnError.CONTINUE : OnError.FAIL,
                oneIn(3) ? new Retry(random.nextInt(3), Duration.ofSeconds(1 + random.nextInt(90))) : null,
                null);
    }

    private Node node(NodeId id, NodeSettings settings, int depth, List<NodeId> before) {
        if (oneIn(STOPS_ONE_IN)) {
            return new Node.Stop(id, any(List.of(Node.Stop.Status.values())), "At {{trigger.output.n}}", settings);
        }
        Kind kind = oneIn(CALLS_ONE_IN) ? Kind.CALL : any(List.of(Kind.values()));
        boolean isTooDeep = depth == DEEPEST && (kind == Kind.FOR_EACH || kind == Kind.REPEAT);
        return switch (isTooDeep ? Kind.CALL : kind) {
            case CALL -> new Node.Call(id, "test.call", values(before), settings);
            case SET -> new Node.SetValues(id, values(before), settings);
            case IF ->
                new Node.If(id, mostly(List.of("trigger.output.n > 4", "trigger.output.n > 2"), "input.n"), settings);
            case SWITCH -> new Node.Switch(id, "trigger.output.n % 3", cases(), settings);
            case DELAY -> delay(id, settings);
            case APPROVAL ->
                new Node.Approval(
                        id,
                        oneIn(3) ? List.of("ana", "{{run.mode}}") : List.of(),
                        "Go on?",
                        1 + random.nextInt(3),
                        expires(),
                        onExpiry(),
                        oneIn(2) ? List.of("dora") : List.of(),
                        expires(),
                        oneIn(2) ? List.of() : List.of(any(EXPIRIES), any(EXPIRIES)),
                        settings);
            case INPUT -> new Node.Input(id, List.of("ana"), "Please", FIELDS, expires(), settings);
            case EVENT ->
                new Node.WaitForEvent(id, "paid", oneIn(2) ? null : "event.n == trigger.output.n", expires(), settings);
            case WORKFLOW -> new Node.CallWorkflow(id, "other", values(before), settings);
            case FOR_EACH -> new Node.ForEach(id, items(), 1 + random.nextInt(3), settings);
            case REPEAT -> new Node.Repeat(id, until(), 1 + random.nextInt(4), settings);
        };
    }

    private Node delay(NodeId id, NodeSettings settings) {
        return oneIn(3)
                ? new Node.Delay(id, null, mostly(List.of("{{trigger.output.when}}"), "{{input.n}}"), settings)
                : new Node.Delay(id, any(List.of("0s", "45s", "10m", "1h")), null, settings);
    }

    private ObjectNode values(List<NodeId> before) {
        String read = !before.isEmpty() && oneIn(10)
                ? any(before) + ".status"
                : mostly(List.of("trigger.output.n", "input.n + 1", "run.id"), "trigger.output.nothing");
        return (ObjectNode) JSON.readTree("{\"v\": \"{{" + read + "}}\"}");
    }

    private static Map<String, JsonNode> cases() {
        Map<String, JsonNode> cases = new LinkedHashMap<>();
        cases.put("1", JSON.getNodeFactory().numberNode(1));
        cases.put("2", StringNode.valueOf("2"));
        return cases;
    }

    private JsonNode items() {
        String list = oneIn(6) ? any(List.of("[7]", "[]")) : "trigger.output.list";
        return StringNode.valueOf(mostly(List.of(list, "{{" + list + "}}"), "input.n"));
    }

    private @Nullable String until() {
        String mistake = any(List.of("each.iteration", "input.nothing"));
        return oneIn(4) ? null : mostly(List.of("each.iteration > 0", "each.iteration >= 2"), mistake);
    }

    private @Nullable Duration expires() {
        return oneIn(3) ? null : any(EXPIRIES);
    }

    private Node.Approval.OnExpiry onExpiry() {
        return any(List.of(Node.Approval.OnExpiry.values()));
    }

    private String mostly(List<String> right, String wrong) {
        return oneIn(40) ? wrong : any(right);
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
