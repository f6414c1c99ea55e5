package dev.parley.connectors.rest;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A place in a reply: {@code a.b}, {@code items[].name}, or nothing for the whole. */
record Selector(List<String> steps) {
    static Selector parse(String path) {
        return new Selector(path.isEmpty() ? List.of() : List.of(path.split("\\.")));
    }

    /** A missing node where there is nothing; with {@code []} always a list. */
    JsonNode in(JsonNode reply) {
        return in(reply, 0);
    }

    /** Its texts, one or many; empty ones left out. */
    List<String> textsIn(JsonNode reply) {
        JsonNode found = in(reply);
        return (found.isArray() ? found.valueStream() : Stream.of(found))
                .filter(JsonNode::isValueNode)
                .filter(value -> !value.isNull())
                .map(JsonNode::asString)
                .filter(text -> !text.isBlank())
                .toList();
    }

    private JsonNode in(JsonNode node, int step) {
        if (step == steps.size()) {
            return node;
        }
        String name = steps.get(step);
        if (!name.endsWith("[]")) {
            return in(node.path(name), step + 1);
        }
        String list = name.substring(0, name.length() - 2);
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode item : list.isEmpty() ? node : node.path(list)) {
            JsonNode found = in(item, step + 1);
            if (found.isArray() && step + 1 < steps.size()) {
                found.forEach(all::add);
            } else if (!found.isMissingNode()) {
                all.add(found);
            }
        }
        return all;
    }
}
