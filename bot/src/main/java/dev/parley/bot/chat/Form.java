package dev.parley.bot.chat;

import dev.parley.bot.chat.ChatEvent.Pressed;
import dev.parley.engine.workflow.Trigger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A few values that people fill in, for whatever reason. */
public record Form(List<Trigger.Input> fields) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** What the ids of the inputs begin with; the field's name follows. */
    private static final String INPUT = "input.";

    public Form {
        fields = List.copyOf(fields);
    }

    /**
     * What came of it.
     *
     * @param values of the type that each field asks for; without those left empty and those that do not fit
     * @param problems sentences for the person; empty when all is well
     */
    public record Filled(ObjectNode values, List<String> problems) {}

    /** @param typed by field; what the inputs hold beforehand */
    public List<Block> blocks(Map<String, String> typed) {
        return fields.stream()
                .<Block>map(field -> new Block.Input(
                        INPUT + field.name(), label(field), kind(field), field.required(), typed.get(field.name())))
                .toList();
    }

    /** What was typed beside a button, by field. */
    public static Map<String, String> typed(Pressed press) {
        Map<String, String> typed = new LinkedHashMap<>();
        press.values().forEach((id, value) -> {
            if (id.startsWith(INPUT)) {
                typed.put(id.substring(INPUT.length()), value);
            }
        });
        return typed;
    }

    /** @param typed by field; others than those of the form are left out */
    public Filled read(Map<String, String> typed) {
        ObjectNode values = JSON.objectNode();
        List<String> problems = new ArrayList<>();
        for (Trigger.Input field : fields) {
            String words = typed.getOrDefault(field.name(), "").strip();
            if (!words.isEmpty()) {
                read(field, words, values, problems);
            } else if (field.required()) {
                problems.add("“" + label(field) + "” is needed.");
            }
        }
        return new Filled(values, List.copyOf(problems));
    }

    /** What a field is called. */
    public static String label(Trigger.Input field) {
        return field.label() == null ? StringUtils.capitalize(field.name().replace('_', ' ')) : field.label();
    }

    /** What was filled in, under the labels of the fields. */
    public List<Block.Field> shown(JsonNode values) {
        return fields.stream()
                .filter(field -> values.hasNonNull(field.name()))
                .map(field -> new Block.Field(label(field), shown(values.path(field.name()))))
                .toList();
    }

    private static String shown(JsonNode value) {
        return value.isBoolean() ? (value.booleanValue() ? "yes" : "no") : value.asString(value.toString());
    }

    private static Block.Kind kind(Trigger.Input field) {
        return switch (field.type()) {
            case "number" -> Block.Kind.NUMBER;
            case "boolean" -> Block.Kind.BOOLEAN;
            default -> Block.Kind.TEXT;
        };
    }

    private static void read(Trigger.Input field, String words, ObjectNode values, List<String> problems) {
        switch (field.type()) {
            case "number" -> {
                switch (TypedNumber.read(words)) {
                    case TypedNumber.Read(JsonNode number) -> values.set(field.name(), number);
                    case TypedNumber.Unclear(String one, String other) ->
                        problems.add("“" + label(field) + "” may be " + one + " or " + other
                                + "; write it without the comma, or with a point.");
                    case TypedNumber.None _ ->
                        problems.add(
                                "“" + label(field) + "” must be a number, such as 1500; it is “" + words + "”.");
                }
            }
            case "boolean" -> {
                switch (words.toLowerCase(Locale.ROOT)) {
                    case "true", "yes", "y", "on", "1" -> values.put(field.name(), true);
                    case "false", "no", "n", "off", "0" -> values.put(field.name(), false);
                    default -> problems.add("“" + label(field) + "” must be yes or no; it is “" + words + "”.");
                }
            }
            default -> values.put(field.name(), words);
        }
    }
}
