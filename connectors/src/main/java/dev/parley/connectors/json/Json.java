package dev.parley.connectors.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON that connectors write by hand: bodies of calls, samples, payloads of events. */
public final class Json {
    private Json() {}

    /**
     * Of names and values in turn. What is null is left out, so that an input that is not given goes nowhere.
     *
     * @param namesAndValues a value may be whatever an operation's record holds
     */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("The last name has no value: " + Arrays.toString(namesAndValues));
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                object.set(String.valueOf(namesAndValues[i]), of(value));
            }
        }
        return object;
    }

    public static ArrayNode list(Object... items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(items).map(Json::of).forEach(list::add);
        return list;
    }

    /** As a step's output would hold it. */
    public static JsonNode of(Object value) {
        return value instanceof JsonNode json ? json : OperationJson.MAPPER.valueToTree(value);
    }

    /** An object as it is written. Apostrophes may stand for quotation marks, which Java's texts do not like. */
    public static ObjectNode read(String text) {
        return OperationJson.MAPPER.readTree(text.replace('\'', '"')).asObject();
    }

    /**
     * What an operation answers, as JSON has it: a long record is easier to read by names than by position.
     *
     * @throws tools.jackson.core.JacksonException when it is not that record: a mistake of the operation's author
     */
    public static <T extends Record> T sample(Class<T> type, String text) {
        return OperationJson.MAPPER.treeToValue(read(text), type);
    }
}
