package dev.parley.connectors.ai;

import dev.parley.engine.NodeId;
import dev.parley.engine.operation.OperationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a step works on, as text: text as it is, anything else as JSON. */
final class Material {
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Material() {}

    /** @throws OperationException {@code bad_input} when there is nothing to work on */
    static String required(JsonNode value, String field, NodeId step) throws OperationException {
        String text = text(value);
        if (text.isBlank()) {
            throw Failures.badInput(
                    step,
                    "has an empty \"%s\"".formatted(field),
                    "Check what the step is given, or leave the step out where there is nothing to work on.");
        }
        return text;
    }

    /** Empty for nothing. */
    static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode() || (value.isContainer() && value.isEmpty())) {
            return "";
        }
        return value.isValueNode() ? value.asString() : PRETTY.writeValueAsString(value);
    }
}
