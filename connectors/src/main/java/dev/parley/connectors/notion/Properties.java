package dev.parley.connectors.notion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page's properties as plain values by name, and back. Source: developers.notion.com, "Page properties" and "Filter database entries".
 */
final class Properties {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Properties() {}

    static Map<String, JsonNode> plain(JsonNode properties) {
        Map<String, JsonNode> plain = new LinkedHashMap<>();
        properties.forEachEntry((name, property) -> {
            JsonNode value = plainValue(property);
            if (!value.isNull() && !value.isMissingNode()) {
                plain.put(name, value);
            }
        });
        return plain;
    }

    private static JsonNode plainValue(JsonNode property) {
        String type = property.path("type").asString("");
        JsonNode value = property.path(type);
        return switch (type) {
            case "title", "rich_text" -> JSON.stringNode(RichText.plain(value));
            case "select", "status" -> value.path("name");
            case "multi_select" -> list(value, "name");
            case "people" -> list(value, "name");
            case "relation" -> list(value, "id");
            case "files" -> list(value, "name");
            case "created_by", "last_edited_by" -> value.path("name");
            case "date" -> value.path("end").isString() ? value : value.path("start");
            case "formula" -> plainValue(value);
            case "rollup" -> value.path("type").asString("").equals("array") ? rolledUp(value) : plainValue(value);
            case "unique_id" ->
                JSON.stringNode(
                        value.path("prefix").isString()
                                ? value.path("prefix").stringValue() + "-"
                                        + value.path("number").asString("")
                                : value.path("number").asString(""));
            default -> value;
        };
    }

    private static JsonNode rolledUp(JsonNode rollup) {
        ArrayNode all = JSON.arrayNode();
        rollup.path("array").forEach(item -> all.add(plainValue(item)));
        return all;
    }

    private static ArrayNode list(JsonNode values, String field) {
        ArrayNode names = JSON.arrayNode();
        values.forEach(
                value -> names.add(value.path(field).asString(value.path("id").asString(""))));
        return names;
    }

    /**
     * A plain value in the form of its property's type; null empties it.
     *
     * @return empty when Notion alone sets properties of that type
     */
    static Optional<JsonNode> written(String type, JsonNode value) {
        if (value.isNull()) {
            boolean isList = List.of("title", "rich_text", "multi_select", "people", "relation", "files")
                    .contains(type);
            return Optional.of(typed(type, isList ? JSON.arrayNode() : JSON.nullNode()));
        }
        return switch (type) {
            case "title", "rich_text" -> Optional.of(typed(type, RichText.of(textOf(value))));
            case "select", "status" -> Optional.of(typed(type, JSON.objectNode().put("name", textOf(value))));
            case "multi_select" -> Optional.of(typed(type, each(value, "name")));
            case "people", "relation" -> Optional.of(typed(type, each(value, "id")));
            case "date" ->
                Optional.of(
                        typed(type, value.isObject() ? value : JSON.objectNode().put("start", textOf(value))));
            case "number", "checkbox", "url", "email", "phone_number" -> Optional.of(typed(type, value));
            default -> Optional.empty();
        };
    }

    /** What finds pages that have this value. @return empty when Notion cannot look for it */
    static Optional<JsonNode> sought(String name, String type, JsonNode value) {
        String comparison = switch (type) {
            case "multi_select", "people", "relation" -> "contains";
            case "title", "rich_text", "number", "checkbox", "select", "status", "date" -> "equals";
            case "url", "email", "phone_number" -> "equals";
            default -> "";
        };
        JsonNode wanted = comparison.equals("contains") && type.equals("relation")
                ? JSON.stringNode(NotionId.of(textOf(value)))
                : value;
        ObjectNode filter = JSON.objectNode().put("property", name);
        filter.putObject(type).set(comparison, wanted);
        return comparison.isEmpty() ? Optional.empty() : Optional.of(filter);
    }

    private static ObjectNode typed(String type, JsonNode value) {
        return JSON.objectNode().set(type, value);
    }

    /** One value is a list of one. */
    private static ArrayNode each(JsonNode values, String field) {
        ArrayNode all = JSON.arrayNode();
        for (JsonNode value : values.isArray() ? values : JSON.arrayNode().add(values)) {
            all.addObject().put(field, field.equals("id") ? NotionId.of(textOf(value)) : textOf(value));
        }
        return all;
    }

    private static String textOf(JsonNode value) {
        return value.isValueNode() ? value.asString() : value.toString();
    }

    /** For fields of records. */
    static final class Reader extends StdDeserializer<Map<String, JsonNode>> {
        Reader() {
            super(Map.class);
        }

        @Override
        public Map<String, JsonNode> deserialize(JsonParser parser, DeserializationContext context) {
            return plain(context.readTree(parser));
        }
    }
}
