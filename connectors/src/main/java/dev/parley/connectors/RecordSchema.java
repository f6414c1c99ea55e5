package dev.parley.connectors;

import dev.parley.connectors.json.OperationJson;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of a record. {@code @Nullable} or {@link Default} makes a field optional, {@link Doc} describes it,
 * a {@code JsonNode} takes anything.
 */
final class RecordSchema {
    private RecordSchema() {}

    /** @throws IllegalArgumentException when a component's type has no schema: a mistake of the operation's author */
    static ObjectNode of(Class<? extends Record> type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), describe(component));
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode describe(RecordComponent component) {
        ObjectNode schema = schemaOf(component.getAnnotatedType());
        Doc doc = component.getAnnotation(Doc.class);
        if (doc != null) {
            schema.put("description", doc.value());
        }
        Default byDefault = component.getAnnotation(Default.class);
        if (byDefault != null) {
            schema.set("default", OperationJson.MAPPER.readTree(byDefault.value()));
        }
        return schema;
    }

    private static boolean isRequired(RecordComponent component) {
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.isAnnotationPresent(Default.class);
    }

    private static ObjectNode schemaOf(AnnotatedType annotated) {
        Class<?> type = rawType(annotated.getType());
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (type.isRecord()) {
            return of(type.asSubclass(Record.class));
        } else if (type.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            for (Object constant : type.getEnumConstants()) {
                values.add(OperationJson.MAPPER.<JsonNode>valueToTree(constant));
            }
            return schema;
        } else if (Collection.class.isAssignableFrom(type)) {
            return schema.put("type", "array").set("items", schemaOf(argument(annotated, 0)));
        } else if (Map.class.isAssignableFrom(type)) {
            return schema.put("type", "object").set("additionalProperties", schemaOf(argument(annotated, 1)));
        }
        return scalar(schema, type);
    }

    private static ObjectNode scalar(ObjectNode schema, Class<?> type) {
        if (type == JsonNode.class) {
            return schema;
        } else if (type == ObjectNode.class) {
            return schema.put("type", "object");
        } else if (type == String.class) {
            return schema.put("type", "string");
        } else if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return schema.put("type", "integer");
        } else if (type == double.class || type == Double.class || type == BigDecimal.class) {
            return schema.put("type", "number");
        } else if (type == BigInteger.class) {
            return schema.put("type", "integer");
        } else if (type == URI.class) {
            return schema.put("type", "string").put("format", "uri");
        } else if (type == Duration.class) {
            return schema.put("type", "string").put("format", "duration");
        } else if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        throw new IllegalArgumentException("An operation's record cannot hold a " + type.getName());
    }

    private static AnnotatedType argument(AnnotatedType annotated, int index) {
        if (annotated instanceof AnnotatedParameterizedType parameterized) {
            return parameterized.getAnnotatedActualTypeArguments()[index];
        }
        throw new IllegalArgumentException("Say what " + annotated.getType() + " is a collection of");
    }

    private static Class<?> rawType(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> rawType(generic.getRawType());
            default -> throw new IllegalArgumentException("An operation's record cannot hold a " + type);
        };
    }
}
