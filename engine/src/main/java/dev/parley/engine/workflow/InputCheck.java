package dev.parley.engine.workflow;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.SchemaTypes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a step gives an operation against the JSON Schema of what it takes: {@code required}, {@code properties}, {@code type},
 * {@code enum} and {@code items}. A text with {@code {{ }}} is let through unless it surely becomes something else; other keywords
 * are the operation's own to check.
 */
final class InputCheck {
    private final NodeId step;
    private final TemplateTypes templates;

    InputCheck(NodeId step, TemplateTypes templates) {
        this.step = step;
        this.templates = templates;
    }

    Stream<Finding> check(JsonNode with, JsonNode schema) {
        return ofValue(step + ".with", with, schema);
    }

    private Stream<Finding> ofValue(String where, JsonNode value, JsonNode schema) {
        List<String> types = SchemaTypes.of(schema);
        if (value.isString() && Braces.areIn(value.stringValue())) {
            return ofTemplate(where, value.stringValue(), types);
        }
        if (!SchemaTypes.fit(value, types)) {
            return Stream.of(Finding.error(
                    "wrong_type",
                    where,
                    "Step \"" + step + "\": " + where + " must be of type " + String.join(" or ", types) + ", but is "
                            + JsonWords.kind(value) + ".",
                    "Change the value, or compute it with {{ }}."));
        }
        JsonNode choices = schema.path("enum");
        if (choices.isArray() && choices.valueStream().noneMatch(value::equals)) {
            return Stream.of(Finding.error(
                    "unknown_value",
                    where,
                    "Step \"" + step + "\": " + JsonWords.shown(value) + " is not a value of " + where + ".",
                    Nearest.suggestion(value.isValueNode() ? value.asString() : "", texts(choices))));
        }
        return value.isObject()
                ? ofObject(where, value, schema)
                : IntStream.range(0, value.isArray() ? value.size() : 0)
                        .boxed()
                        .flatMap(index -> ofValue(where + "[" + index + "]", value.get(index), schema.path("items")));
    }

    /** Only JSON's own kinds are told apart here: what will be a whole number is not known before it is computed. */
    private Stream<Finding> ofTemplate(String where, String template, List<String> types) {
        List<String> given = templates.of(template);
        boolean mayFit = types.isEmpty()
                || given.isEmpty()
                || given.stream().anyMatch(type -> types.stream().anyMatch(wanted -> areAlike(type, wanted)));
        return mayFit
                ? Stream.of()
                : Stream.of(Finding.error(
                        "type_mismatch",
                        where,
                        "Step \"" + step + "\": " + where + " must be of type " + String.join(" or ", types) + ", but "
                                + template + " is of type " + String.join(" or ", given) + ".",
                        "Convert it: {{string(…)}}, {{double(…)}}, or choose the part that fits."));
    }

    private static boolean areAlike(String type, String wanted) {
        return type.equals(wanted) || (isNumber(type) && isNumber(wanted));
    }

    private static boolean isNumber(String type) {
        return type.equals("number") || type.equals("integer");
    }

    private Stream<Finding> ofObject(String where, JsonNode object, JsonNode schema) {
        JsonNode properties = schema.path("properties");
        List<String> required = texts(schema.path("required"));
        Stream<Finding> missing = required.stream()
                .filter(name ->
                        object.path(name).isMissingNode() || object.path(name).isNull())
                .map(name -> Finding.error(
                        "missing_input",
                        where + "." + name,
                        "Step \"" + step + "\" does not say \"" + name + "\", which it needs.",
                        "Add " + where + "." + name + described(properties.path(name)) + "."));
        Stream<Finding> given = object.propertyStream().flatMap(entry -> {
            String place = where + "." + entry.getKey();
            if (properties.has(entry.getKey())) {
                return entry.getValue().isNull()
                        ? Stream.of()
                        : ofValue(place, entry.getValue(), properties.get(entry.getKey()));
            }
            return isOpen(schema) ? Stream.of() : Stream.of(unknown(place, entry.getKey(), schema));
        });
        return Stream.concat(missing, given);
    }

    /** A schema that lists no properties, or says what further ones look like, takes any. */
    private static boolean isOpen(JsonNode schema) {
        JsonNode further = schema.path("additionalProperties");
        return further.isMissingNode()
                ? !schema.path("properties").isObject()
                : !further.isBoolean() || further.asBoolean();
    }

    private Finding unknown(String where, String name, JsonNode schema) {
        String message = "Step \"" + step + "\" takes no \"" + name + "\".";
        String hint = Nearest.suggestion(name, schema.path("properties").propertyNames());
        return schema.has("additionalProperties")
                ? Finding.error("unknown_input", where, message, hint)
                : Finding.warn("unknown_input", where, message, hint);
    }

    private static String described(JsonNode property) {
        String description = property.path("description").asString("");
        return description.isEmpty() ? "" : " (" + description.replaceFirst("\\.$", "") + ")";
    }

    private static List<String> texts(JsonNode value) {
        return value.isArray()
                ? value.valueStream()
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asString)
                        .toList()
                : value.stringValueOpt().map(List::of).orElse(List.of());
    }
}
