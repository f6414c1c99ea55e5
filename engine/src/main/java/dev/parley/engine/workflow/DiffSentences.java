package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Differences in plain English. A step is called by its title, where it has one. */
final class DiffSentences {
    private static final Map<String, String> NAMES = Map.of(
            "retry.max", "retries",
            "retry.backoff", "wait between retries",
            "retry", "retries",
            "onError", "on error",
            "onExpiry", "without an answer",
            "remind", "a reminder after",
            "escalateAfter", "escalates after",
            "escalateTo", "escalates to",
            "in", "loop");

    private DiffSentences() {}

    static String trigger(Trigger before, Trigger after) {
        if (before instanceof Trigger.Webhook old && after instanceof Trigger.Webhook now) {
            return "The trigger changes: " + changes(old, now) + ".";
        }
        if (before instanceof Trigger.Schedule old
                && after instanceof Trigger.Schedule now
                && old.zone().equals(now.zone())
                && old.misfire() == now.misfire()) {
            return "It runs " + CronWords.of(now.cron()) + ", no longer " + CronWords.of(old.cron()) + ".";
        }
        return before.getClass().equals(after.getClass())
                ? "The trigger changes: " + changes(TriggerJson.write(before), TriggerJson.write(after)) + "."
                : "The workflow is " + started(after) + ", no longer " + started(before) + ".";
    }

    /** That the secret changed is told, never from what to what. */
    private static String changes(Trigger.Webhook before, Trigger.Webhook after) {
        List<String> parts = new ArrayList<>();
        if (!Objects.equals(before.secret(), after.secret())) {
            parts.add("secret changes");
        }
        collect(
                "",
                TriggerJson.write(before).without("secret"),
                TriggerJson.write(after).without("secret"),
                parts);
        return String.join("; ", parts);
    }

    static String settings(JsonNode before, JsonNode after) {
        return "The workflow's limits change: " + changes(before, after) + ".";
    }

    private static String started(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Manual _ -> "started by hand";
            case Trigger.Chat chat -> "started by saying \"" + chat.phrase() + "\"";
            case Trigger.Webhook _ -> "started by a webhook";
            case Trigger.Schedule schedule -> "started " + CronWords.of(schedule.cron()) + " (" + schedule.zone() + ")";
            case Trigger.Event event -> "started by the event " + event.source();
            case Trigger.Email _ -> "started by mails that arrive";
            case Trigger.Stream stream -> "started by the stream " + stream.stream();
            case Trigger.File file -> "started by files in " + file.path();
        };
    }

    static String added(Node node, Workflow after) {
        Function<NodeId, String> names = names(after, after);
        String sources = after.edges().stream()
                .filter(edge -> edge.to().equals(node.id()))
                .map(edge -> names.apply(edge.from()) + way(edge, after))
                .distinct()
                .collect(Collectors.joining(" and "));
        NodeId loop = node.settings().in();
        String inside = loop == null ? "" : " in " + names.apply(loop);
        return "Adds step " + named(node) + (sources.isEmpty() ? inside + "." : " after " + sources + ".");
    }

    /** Which way out of a step with several. */
    private static String way(Edge edge, Workflow after) {
        boolean isApproval = after.node(edge.from()).orElse(null) instanceof Node.Approval;
        if (edge.when() == null || isApproval && edge.when().equals("approved")) {
            return "";
        }
        return edge.isErrorPath() ? " when it fails" : " on \"" + edge.when() + "\"";
    }

    static String removed(Node node) {
        return "Removes step " + named(node) + ".";
    }

    static String changed(Node before, Node after) {
        return "Changes step \"" + title(before) + "\": " + changes(NodeWriter.write(before), NodeWriter.write(after))
                + ".";
    }

    static String edge(@Nullable Edge before, @Nullable Edge after, Function<NodeId, String> names) {
        if (before != null && after != null) {
            return "The way from " + names.apply(after.from()) + " to " + names.apply(after.to()) + " is now taken "
                    + taken(after) + ", not " + taken(before) + ".";
        }
        Edge edge = Objects.requireNonNull(after == null ? before : after);
        return names.apply(edge.to()) + (after == null ? " no longer follows " : " now follows ")
                + names.apply(edge.from()) + (edge.when() == null ? "" : " " + taken(edge)) + ".";
    }

    /** What the steps of either workflow are called in a sentence, as they are called before. */
    static Function<NodeId, String> names(Workflow before, Workflow after) {
        return id -> id.equals(NodeId.TRIGGER)
                ? "the trigger"
                : "\""
                        + before.node(id)
                                .or(() -> after.node(id))
                                .map(DiffSentences::title)
                                .orElse(id.value()) + "\"";
    }

    private static String taken(Edge edge) {
        return edge.when() == null ? "on success" : edge.isErrorPath() ? "when it fails" : "on \"" + edge.when() + "\"";
    }

    private static String title(Node node) {
        String title = node.settings().title();
        return title == null || title.isBlank() ? node.id().value() : title.strip();
    }

    private static String named(Node node) {
        return "\"" + title(node) + "\"" + (title(node).equals(node.id().value()) ? " (" + Uses.of(node) + ")" : "");
    }

    private static String changes(JsonNode before, JsonNode after) {
        List<String> parts = new ArrayList<>();
        collect("", before, after, parts);
        return parts.isEmpty() ? "the order of its values" : String.join("; ", parts);
    }

    private static void collect(String path, JsonNode before, JsonNode after, List<String> parts) {
        if (before.isObject() && after.isObject()) {
            Set<String> keys = Stream.concat(before.propertyNames().stream(), after.propertyNames().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            keys.forEach(key ->
                    collect(path.isEmpty() ? key : path + "." + key, value(before, key), value(after, key), parts));
        } else if (before.isMissingNode()) {
            parts.add(name(path) + " is set to " + shown(path, after));
        } else if (after.isMissingNode()) {
            parts.add(name(path) + " (" + shown(path, before) + ") is removed");
        } else if (!before.equals(after)) {
            parts.add(
                    path.equals("title")
                            ? "it is called \"" + after.asString() + "\" now"
                            : name(path) + " changes from " + change(path, before, after));
        }
    }

    private static String name(String path) {
        String bare = path.replaceFirst("^with\\.(?:values\\.)?", "");
        return NAMES.getOrDefault(bare, bare);
    }

    /** Two conditions that read the same in words are shown as they are written. */
    private static String change(String path, JsonNode before, JsonNode after) {
        String old = shown(path, before);
        String now = shown(path, after);
        return old.equals(now) ? JsonWords.shown(before) + " to " + JsonWords.shown(after) : old + " to " + now;
    }

    private static String shown(String path, JsonNode value) {
        if (value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isString)) {
            return value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(", "));
        }
        if (path.equals("retry")) {
            return value.path("max").asInt() == 1 ? "once" : value.path("max").asInt() + " times";
        }
        return path.equals("with.condition") && value.isString()
                ? "\"" + ConditionWords.of(value.stringValue()) + "\""
                : JsonWords.shown(value);
    }

    private static JsonNode value(JsonNode object, String key) {
        return object.has(key) ? object.get(key) : MissingNode.getInstance();
    }
}
