package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.workflow.WorkflowJson.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hybrid form: {@code start_at}, {@code nodes} by name, {@code class} and {@code next_node}. A node without a next one that is
 * not an end is an agent: it becomes {@code ai.route} and chooses among the nodes nobody else leads to.
 */
final class HybridImport {
    private static final String ROUTE = "ai.route";

    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, HybridStep> steps = new LinkedHashMap<>();

    static boolean recognises(ObjectNode json) {
        return json.has("start_at") || json.path("nodes").isObject();
    }

    Parsed read(ObjectNode json) throws WorkflowSyntaxException {
        Fields top = new Fields(json, "", findings);
        String name = top.optionalText("name").orElse("Imported workflow");
        String start = top.text("start_at");
        top.object("nodes").forEachEntry((id, step) -> steps.put(id, HybridStep.read(id, step, findings)));
        top.finish();
        checkSize();
        checkTargets(start);
        WorkflowSyntaxException.throwIfAnyError(findings);
        giveAgentsTheirRoutes(start);
        WorkflowSyntaxException.throwIfAnyError(findings);
        HybridOrigins origins = new HybridOrigins(steps);
        List<Node> nodes = steps.values().stream()
                .filter(step -> !step.isStart() && !step.isEnd())
                .map(step -> node(step, origins))
                .toList();
        return new Parsed(new Workflow(name, trigger(), nodes, edges(start)), List.copyOf(findings));
    }

    private void checkSize() {
        if (steps.size() > LimitRule.MAX_NODES) {
            findings.add(Finding.error(
                    "too_many_nodes",
                    "nodes",
                    "The workflow has " + steps.size() + " nodes; the limit is " + LimitRule.MAX_NODES + ".",
                    "Split it into several workflows."));
        }
    }

    private void checkTargets(String start) {
        if (!start.isEmpty() && !steps.containsKey(start)) {
            unknownTarget("start_at", start);
        }
        steps.values()
                .forEach(step -> step.targets().stream()
                        .filter(target -> !steps.containsKey(target))
                        .forEach(target -> unknownTarget(step.id(), target)));
    }

    private void unknownTarget(String where, String target) {
        findings.add(Finding.error(
                "unknown_step",
                where,
                "There is no node \"" + target + "\".",
                Nearest.suggestion(target, steps.keySet())));
    }

    private void giveAgentsTheirRoutes(String start) {
        Set<String> reached = steps.values().stream()
                .flatMap(step -> step.targets().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        reached.add(start);
        List<String> agents = steps.values().stream()
                .filter(step -> step.choices().isEmpty() && step.looksLikeAgent())
                .map(HybridStep::id)
                .toList();
        List<String> loose = steps.keySet().stream()
                .filter(id -> !reached.contains(id) && !agents.contains(id))
                .toList();
        if (loose.isEmpty()) {
            agents.forEach(id -> note(
                    "import_last_step",
                    id,
                    "nothing follows it, so the branch ends here",
                    "Draw an arrow if it should go on."));
        } else if (agents.size() > 1) {
            findings.add(Finding.error(
                    "ambiguous_route",
                    agents.getFirst(),
                    "Several nodes name no next one (" + String.join(", ", agents)
                            + "), so it is not clear which of them chooses " + String.join(", ", loose) + ".",
                    "List the choices of each: \"routes\": [\"…\", \"…\"]."));
        } else {
            agents.forEach(id -> chooseAmong(id, loose));
        }
        steps.replaceAll((_, step) -> step.choices().isEmpty() ? step : step.choosing(worded(step.choices())));
    }

    private void chooseAmong(String agent, List<String> targets) {
        Map<String, String> routes = new LinkedHashMap<>();
        targets.forEach(target -> routes.put(target, ""));
        steps.computeIfPresent(agent, (_, step) -> step.choosing(routes));
        note(
                "import_route",
                agent,
                "it names no next node, so it became an agent that chooses among " + String.join(", ", targets),
                "Change the routes or their words if it should choose otherwise.");
    }

    private Map<String, String> worded(Map<String, String> routes) {
        Map<String, String> worded = new LinkedHashMap<>();
        routes.forEach((target, words) -> worded.put(
                target, words.isEmpty() ? HybridClasses.words(steps.get(target).className()) : words));
        return worded;
    }

    private Node node(HybridStep step, HybridOrigins origins) {
        NodeSettings settings = new NodeSettings(
                HybridClasses.words(step.className()),
                null,
                NodeSettings.DEFAULT.join(),
                NodeSettings.DEFAULT.onError(),
                null,
                null);
        NodeId id = new NodeId(step.id());
        if (!step.choices().isEmpty()) {
            return new Node.Call(id, ROUTE, routing(step, origins.previous(step.id())), settings);
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        HybridClasses.meaning(step.className())
                .ifPresentOrElse(
                        meaning -> {
                            new TreeMap<>(meaning.values().apply(origins.user(step.id()))).forEach(values::put);
                            known(step, meaning);
                        },
                        () -> {
                            values.put("previous", "{{" + origins.previous(step.id()) + "}}");
                            unknown(step);
                        });
        return new Node.SetValues(id, values, settings);
    }

    private static ObjectNode routing(HybridStep step, String previous) {
        ObjectNode with = JsonNodeFactory.instance.objectNode().put("input", "{{" + previous + "}}");
        var routes = with.putArray("routes");
        step.choices()
                .forEach((target, words) ->
                        routes.addObject().put("label", target).put("when", words));
        return with;
    }

    private void known(HybridStep step, HybridClasses.Meaning meaning) {
        if (meaning.warning() != null) {
            findings.add(Finding.warn(
                    "import_incomplete",
                    step.id(),
                    "Step \"" + step.id() + "\" (" + step.className() + "): " + meaning.warning(),
                    "Add a step after it that sends mail through one of your connections."));
        } else {
            note("import_class", step.id(), step.className() + " became data.set", "Look at its values.");
        }
    }

    private void unknown(HybridStep step) {
        findings.add(Finding.warn(
                "unknown_class",
                step.id(),
                "Step \"" + step.id() + "\": the class " + step.className()
                        + " is not known here, so the step only carries the previous output on.",
                "Replace it by the operation that does its work."));
    }

    private void note(String code, String id, String what, String hint) {
        findings.add(Finding.info(code, id, "Step \"" + id + "\": " + what + ".", hint));
    }

    private Trigger trigger() {
        boolean asksForUser =
                steps.values().stream().anyMatch(step -> step.className().equals(HybridClasses.USER));
        return new Trigger.Manual(asksForUser ? HybridClasses.userInputs() : List.of());
    }

    private List<Edge> edges(String start) {
        List<Edge> edges = new ArrayList<>();
        if (!steps.get(start).isStart()) {
            edges.add(new Edge(NodeId.TRIGGER, new NodeId(start), null));
        }
        for (HybridStep step : steps.values()) {
            NodeId from = step.isStart() ? NodeId.TRIGGER : new NodeId(step.id());
            step.targets().stream()
                    .filter(target -> !steps.get(target).isEnd())
                    .forEach(target -> edges.add(
                            new Edge(from, new NodeId(target), step.choices().isEmpty() ? null : target)));
        }
        return edges;
    }
}
