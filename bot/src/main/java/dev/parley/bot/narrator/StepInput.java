package dev.parley.bot.narrator;

import dev.parley.bot.chat.Form;
import dev.parley.engine.run.RecordedEvent;
import dev.parley.engine.run.RunEvent;
import dev.parley.engine.run.RunEvent.NodeStarted;
import dev.parley.engine.run.RunEvent.RunCalled;
import dev.parley.engine.run.RunEvent.RunFinished;
import dev.parley.engine.run.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a failed step worked on, as a form in which people put it right. */
record StepInput(ObjectNode value) {
    private static final int LONGEST_LINE = 60;

    /** Empty when the run failed elsewhere than at a step with an input of its own, or in a loop, which begins anew with its items. */
    static Optional<StepInput> of(RunFinished finished, List<RecordedEvent> all) {
        StepId failed = finished.failedStep();
        return failed == null || failed.isInLoop()
                ? Optional.empty()
                : all.stream()
                        .flatMap(recorded -> input(recorded.event(), failed).stream())
                        .reduce((_, later) -> later)
                        .flatMap(input -> input instanceof ObjectNode value && !value.isEmpty()
                                ? Optional.of(new StepInput(value))
                                : Optional.empty());
    }

    private static Optional<JsonNode> input(RunEvent event, StepId step) {
        return switch (event) {
            case NodeStarted started when started.step().equals(step) -> Optional.of(started.input());
            case RunCalled call when call.step().equals(step) -> Optional.of(call.input());
            default -> Optional.empty();
        };
    }

    Form form() {
        return new Form(value.properties().stream()
                .map(entry -> new Form.Field(entry.getKey(), label(entry.getKey()), type(entry.getValue()), false))
                .toList());
    }

    private static String label(String name) {
        return StringUtils.capitalize(name.replace('_', ' '));
    }

    private static Form.Type type(JsonNode value) {
        if (value.isString()) {
            boolean isShort = value.stringValue().length() <= LONGEST_LINE
                    && !value.stringValue().contains("\n");
            return isShort ? Form.Type.TEXT : Form.Type.LONG_TEXT;
        }
        return value.isBoolean() ? Form.Type.BOOLEAN : value.isNumber() ? Form.Type.NUMBER : Form.Type.JSON;
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
