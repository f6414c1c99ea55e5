package dev.parley.engine.workflow;

import dev.parley.engine.workflow.Trigger.Misfire;
import dev.parley.engine.workflow.Trigger.Scheme;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The {@code trigger} of a workflow, from JSON and back. */
final class TriggerJson {
    static final List<String> TYPES =
            List.of("manual", "chat", "webhook", "schedule", "event", "email", "stream", "file");

    /** Part of the format, not of this version of the engine. */
    static final List<String> LATER = List.of("calendar");

    static final List<String> INPUT_TYPES = List.of("string", "text", "number", "boolean", "date");

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final List<Finding> findings;

    TriggerJson(List<Finding> findings) {
        this.findings = findings;
    }

    Trigger read(Fields trigger) {
        String type = trigger.text("type");
        Trigger read = switch (type) {
            case "manual" -> new Trigger.Manual(trigger.list("inputs", this::input));
            case "chat" -> new Trigger.Chat(trigger.text("phrase"));
            case "webhook" ->
                new Trigger.Webhook(
                        trigger.optionalText("secret").orElse(null),
                        trigger.choice("scheme", Scheme.PARLEY),
                        trigger.optionalText("dedupe").orElse(null));
            case "schedule" ->
                new Trigger.Schedule(trigger.text("cron"), zone(trigger), trigger.choice("misfire", Misfire.ONCE));
            case "event" -> new Trigger.Event(trigger.text("source"), filter(trigger));
            case "email" -> new Trigger.Email(filter(trigger));
            case "stream" ->
                new Trigger.Stream(
                        trigger.text("stream"), trigger.optionalText("group").orElse(null));
            case "file" -> new Trigger.File(trigger.text("path"));
            default -> unknown(trigger, type);
        };
        trigger.finish();
        return read;
    }

    Trigger.Input input(ObjectNode json, String where) {
        Fields fields = new Fields(json, where, findings);
        String type = fields.optionalText("type").orElse("string");
        if (!INPUT_TYPES.contains(type)) {
            fields.error(
                    "unknown_value",
                    "type",
                    "\"" + type + "\" is not a type of input.",
                    Nearest.suggestion(type, INPUT_TYPES));
        }
        var input = new Trigger.Input(
                fields.text("name"),
                type,
                fields.optionalText("label").orElse(null),
                fields.flag("required", false),
                fields.optionalText("value").orElse(null),
                bounds(fields));
        fields.finish();
        return input;
    }

    private static @Nullable Bounds bounds(Fields fields) {
        Bounds bounds = new Bounds(
                fields.number("min").orElse(null),
                fields.number("max").orElse(null),
                fields.optionalText("pattern").orElse(null));
        return bounds.isNone() ? null : bounds;
    }

    private @Nullable String filter(Fields trigger) {
        String written = trigger.optionalText("filter").orElse(null);
        if (written == null || Braces.inside(written).isEmpty()) {
            return written;
        }
        findings.add(Finding.info(
                "braces_not_needed",
                trigger.where("filter"),
                "A filter is an expression already; the braces were taken off.",
                "Write it without {{ }}."));
        return Braces.inside(written).get();
    }

    private static ZoneId zone(Fields trigger) {
        String zone = trigger.optionalText("zone").orElse("UTC");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            String hint = Nearest.to(zone, ZoneId.getAvailableZoneIds())
                    .map(name -> "Did you mean \"" + name + "\"?")
                    .orElse("Use a region such as Europe/Berlin, or UTC.");
            trigger.error("unknown_zone", "zone", "\"" + zone + "\" is not a time zone.", hint);
            return UTC;
        }
    }

    private static Trigger unknown(Fields trigger, String type) {
        if (LATER.contains(type)) {
            trigger.error(
                    "not_available_yet",
                    "type",
                    "This version cannot start a workflow by \"" + type + "\" yet.",
                    "Use one of " + String.join(", ", TYPES) + "; a webhook can stand in for most events.");
        } else if (!type.isEmpty()) {
            trigger.error(
                    "unknown_trigger",
                    "type",
                    "There is no trigger \"" + type + "\".",
                    Nearest.suggestion(type, TYPES));
        }
        return new Trigger.Manual(List.of());
    }

    static ObjectNode write(Trigger trigger) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (trigger) {
            case Trigger.Manual(List<Trigger.Input> inputs) -> {
                json.put("type", "manual");
                if (!inputs.isEmpty()) {
                    ArrayNode list = json.putArray("inputs");
                    inputs.forEach(input -> list.add(write(input)));
                }
            }
            case Trigger.Chat(String phrase) -> json.put("type", "chat").put("phrase", phrase);
            case Trigger.Webhook(String secret, Scheme scheme, String dedupe) -> {
                json.put("type", "webhook");
                putUnlessNull(json, "secret", secret);
                putUnless(Scheme.PARLEY, json, "scheme", scheme);
                putUnlessNull(json, "dedupe", dedupe);
            }
            case Trigger.Schedule(String cron, ZoneId zone, Misfire misfire) -> {
                json.put("type", "schedule").put("cron", cron).put("zone", zone.getId());
                putUnless(Misfire.ONCE, json, "misfire", misfire);
            }
            case Trigger.Event(String source, String filter) ->
                putUnlessNull(json.put("type", "event").put("source", source), "filter", filter);
            case Trigger.Email(String filter) -> putUnlessNull(json.put("type", "email"), "filter", filter);
            case Trigger.Stream(String stream, String group) ->
                putUnlessNull(json.put("type", "stream").put("stream", stream), "group", group);
            case Trigger.File(String path) -> json.put("type", "file").put("path", path);
        }
        return json;
    }

    private static void putUnlessNull(ObjectNode json, String key, @Nullable String value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    private static <E extends Enum<E>> void putUnless(E usual, ObjectNode json, String key, E value) {
        if (value != usual) {
            json.put(key, value.name().toLowerCase(Locale.ROOT));
        }
    }

    static ObjectNode write(Trigger.Input input) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", input.name()).put("type", input.type());
        putUnlessNull(json, "label", input.label());
        if (input.required()) {
            json.put("required", true);
        }
        putUnlessNull(json, "value", input.value());
        if (input.bounds() instanceof Bounds(var min, var max, var pattern)) {
            if (min != null) {
                json.set("min", Bounds.json(min));
            }
            if (max != null) {
                json.set("max", Bounds.json(max));
            }
            putUnlessNull(json, "pattern", pattern);
        }
        return json;
    }
}
