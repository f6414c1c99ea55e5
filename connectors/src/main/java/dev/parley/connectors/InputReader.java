package dev.parley.connectors;

import dev.parley.connectors.json.OperationJson;
import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import dev.parley.engine.operation.OperationSpec;
import dev.parley.engine.operation.StepError;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rendered JSON to an operation's input record, or an error that names the step and the field. */
final class InputReader<I extends Record> {
    private final Class<I> type;
    private final OperationSpec spec;

    InputReader(Class<I> type, OperationSpec spec) {
        this.type = type;
        this.spec = spec;
    }

    /** @throws OperationException {@code bad_input} */
    I read(JsonNode input, NodeId step) throws OperationException {
        if (!(input instanceof ObjectNode object)) {
            throw badInput(step, "gets a %s where an object is needed".formatted(nameOf(input.getNodeType())), null);
        }
        ObjectNode complete = withDefaults(spec.input(), object);
        Optional<String> missing = firstMissing(spec.input(), complete, "");
        if (missing.isPresent()) {
            throw badInput(step, "has no \"" + missing.get() + "\"", null);
        }
        try {
            return OperationJson.MAPPER.treeToValue(complete, type);
        } catch (JacksonException e) {
            throw badInput(step, "cannot use its \"" + pathOf(e) + "\": " + reasonOf(e), e);
        }
    }

    private static ObjectNode withDefaults(JsonNode schema, ObjectNode input) {
        ObjectNode complete = input.deepCopy();
        schema.path("properties").forEachEntry((name, property) -> {
            JsonNode value = complete.get(name);
            if (property.has("default") && isAbsent(value)) {
                complete.set(name, property.get("default").deepCopy());
            } else if (value instanceof ObjectNode inner) {
                complete.set(name, withDefaults(property, inner));
            } else if (value instanceof ArrayNode items) {
                complete.set(name, withDefaults(property, items));
            }
        });
        return complete;
    }

    private static ArrayNode withDefaults(JsonNode schema, ArrayNode items) {
        ArrayNode complete = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : items) {
            complete.add(item instanceof ObjectNode object ? withDefaults(schema.path("items"), object) : item);
        }
        return complete;
    }

    private static Optional<String> firstMissing(JsonNode schema, JsonNode value, String path) {
        for (JsonNode name : schema.path("required")) {
            if (isAbsent(value.get(name.stringValue()))) {
                return Optional.of(path + name.stringValue());
            }
        }
        for (var property : schema.path("properties").properties()) {
            JsonNode inner = value.path(property.getKey());
            String innerPath = path + property.getKey();
            Optional<String> missing = inner.isArray()
                    ? firstMissingItem(property.getValue().path("items"), inner, innerPath)
                    : inner.isObject() ? firstMissing(property.getValue(), inner, innerPath + ".") : Optional.empty();
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstMissingItem(JsonNode schema, JsonNode items, String path) {
        for (int i = 0; i < items.size(); i++) {
            Optional<String> missing = isAbsent(items.get(i))
                    ? Optional.of(path + "[" + i + "]")
                    : firstMissing(schema, items.get(i), path + "[" + i + "].");
            if (missing.isPresent()) {
                return missing;
            }
        }
        return Optional.empty();
    }

    private static boolean isAbsent(@Nullable JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode();
    }

    private static String nameOf(Enum<?> type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static String pathOf(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.isEmpty() ? "input" : path.toString();
    }

    private static String reasonOf(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "there is no such field";
            case InvalidFormatException format ->
                "\"%s\" is not %s".formatted(format.getValue(), wordsFor(format.getTargetType()));
            case MismatchedInputException mismatch
            when mismatch.getTargetType() != null -> "it is not " + wordsFor(mismatch.getTargetType());
            default -> e.getOriginalMessage();
        };
    }

    private static String wordsFor(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(OperationJson.MAPPER::<JsonNode>valueToTree)
                            .map(JsonNode::stringValue)
                            .collect(Collectors.joining(", "));
        } else if (type == String.class) {
            return "a text";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "such a number";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type == Duration.class) {
            return "a duration, such as 30s";
        }
        return "an object";
    }

    private OperationException badInput(NodeId step, String problem, @Nullable JacksonException cause) {
        StepError error = new StepError(
                "bad_input",
                "Step \"%s\" %s.".formatted(step, problem),
                "Check what the step is given: %s takes %s."
                        .formatted(
                                spec.id(),
                                String.join(
                                        ", ", spec.input().path("properties").propertyNames())),
                false);
        return new OperationException(error, null, cause);
    }
}
