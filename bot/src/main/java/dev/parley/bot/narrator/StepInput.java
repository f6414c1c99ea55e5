package dev.parley.bot.narrator;

import dev.parley.bot.chat.Form;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.StepId;
import dev.parley.engine.workflow.Bounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a failed step worked on, as a form in which people put it right.
 *
 * @param schema of such an input, a JSON Schema; empty where nobody says what it has to be like
 */
record StepInput(ObjectNode value, JsonNode schema) {
    private static final int LONGEST_LINE = 60;

    /** Empty when the run failed elsewhere than at a step with an input of its own, or in a loop, which begins anew with its items. */
    static Optional<StepInput> of(RunFinished finished, List<RecordedEvent> all, JsonNode schema) {
        StepId failed = finished.failedStep();
        return failed == null || failed.isInLoop()
                ? Optional.empty()
                : all.stream()
                        .flatMap(recorded -> input(recorded.event(), failed).stream())
                        .reduce((_, later) -> later)
                        .flatMap(input -> input instanceof ObjectNode value && !value.isEmpty()
                                ? Optional.of(new StepInput(value, schema))
                                : Optional.empty());
    }

    static Optional<StepInput> of(RunFinished finished, List<RecordedEvent> all) {
        return of(finished, all, MissingNode.getInstance());
    }

    private static Optional<JsonNode> input(RunEvent event, StepId step) {
        return switch (event) {
            case NodeStarted started when started.step().equals(step) -> Optional.of(started.input());
            case RunCalled call when call.step().equals(step) -> Optional.of(call.input());
            default -> Optional.empty();
        };
    }

    /** With what the schema asks for and the step was not given. */
    Form form() {
        return new Form(Stream.concat(value.propertyNames().stream(), required())
                .distinct()
                .map(this::field)
                .toList());
    }

    private Stream<String> required() {
        return schema.path("required").valueStream().map(JsonNode::asString);
    }

    private Form.Field field(String name) {
        JsonNode known = schema.path("properties").path(name);
        return new Form.Field(
                name,
                known.path("title").asString(label(name)),
                type(value.path(name), known),
                required().anyMatch(name::equals),
                null,
                bounds(known),
                choices(known));
    }

    private static List<String> choices(JsonNode known) {
        return known.path("enum")
                .valueStream()
                .filter(choice -> choice.isValueNode() && !choice.isNull())
                .map(JsonNode::asString)
                .toList();
    }

    private static @Nullable Bounds bounds(JsonNode known) {
        Bounds bounds = new Bounds(
                known.path("minimum").isNumber() ? known.path("minimum").decimalValue() : null,
                known.path("maximum").isNumber() ? known.path("maximum").decimalValue() : null,
                known.path("pattern").isString() ? known.path("pattern").stringValue() : null);
        return bounds.isNone() || !bounds.isReadable() ? null : bounds;
    }

    private static String label(String name) {
        return StringUtils.capitalize(name.replace('_', ' '));
    }

    /** As the schema has it; where it says nothing, or has it both ways, as the value is. */
    private static Form.Type type(JsonNode value, JsonNode known) {
        return switch (known.path("type").asString("")) {
            case "number" -> Form.Type.NUMBER;
            case "integer" -> Form.Type.WHOLE_NUMBER;
            case "boolean" -> Form.Type.BOOLEAN;
            case "object", "array" -> Form.Type.JSON;
            case "string" -> value.isContainer() ? Form.Type.JSON : text(value, known);
            default -> type(value);
        };
    }

    private static Form.Type text(JsonNode value, JsonNode known) {
        return known.path("format").asString("").equals("date") ? Form.Type.DATE : length(value.asString(""));
    }

    private static Form.Type type(JsonNode value) {
        if (value.isString() || value.isMissingNode()) {
            return length(value.asString(""));
        }
        return value.isBoolean() ? Form.Type.BOOLEAN : value.isNumber() ? Form.Type.NUMBER : Form.Type.JSON;
    }

    private static Form.Type length(String text) {
        return text.length() <= LONGEST_LINE && !text.contains("\n") ? Form.Type.TEXT : Form.Type.LONG_TEXT;
    }

    /** The input as it was, to be changed. */
    Form.Draft unchanged() {
        Map<String, String> typed = new LinkedHashMap<>();
        value.properties().forEach(entry -> typed.put(entry.getKey(), written(entry.getValue())));
        return new Form.Draft(typed, Map.of());
    }

    private static String written(JsonNode value) {
        return value.isContainer() ? value.toPrettyString() : value.isNull() ? "" : value.asString();
    }
}
