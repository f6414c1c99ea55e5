package dev.parley.engine.workflow;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An operation that is only described. */
record SomeOperation(String id, JsonNode input) implements Operation {
    static SomeOperation called(String id) {
        return new SomeOperation(id, Examples.json("{\"type\": \"object\"}"));
    }

    static SomeOperation taking(String id, String schema) {
        return new SomeOperation(id, Examples.json(schema));
    }

    @Override
    public OperationSpec spec() {
        JsonNode anything = JsonNodeFactory.instance.objectNode();
        return new OperationSpec(id, id, id, input, anything, Effect.WRITE, false, anything, List.of());
    }

    @Override
    public JsonNode perform(JsonNode input, OperationContext context) {
        return input;
    }
}
