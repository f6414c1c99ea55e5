package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What makes one workflow differ from another, for people and for programs. The order of steps and arrows makes no difference.
 *
 * @param changes name first, then trigger, settings, steps and arrows; empty when the two do the same
 */
public record WorkflowDiff(List<Change> changes) {
    public WorkflowDiff {
        changes = List.copyOf(changes);
    }

    public static WorkflowDiff between(Workflow before, Workflow after) {
        return new WorkflowDiff(Stream.of(
                        name(before, after),
                        trigger(before, after),
                        settings(before, after),
                        steps(before, after),
                        edges(before, after))
                .flatMap(List::stream)
                .toList());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Without what goes without saying: that arrows are drawn to a step that is added, past one that is removed, and how they meet. */
    public List<Change> telling() {
        return Telling.of(changes);
    }

    private static List<Change> name(Workflow before, Workflow after) {
        return before.name().equals(after.name())
                ? List.of()
                : List.of(new Change(
                        Part.NAME,
                        Kind.CHANGED,
                        "name",
                        StringNode.valueOf(before.name()),
                        StringNode.valueOf(after.name()),
                        "Renames the workflow from \"" + before.name() + "\" to \"" + after.name() + "\"."));
    }

    private static List<Change> trigger(Workflow before, Workflow after) {
        return before.trigger().equals(after.trigger())
                ? List.of()
                : List.of(new Change(
                        Part.TRIGGER,
                        Kind.CHANGED,
                        "trigger",
                        shown(before.trigger()),
                        shown(after.trigger()),
                        DiffSentences.trigger(before.trigger(), after.trigger())));
    }

    private static List<Change> settings(Workflow before, Workflow after) {
        JsonNode old = WorkflowJson.write(before.settings());
        JsonNode now = WorkflowJson.write(after.settings());
        return old.equals(now)
                ? List.of()
                : List.of(new Change(
                        Part.SETTINGS, Kind.CHANGED, "settings", old, now, DiffSentences.settings(old, now)));
    }

    /** Without the secret: a diff is read by more people than may know it. */
    private static JsonNode shown(Trigger trigger) {
        ObjectNode json = TriggerJson.write(trigger);
        json.remove("secret");
        return json;
    }

    private static List<Change> steps(Workflow before, Workflow after) {
        List<Change> changes = new ArrayList<>();
        Map<NodeId, Node> left = byId(before);
        Map<NodeId, Node> right = byId(after);
        left.forEach((id, node) -> {
            if (!right.containsKey(id)) {
                changes.add(step(Kind.REMOVED, node, null, DiffSentences.removed(node)));
            }
        });
        right.forEach((id, node) -> {
            Node old = left.get(id);
            if (old == null) {
                changes.add(step(Kind.ADDED, null, node, DiffSentences.added(node, after)));
            } else if (!old.equals(node)) {
                changes.add(step(Kind.CHANGED, old, node, DiffSentences.changed(old, node)));
            }
        });
        return changes;
    }

    private static Change step(Kind kind, @Nullable Node before, @Nullable Node after, String sentence) {
        Node either = after == null ? Objects.requireNonNull(before) : after;
        return new Change(
                Part.STEP,
                kind,
                either.id().value(),
                before == null ? null : NodeWriter.write(before),
                after == null ? null : NodeWriter.write(after),
                sentence);
    }

    private static List<Change> edges(Workflow before, Workflow after) {
        Function<NodeId, String> names = DiffSentences.names(before, after);
        List<Change> changes = new ArrayList<>();
        List<Edge> added = missing(after.edges(), before.edges());
        for (Edge old : missing(before.edges(), after.edges())) {
            Edge replacement = added.stream()
                    .filter(edge -> edge.from().equals(old.from()) && edge.to().equals(old.to()))
                    .findFirst()
                    .orElse(null);
            added.remove(replacement);
            changes.add(edge(replacement == null ? Kind.REMOVED : Kind.CHANGED, old, replacement, names));
        }
        added.forEach(edge -> changes.add(edge(Kind.ADDED, null, edge, names)));
        return changes;
    }

    private static Change edge(Kind kind, @Nullable Edge before, @Nullable Edge after, Function<NodeId, String> names) {
        Edge either = after == null ? Objects.requireNonNull(before) : after;
        return new Change(
                Part.EDGE,
                kind,
                either.from() + " → " + either.to(),
                before == null ? null : WorkflowJson.write(before),
                after == null ? null : WorkflowJson.write(after),
                DiffSentences.edge(before, after, names));
    }

    private static Map<NodeId, Node> byId(Workflow workflow) {
        Map<NodeId, Node> nodes = new LinkedHashMap<>();
        workflow.nodes().forEach(node -> nodes.putIfAbsent(node.id(), node));
        return nodes;
    }

    private static List<Edge> missing(List<Edge> edges, List<Edge> from) {
        List<Edge> missing = new ArrayList<>(edges);
        missing.removeAll(from);
        return missing;
    }

    /** What a change is about. */
    public enum Part {
        NAME,
        TRIGGER,
        SETTINGS,
        STEP,
        EDGE
    }

    /** What happened to it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One difference.
     *
     * @param where {@code name}, {@code trigger}, a step's id, or {@code from → to}
     * @param before as workflow JSON; null when added
     * @param after as workflow JSON; null when removed
     * @param sentence the change in plain English
     */
    public record Change(
            Part part,
            Kind kind,
            String where,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            String sentence) {}
}
