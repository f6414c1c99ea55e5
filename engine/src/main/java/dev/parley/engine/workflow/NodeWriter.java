package dev.parley.engine.workflow;

import dev.parley.engine.workflow.Node.Approval;
import dev.parley.engine.workflow.Node.Approval.OnExpiry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One entry of {@code nodes}, as {@link NodeReader} reads it. What equals its default is not written. */
final class NodeWriter {
    private NodeWriter() {}

    static ObjectNode write(Node node) {
        ObjectNode json = object().put("id", node.id().value()).put("use", Uses.of(node));
        putText(json, "title", node.settings().title());
        json.set("with", with(node));
        putSettings(json, node.settings());
        return json;
    }

    private static ObjectNode with(Node node) {
        return switch (node) {
            case Node.Call call -> call.with().deepCopy();
            case Node.SetValues set ->
                object().<ObjectNode>set("values", set.values().deepCopy());
            case Node.If branch -> object().put("condition", branch.condition());
            case Node.Switch branch -> {
                ObjectNode with = object().put("value", branch.value());
                branch.cases().forEach(with.putObject("cases")::set);
                yield with;
            }
            case Node.Delay delay -> {
                ObjectNode with = object();
                putText(with, "duration", delay.duration());
                putText(with, "until", delay.until());
                yield with;
            }
            case Approval approval -> question(approval);
            case Node.Input input -> request(input);
            case Node.ForEach loop -> {
                ObjectNode with = object().<ObjectNode>set("items", loop.items().deepCopy());
                yield loop.parallel() == 1 ? with : with.put("parallel", loop.parallel());
            }
            case Node.Repeat loop -> {
                ObjectNode with = object();
                putText(with, "until", loop.until());
                yield with.put("max", loop.max());
            }
            case Node.WaitForEvent wait -> {
                ObjectNode with = object().put("event", wait.event());
                putText(with, "match", wait.match());
                putDuration(with, "expires", wait.expires());
                yield with;
            }
            case Node.CallWorkflow call ->
                object().put("workflow", call.workflow())
                        .set("input", call.input().deepCopy());
            case Node.Stop stop -> object().put("status", lower(stop.status())).put("message", stop.message());
        };
    }

    private static ObjectNode question(Approval approval) {
        ObjectNode with = object();
        putTexts(with, "approvers", approval.approvers());
        with.put("message", approval.message());
        if (approval.quorum() != 1) {
            with.put("quorum", approval.quorum());
        }
        putDuration(with, "expires", approval.expires());
        if (approval.expires() != null || approval.onExpiry() != OnExpiry.REJECT) {
            with.put("onExpiry", lower(approval.onExpiry()));
        }
        putNudges(with, approval);
        return with;
    }

    private static void putNudges(ObjectNode with, Node.Question question) {
        putTexts(with, "escalateTo", question.escalateTo());
        putDuration(with, "escalateAfter", question.escalateAfter());
        putTexts(
                with,
                "remind",
                question.remind().stream().map(Durations::format).toList());
    }

    private static void putSettings(ObjectNode json, NodeSettings settings) {
        if (settings.in() != null) {
            json.put("in", settings.in().value());
        }
        if (settings.join() != NodeSettings.DEFAULT.join()) {
            json.put("join", lower(settings.join()));
        }
        if (settings.onError() != NodeSettings.DEFAULT.onError()) {
            json.put("onError", lower(settings.onError()));
        }
        if (settings.retry() != null) {
            json.putObject("retry")
                    .put("max", settings.retry().max())
                    .put("backoff", Durations.format(settings.retry().backoff()));
        }
        putDuration(json, "timeout", settings.timeout());
    }

    private static ObjectNode request(Node.Input input) {
        ObjectNode with = object();
        putTexts(with, "assignees", input.assignees());
        with.put("message", input.message());
        ArrayNode fields = with.putArray("fields");
        input.fields().forEach(field -> fields.add(TriggerJson.write(field)));
        putDuration(with, "expires", input.expires());
        putNudges(with, input);
        return with;
    }

    private static void putDuration(ObjectNode json, String key, @Nullable Duration duration) {
        if (duration != null) {
            json.put(key, Durations.format(duration));
        }
    }

    private static void putText(ObjectNode json, String key, @Nullable String text) {
        if (text != null) {
            json.put(key, text);
        }
    }

    private static void putTexts(ObjectNode json, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = json.putArray(key);
            texts.forEach(list::add);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
