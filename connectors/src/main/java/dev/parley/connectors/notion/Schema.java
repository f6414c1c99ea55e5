package dev.parley.connectors.notion;

import dev.parley.connectors.rest.ApiSession;
import dev.parley.engine.operation.OperationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which properties there are and of what type, as a database or one of its pages tells. @param types by name */
record Schema(Map<String, String> types) {
    static Schema of(JsonNode properties) {
        Map<String, String> types = new LinkedHashMap<>();
        properties.forEachEntry(
                (name, property) -> types.put(name, property.path("type").asString("")));
        return new Schema(types);
    }

    /** Of the pages of a database. Source: developers.notion.com, "Retrieve a database". */
    static Schema ofDatabase(ApiSession session, String database) throws OperationException, InterruptedException {
        return of(session.get("/v1/databases/" + path(database)).path("properties"));
    }

    static Schema ofPage(ApiSession session, String page) throws OperationException, InterruptedException {
        return of(session.get("/v1/pages/" + path(page)).path("properties"));
    }

    /** What stands in a path is an id and nothing that leads out of it. */
    static String path(String id) {
        return NotionId.of(id).replaceAll("[^0-9A-Za-z-]", "");
    }

    /** The property that is the page's title; every database has one. */
    String title() {
        return types.entrySet().stream()
                .filter(property -> property.getValue().equals("title"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("title");
    }

    /** The values in the form of their properties. */
    Map<String, JsonNode> written(ApiSession session, Map<String, JsonNode> values) throws OperationException {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> value : values.entrySet()) {
            String name = nameOf(session, value.getKey());
            properties.put(name, formed(session, name, value.getValue(), Properties::written));
        }
        return properties;
    }

    /** What finds the pages that have these values. */
    ArrayNode sought(ApiSession session, Map<String, JsonNode> values) throws OperationException {
        ArrayNode filters = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, JsonNode> value : values.entrySet()) {
            String name = nameOf(session, value.getKey());
            filters.add(
                    formed(session, name, value.getValue(), (type, wanted) -> Properties.sought(name, type, wanted)));
        }
        return filters;
    }

    private String nameOf(ApiSession session, String wanted) throws OperationException {
        if (types.containsKey(wanted)) {
            return wanted;
        }
        return types.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(wanted.strip()))
                .findFirst()
                .orElseThrow(() -> session.missing(
                        "finds no property \"%s\" in Notion".formatted(wanted),
                        "There are: %s.".formatted(String.join(", ", types.keySet()))));
    }

    private JsonNode formed(
            ApiSession session, String name, JsonNode value, BiFunction<String, JsonNode, Optional<JsonNode>> form)
            throws OperationException {
        String type = types.get(name);
        return form.apply(type, value)
                .orElseThrow(() -> session.missing(
                        "cannot use the property \"%s\" of Notion, which is of type %s".formatted(name, type),
                        "Notion fills it in itself. Leave it out."));
    }
}
