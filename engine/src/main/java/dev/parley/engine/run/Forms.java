package dev.parley.engine.run;

import dev.parley.engine.workflow.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people fill in. */
public final class Forms {
    private Forms() {}

    /** What is wrong with these values, one sentence each; empty when they may be taken. */
    public static List<String> problems(List<Trigger.Input> fields, JsonNode values) {
        List<String> problems = new ArrayList<>(misfits(fields, values));
        Set<String> known = fields.stream().map(Trigger.Input::name).collect(Collectors.toSet());
        values.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add("Nobody asked for \"" + name + "\"."));
        return problems;
    }

    /** As {@link #problems}, where more may be given than is asked for. */
    public static List<String> misfits(List<Trigger.Input> fields, JsonNode values) {
        if (!values.isObject()) {
            return List.of("The values must be an object with one entry for each field.");
        }
        List<String> problems = new ArrayList<>();
        for (Trigger.Input field : fields) {
            JsonNode value = values.path(field.name());
            if (value.isMissingNode() || value.isNull()) {
                if (field.required()) {
                    problems.add("\"" + field.name() + "\" is missing.");
                }
            } else if (!fits(field, value)) {
                problems.add("\"" + field.name() + "\" must be a " + field.type() + ", but is " + value + ".");
            }
        }
        return problems;
    }

    private static boolean fits(Trigger.Input field, JsonNode value) {
        return switch (field.type()) {
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isString();
        };
    }

    /** What test mode fills in. */
    public static ObjectNode sample(List<Trigger.Input> fields) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Trigger.Input field : fields) {
            switch (field.type()) {
                case "number" -> values.put(field.name(), 1);
                case "boolean" -> values.put(field.name(), true);
                default -> values.put(field.name(), "sample");
            }
        }
        return values;
    }
}
