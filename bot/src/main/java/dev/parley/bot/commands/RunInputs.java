package dev.parley.bot.commands;

import dev.parley.bot.chat.Form;
import dev.parley.engine.workflow.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns what a person filled in into what a trigger would have delivered. */
final class RunInputs {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z_][\\w.-]*)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s,]+))");

    private RunInputs() {}

    /** {@code total=1500 name="Ana B"} as pairs. */
    static Map<String, String> pairs(String arguments) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Matcher pair = PAIR.matcher(arguments);
        while (pair.find()) {
            String value =
                    pair.group(2) != null ? pair.group(2) : pair.group(3) != null ? pair.group(3) : pair.group(4);
            pairs.put(pair.group(1), value);
        }
        return pairs;
    }

    /** By the fields that the trigger asks for; of a trigger that asks for none, each value as what it looks like. */
    static Form.Filled read(Trigger trigger, Map<String, String> given) {
        return trigger instanceof Trigger.Manual manual
                ? Form.asking(manual.inputs()).read(given)
                : new Form.Filled(guessed(given), Map.of());
    }

    /** {@code trigger.output} of a run that a person started in the trigger's stead. */
    static JsonNode payload(Trigger trigger, ObjectNode input, Instant now, String by) {
        return switch (trigger) {
            case Trigger.Manual _ -> input;
            case Trigger.Webhook _ -> {
                ObjectNode request = JSON.objectNode();
                request.set("body", input);
                request.putObject("headers");
                request.putObject("query");
                yield request;
            }
            case Trigger.Schedule _ -> JSON.objectNode().put("scheduledAt", now.toString());
            case Trigger.Event event -> {
                ObjectNode output = JSON.objectNode().put("source", event.source());
                output.set("payload", input);
                yield output;
            }
            case Trigger.Stream stream -> {
                ObjectNode output = JSON.objectNode().put("stream", stream.stream());
                output.set("fields", input);
                yield output;
            }
            case Trigger.Email _, Trigger.File _ -> input;
            case Trigger.Chat chat -> {
                ObjectNode said = JSON.objectNode().put("text", chat.phrase()).put("by", by);
                said.putObject("person").put("name", by);
                yield said;
            }
        };
    }

    /** Each value as what it looks like. */
    static ObjectNode guessed(Map<String, String> given) {
        ObjectNode input = JSON.objectNode();
        given.forEach((name, value) -> {
            JsonNode number = number(value);
            boolean isFlag = value.equals("true") || value.equals("false");
            input.set(
                    name,
                    number != null ? number : isFlag ? JSON.booleanNode(value.equals("true")) : JSON.stringNode(value));
        });
        return input;
    }

    private static @Nullable JsonNode number(String value) {
        try {
            BigDecimal number = new BigDecimal(value);
            return number.scale() <= 0 && number.precision() < 18
                    ? JSON.numberNode(number.longValue())
                    : JSON.numberNode(number);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
