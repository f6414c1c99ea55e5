package dev.parley.engine.workflow;

import dev.parley.engine.operation.Effect;
import dev.parley.engine.operation.Operation;
import dev.parley.engine.operation.OperationContext;
import dev.parley.engine.operation.OperationSpec;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An operation that is only described. */
record SomeOperation(String id, JsonNode input, JsonNode output) implements Operation {
    private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();
    private static final JsonNode ANY_OBJECT = Examples.json("{\"type\": \"object\"}");

    static SomeOperation called(String id) {
        return new SomeOperation(id, ANY_OBJECT, ANYTHING);
    }

    static SomeOperation taking(String id, String schema) {
        return new SomeOperation(id, Examples.json(schema), ANYTHING);
    }

    static SomeOperation giving(String id, String schema) {
        return new SomeOperation(id, ANY_OBJECT, Examples.json(schema));
    }

    @Override
    public OperationSpec spec() {
        return new OperationSpec(id, id, id, input, output, Effect.WRITE, false, ANYTHING, List.of());
    }

    @Override
    public JsonNode perform(JsonNode input, OperationContext context) {
        return input;
    }
}
