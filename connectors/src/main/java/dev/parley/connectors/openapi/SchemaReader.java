package dev.parley.connectors.openapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema of a document as JSON Schema 2020-12 that stands for itself: references written out, {@code allOf} put together, what only 3.0
 * says ({@code nullable}) in today's words. A schema that contains itself is written out once; further down, anything goes.
 */
final class SchemaReader {
    private static final int DEEPEST = 12;
    private static final int MOST_NODES = 3_000;
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_EXAMPLE = 2_000;
    private static final List<String> AS_THEY_ARE = List.of(
            "format",
            "const",
            "default",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minimum",
            "maximum",
            "multipleOf",
            "uniqueItems",
            "pattern");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Document document;
    private final String where;
    /** What the far system alone writes is not asked for, and what it never shows is not promised. */
    private final String unseen;

    private int nodes;

    private SchemaReader(Document document, String where, String unseen) {
        this.document = document;
        this.where = where;
        this.unseen = unseen;
    }

    static ObjectNode input(Document document, JsonNode schema, String where) {
        return new SchemaReader(document, where, "readOnly").read(schema, List.of());
    }

    static ObjectNode output(Document document, JsonNode schema, String where) {
        return new SchemaReader(document, where, "writeOnly").read(schema, List.of());
    }

    private ObjectNode read(JsonNode schema, List<String> within) {
        if (!schema.isObject() || within.size() > DEEPEST) {
            return JSON.objectNode();
        }
        if (++nodes > MOST_NODES || !document.mayGrow()) {
            document.omit("large_schema", where, "The schema is too large to show; what goes beyond is not checked.");
            return JSON.objectNode();
        }
        return schema.path("$ref").isString() ? referred(schema, within) : plain(schema, within);
    }

    private ObjectNode referred(JsonNode schema, List<String> within) {
        String ref = schema.path("$ref").stringValue();
        Optional<JsonNode> target = within.contains(ref) ? Optional.empty() : document.target(ref, where);
        ObjectNode read = target.map(found -> read(found, deeper(within, ref))).orElseGet(JSON::objectNode);
        describe(read, schema);
        return read;
    }

    private ObjectNode plain(JsonNode schema, List<String> within) {
        ObjectNode read = JSON.objectNode();
        List<String> below = deeper(within, "");
        for (JsonNode part : schema.path("allOf")) {
            merge(read, read(part, below));
        }
        ObjectNode own = JSON.objectNode();
        types(own, schema);
        describe(own, schema);
        AS_THEY_ARE.stream().filter(schema::has).forEach(name -> own.set(name, schema.get(name)));
        bounds(own, schema);
        examples(own, schema);
        properties(own, schema, below);
        if (schema.path("items").isObject()) {
            own.set("items", read(schema.path("items"), below));
        }
        JsonNode further = schema.path("additionalProperties");
        if (further.isBoolean()) {
            own.set("additionalProperties", further);
        } else if (further.isObject()) {
            own.set("additionalProperties", read(further, below));
        }
        merge(read, own);
        choices(read, schema, below);
        if (schema.path("nullable").asBoolean(false)) {
            allowNull(read);
        }
        return read;
    }

    private static void types(ObjectNode own, JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isString() || type.isArray()) {
            own.set("type", type);
        } else if (schema.path("properties").isObject()) {
            own.put("type", "object");
        }
        if (schema.path("enum").isArray()) {
            own.set("enum", schema.path("enum"));
        }
    }

    private static void describe(ObjectNode own, JsonNode schema) {
        String text = schema.path("description").asString(schema.path("title").asString(""));
        if (!text.isBlank()) {
            own.put("description", Texts.line(text, LONGEST_TEXT));
        }
    }

    /** In 3.0 a bound is made exclusive by a yes; since then it is a number of its own. */
    private static void bounds(ObjectNode own, JsonNode schema) {
        for (String[] pair : new String[][] {{"exclusiveMinimum", "minimum"}, {"exclusiveMaximum", "maximum"}}) {
            JsonNode exclusive = schema.path(pair[0]);
            if (exclusive.isNumber()) {
                own.set(pair[0], exclusive);
            } else if (exclusive.asBoolean(false) && own.has(pair[1])) {
                own.set(pair[0], own.remove(pair[1]));
            }
        }
    }

    private static void examples(ObjectNode own, JsonNode schema) {
        JsonNode example = schema.has("example")
                ? schema.get("example")
                : schema.path("examples").path(0);
        if (!example.isMissingNode() && example.toString().length() <= LONGEST_EXAMPLE) {
            own.putArray("examples").add(example);
        }
    }

    private void properties(ObjectNode own, JsonNode schema, List<String> below) {
        if (!schema.path("properties").isObject()) {
            return;
        }
        ObjectNode properties = own.putObject("properties");
        Set<String> hidden = new LinkedHashSet<>();
        schema.path("properties").forEachEntry((name, property) -> {
            if (property.path(unseen).asBoolean(false)) {
                hidden.add(name);
            } else {
                properties.set(name, read(property, below));
            }
        });
        ArrayNode required = JSON.arrayNode();
        schema.path("required")
                .valueStream()
                .filter(name -> name.isString() && !hidden.contains(name.stringValue()))
                .forEach(required::add);
        if (!required.isEmpty()) {
            own.set("required", required);
        }
    }

    /** One of several; "this or nothing" is a this that may be null. */
    private void choices(ObjectNode read, JsonNode schema, List<String> below) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            List<ObjectNode> choices = new ArrayList<>();
            boolean mayBeNull = false;
            for (JsonNode choice : schema.path(keyword)) {
                if (choice.path("type").asString("").equals("null")) {
                    mayBeNull = true;
                } else {
                    choices.add(read(choice, below));
                }
            }
            if (choices.size() == 1) {
                merge(read, choices.getFirst());
            } else if (!choices.isEmpty()) {
                ArrayNode all = read.putArray(keyword);
                choices.forEach(all::add);
            }
            if (mayBeNull) {
                allowNull(read);
            }
        }
    }

    private static void allowNull(ObjectNode read) {
        JsonNode type = read.path("type");
        if (type.isString()) {
            read.putArray("type").add(type).add("null");
        } else if (type.isArray()
                && type.valueStream().noneMatch(one -> one.asString("").equals("null"))) {
            ((ArrayNode) type).add("null");
        }
        if (read.get("enum") instanceof ArrayNode values && values.valueStream().noneMatch(JsonNode::isNull)) {
            read.set("enum", values.deepCopy().addNull());
        }
    }

    private static void merge(ObjectNode into, ObjectNode more) {
        more.forEachEntry((name, value) -> {
            if (name.equals("properties") && into.get(name) instanceof ObjectNode properties) {
                value.forEachEntry(properties::set);
            } else if (name.equals("required") && into.get(name) instanceof ArrayNode required) {
                value.valueStream()
                        .filter(field -> required.valueStream().noneMatch(field::equals))
                        .toList()
                        .forEach(required::add);
            } else {
                into.set(name, value);
            }
        });
    }

    private static List<String> deeper(List<String> within, String ref) {
        List<String> deeper = new ArrayList<>(within);
        deeper.add(ref);
        return deeper;
    }
}
