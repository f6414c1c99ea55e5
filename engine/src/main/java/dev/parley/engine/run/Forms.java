package dev.parley.engine.run;

import dev.parley.engine.expression.ExpressionException;
import dev.parley.engine.expression.Expressions;
import dev.parley.engine.workflow.Bounds;
import dev.parley.engine.workflow.JsonWords;
import dev.parley.engine.workflow.Node;
import dev.parley.engine.workflow.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What people fill in. */
public final class Forms {
    /** Of the values that nobody asked for, as many are named. */
    private static final int MOST_UNASKED = 10;

    private Forms() {}

    /** What is wrong with these values, one sentence each; empty when they may be taken. */
    public static List<String> problems(List<Trigger.Input> fields, JsonNode values) {
        List<String> problems = new ArrayList<>(misfits(fields, values));
        Set<String> known = fields.stream().map(Trigger.Input::name).collect(Collectors.toSet());
        List<String> unasked = values.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .toList();
        unasked.stream()
                .limit(MOST_UNASKED)
                .forEach(name -> problems.add("Nobody asked for " + JsonWords.shown(StringNode.valueOf(name)) + "."));
        if (unasked.size() > MOST_UNASKED) {
            problems.add("Nor for %d more.".formatted(unasked.size() - MOST_UNASKED));
        }
        return problems;
    }

    /** As {@link #problems}, where more may be given than is asked for. */
    public static List<String> misfits(List<Trigger.Input> fields, JsonNode values) {
        return values.isObject()
                ? fields.stream()
                        .flatMap(field -> misfit(field, values.path(field.name())).stream())
                        .toList()
                : List.of("The values must be an object with one entry for each field.");
    }

    private static Optional<String> misfit(Trigger.Input field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return field.required()
                    ? Optional.of("\"%s\" is missing; it must be %s.".formatted(field.name(), wanted(field)))
                    : Optional.empty();
        }
        boolean isWithin = fits(field, value)
                && (field.bounds() == null || field.bounds().problem(value).isEmpty());
        return isWithin
                ? Optional.empty()
                : Optional.of(
                        "\"%s\" must be %s, but is %s.".formatted(field.name(), wanted(field), JsonWords.shown(value)));
    }

    private static String wanted(Trigger.Input field) {
        String type = switch (field.type()) {
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "date" -> "a date such as 2030-01-31";
            default -> "a text";
        };
        String bounds = field.bounds() == null ? "" : field.bounds().words();
        return bounds.isEmpty() ? type : type + " " + bounds;
    }

    private static boolean fits(Trigger.Input field, JsonNode value) {
        return switch (field.type()) {
            case "number" -> value instanceof NumericNode number && !number.isNaN();
            case "boolean" -> value.isBoolean();
            case "date" -> value.isString() && isDate(value.stringValue());
            default -> value.isString();
        };
    }

    /** Whether this is written as 2030-01-31 is. */
    public static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /** What the fields of a step's form hold beforehand, by name. */
    static Evaluation prefilled(Node node, Expressions expressions) throws ExpressionException {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        if (node instanceof Node.Input form) {
            form.fields().stream()
                    .filter(field -> field.value() != null)
                    .forEach(field -> values.put(field.name(), field.value()));
        }
        return expressions.template(values)::render;
    }

    /** @param values rendered, by name */
    static List<Trigger.Input> filledIn(List<Trigger.Input> fields, JsonNode values) {
        return fields.stream()
                .map(field -> field.filledIn(written(values.path(field.name()))))
                .toList();
    }

    private static @Nullable String written(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** What test mode fills in. */
    public static ObjectNode sample(List<Trigger.Input> fields) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (Trigger.Input field : fields) {
            switch (field.type()) {
                case "number" -> values.set(field.name(), Bounds.json(within(field.bounds())));
                case "boolean" -> values.put(field.name(), true);
                case "date" -> values.put(field.name(), "2030-01-31");
                default -> values.put(field.name(), field.value() == null ? "sample" : field.value());
            }
        }
        return values;
    }

    private static BigDecimal within(@Nullable Bounds bounds) {
        BigDecimal usual = BigDecimal.ONE;
        if (bounds == null) {
            return usual;
        }
        BigDecimal least = bounds.min() == null ? usual : usual.max(bounds.min());
        return bounds.max() == null ? least : least.min(bounds.max());
    }
}
