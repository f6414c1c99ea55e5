package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields to be read from a text.
 *
 * @param schema of an object that has them; those without a type of their own may be anything simple, or a list of texts
 * @param lines one for each, for the prompt
 */
record Fields(JsonNode schema, String lines) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N} _./#%-]{0,63}");
    private static final int MOST = 100;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** @throws OperationException {@code bad_input} saying how fields are written */
    static Fields of(JsonNode fields, NodeId step) throws OperationException {
        if (AnswerSchema.isSchema(fields)) {
            JsonNode schema = AnswerSchema.written(fields, "fields", step);
            return new Fields(schema, linesOf(schema));
        }
        Map<String, String> meanings = meanings(fields);
        if (meanings.isEmpty()
                || meanings.size() > MOST
                || !meanings.keySet().stream()
                        .allMatch(name -> NAME.matcher(name).matches())) {
            throw Failures.badInput(
                    step,
                    "cannot use its \"fields\"",
                    "Write names, such as [\"customer\", \"total\"], at most %d; or a JSON Schema of an object."
                            .formatted(MOST));
        }
        JsonNode schema = schemaOf(meanings);
        return new Fields(schema, linesOf(schema));
    }

    /** Of a list of names, a text of names with commas between, or an object from name to meaning; empty when it is none of these. */
    private static Map<String, String> meanings(JsonNode fields) {
        Map<String, String> meanings = new LinkedHashMap<>();
        if (fields.isString()) {
            for (String name : fields.stringValue().split("[,;\\n]")) {
                meanings.put(name.strip(), "");
            }
        } else if (fields.isArray()) {
            fields.forEach(field -> meanings.put(
                    field.isObject()
                            ? field.path("name").asString("")
                            : field.asString("").strip(),
                    field.path("description").asString("")));
        } else {
            fields.forEachEntry((name, meaning) -> meanings.put(name, meaning.asString("")));
        }
        return meanings;
    }

    private static JsonNode schemaOf(Map<String, String> meanings) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        meanings.forEach((name, meaning) -> {
            ObjectNode property = properties.putObject(name);
            if (!meaning.isBlank()) {
                property.put("description", meaning.strip());
            }
            ArrayNode ways = property.putArray("anyOf");
            for (String type : new String[] {"string", "number", "boolean"}) {
                ways.addObject().put("type", type);
            }
            ways.addObject().put("type", "array").putObject("items").put("type", "string");
            ways.addObject().put("type", "null");
            required.add(name);
        });
        return schema.put("additionalProperties", false);
    }

    /** A name, its type where it has one, and what it means; on one line whatever was written. */
    private static String linesOf(JsonNode schema) {
        return schema.path("properties")
                .propertyStream()
                .map(field -> {
                    String type = field.getValue().path("type").asString("");
                    String meaning = field.getValue().path("description").asString("");
                    return "- " + field.getKey() + (type.isEmpty() ? "" : " (" + type + ")")
                            + (meaning.isBlank()
                                    ? ""
                                    : ": " + meaning.replaceAll("\\s+", " ").strip());
                })
                .collect(Collectors.joining("\n"));
    }
}
