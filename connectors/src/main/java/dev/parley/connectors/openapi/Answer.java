package dev.parley.connectors.openapi;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an operation answers when it succeeds.
 *
 * @param sample of the document's examples, else made of the schema
 */
record Answer(ObjectNode schema, JsonNode sample) {
    static Answer of(Document document, JsonNode responses, String where) {
        Optional<JsonNode> success = success(responses)
                .flatMap(response -> document.followed(response, where))
                .map(response -> response.path("content"))
                .filter(content -> !content.isEmpty());
        if (success.isEmpty()) {
            return new Answer(
                    JsonNodeFactory.instance.objectNode().put("description", "nothing, or whatever it answers"),
                    JsonNodeFactory.instance.nullNode());
        }
        return Content.json(success.get())
                .map(content -> ofJson(document, content, where))
                .orElseGet(() -> new Answer(
                        JsonNodeFactory.instance.objectNode().put("type", "string"),
                        JsonNodeFactory.instance.stringNode("text")));
    }

    private static Answer ofJson(Document document, Content content, String where) {
        ObjectNode schema = SchemaReader.output(document, content.schema(), where);
        JsonNode example = content.example();
        return new Answer(schema, example.isMissingNode() ? Samples.of(schema) : example);
    }

    private static Optional<JsonNode> success(JsonNode responses) {
        return Stream.concat(Stream.of("200", "201", "202", "203", "204", "206", "2XX", "2xx"), Stream.of("default"))
                .map(responses::path)
                .filter(response -> !response.isMissingNode())
                .findFirst();
    }
}
