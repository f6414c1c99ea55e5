package dev.parley.connectors.openapi;

import dev.parley.connectors.ConnectedOperation;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an operation takes, while it is put together of parameters and body. */
final class Inputs {
    private final ObjectNode properties = JsonNodeFactory.instance.objectNode();
    private final ArrayNode required = JsonNodeFactory.instance.arrayNode();
    private final List<Part> parts = new ArrayList<>();

    boolean has(String field) {
        return properties.has(field) || field.equals(ConnectedOperation.CONNECTION);
    }

    /** A name that is still free: the own one, else one that says where it goes. */
    String free(String wire, String place) {
        String field = wire;
        for (int i = 1; has(field); i++) {
            field = wire + "_" + place + (i == 1 ? "" : String.valueOf(i));
        }
        return field;
    }

    void add(Part part, JsonNode schema, boolean isRequired) {
        properties.set(part.field(), schema);
        parts.add(part);
        if (isRequired) {
            required.add(part.field());
        }
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    ObjectNode schema() {
        ObjectNode all = properties.deepCopy();
        all.putObject(ConnectedOperation.CONNECTION)
                .put("type", "string")
                .put("format", ConnectedOperation.CONNECTION)
                .put("description", "name of the connection; may be left out when there is only one");
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.set("properties", all);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }
}
