package dev.parley.engine.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Differences in plain English. */
final class DiffSentences {
    private DiffSentences() {}

    static String trigger(Trigger before, Trigger after) {
        if (before instanceof Trigger.Webhook old && after instanceof Trigger.Webhook now) {
            return "The trigger changes: " + changes(old, now) + ".";
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
            case Trigger.Schedule schedule ->
                "started by the schedule " + schedule.cron() + " (" + schedule.zone() + ")";
            case Trigger.Event event -> "started by the event " + event.source();
            case Trigger.Stream stream -> "started by the stream " + stream.stream();
            case Trigger.File file -> "started by files in " + file.path();
        };
    }

    static String added(Node node, Workflow after) {
        String sources = after.edges().stream()
                .filter(edge -> edge.to().equals(node.id()))
                .map(edge -> end(edge.from()))
                .distinct()
                .collect(Collectors.joining(" and "));
        return "Adds step " + named(node) + (sources.isEmpty() ? "." : " after " + sources + ".");
    }

    static String removed(Node node) {
        return "Removes step " + named(node) + ".";
    }

    static String changed(Node before, Node after) {
        return "Changes step \"" + after.id() + "\": " + changes(NodeWriter.write(before), NodeWriter.write(after))
                + ".";
    }

    static String edge(@Nullable Edge before, @Nullable Edge after) {
        if (before != null && after != null) {
            return "The way from " + end(after.from()) + " to " + end(after.to()) + " is now taken " + taken(after)
                    + ", not " + taken(before) + ".";
        }
        Edge edge = Objects.requireNonNull(after == null ? before : after);
        return end(edge.to()) + (after == null ? " no longer follows " : " now follows ") + end(edge.from())
                + (edge.when() == null ? "" : " " + taken(edge)) + ".";
    }

    private static String taken(Edge edge) {
        return edge.when() == null ? "on success" : edge.isErrorPath() ? "when it fails" : "on \"" + edge.when() + "\"";
    }

    private static String end(NodeId id) {
        return id.equals(NodeId.TRIGGER) ? "the trigger" : "\"" + id + "\"";
    }

    private static String named(Node node) {
        return "\"" + node.id() + "\" (" + Uses.of(node) + ")";
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
            parts.add(path + " is set to " + JsonWords.shown(after));
        } else if (after.isMissingNode()) {
            parts.add(path + " (" + JsonWords.shown(before) + ") is removed");
        } else if (!before.equals(after)) {
            parts.add(path + " changes from " + JsonWords.shown(before) + " to " + JsonWords.shown(after));
        }
    }

    private static JsonNode value(JsonNode object, String key) {
        return object.has(key) ? object.get(key) : MissingNode.getInstance();
    }
}
