package dev.parley.connectors;

import dev.parley.engine.operation.OperationSpec;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The field that names a connection, which every operation in the name of one has beside its own. */
final class ConnectionInput {
    private ConnectionInput() {}

    static Optional<String> in(JsonNode input) {
        return input.path(ConnectedOperation.CONNECTION).stringValueOpt();
    }

    static JsonNode removedFrom(JsonNode input) {
        if (!(input instanceof ObjectNode object)) {
            return input;
        }
        ObjectNode own = object.deepCopy();
        own.remove(ConnectedOperation.CONNECTION);
        return own;
    }

    /** @param words what it means to leave it out */
    static OperationSpec addedTo(OperationSpec spec, String words) {
        ObjectNode schema = (ObjectNode) spec.input().deepCopy();
        schema.withObject("/properties")
                .putObject(ConnectedOperation.CONNECTION)
                .put("type", "string")
                .put("format", ConnectedOperation.CONNECTION)
                .put("description", words);
        return new OperationSpec(
                spec.id(),
                spec.title(),
                spec.summary(),
                schema,
                spec.output(),
                spec.effect(),
                spec.idempotent(),
                spec.sample(),
                spec.synonyms());
    }
}
