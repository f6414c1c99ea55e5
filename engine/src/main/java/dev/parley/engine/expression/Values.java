package dev.parley.engine.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Between JSON and the values CEL computes with. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Above it a double no longer holds every whole number, so that writing one would pretend a precision it has not. */
    private static final double EXACT = 1L << 53;

    private Values() {}

    /** Objects and lists become views; a whole number that fits becomes a long, any other a double. */
    static Object toCel(JsonNode value, Place place) {
        return switch (value.getNodeType()) {
            case OBJECT -> new Fields((ObjectNode) value, place);
            case ARRAY -> Items.of((ArrayNode) value, place);
            case STRING -> value.stringValue();
            case NUMBER -> number(value);
            case BOOLEAN -> value.booleanValue();
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case BINARY, POJO -> value.asString();
        };
    }

    private static Object number(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.doubleValue();
    }

    /** @throws ValueProblem when JSON has no such value, as for infinity */
    static JsonNode toJson(Object value) {
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Long number -> whole(number);
            case Double number -> number(number);
            case Boolean truth -> JSON.booleanNode(truth);
            case NullValue _ -> JSON.nullNode();
            case Fields fields -> fields.node();
            case Items items when items.node() != null -> items.node();
            case List<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            case Optional<?> optional -> optional.isPresent() ? toJson(optional.get()) : JSON.nullNode();
            case Instant time -> JSON.stringNode(time.toString());
            case Duration duration -> JSON.stringNode(seconds(duration));
            case UnsignedLong number -> JSON.numberNode(number.bigIntegerValue());
            case CelByteString bytes -> JSON.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case TypeType type -> JSON.stringNode(type.containingTypeName());
            default -> throw new ValueProblem("The result is " + Kind.of(value).words() + ", which is not JSON");
        };
    }

    private static JsonNode whole(long number) {
        return number == (int) number ? JSON.numberNode((int) number) : JSON.numberNode(number);
    }

    private static JsonNode number(double number) {
        if (!Double.isFinite(number)) {
            throw new ValueProblem("The result is not a finite number (" + number + ")");
        }
        return number == Math.rint(number) && Math.abs(number) <= EXACT
                ? whole((long) number)
                : JSON.numberNode(number);
    }

    private static JsonNode array(List<?> list) {
        var array = JSON.arrayNode(list.size());
        list.forEach(element -> array.add(toJson(element)));
        return array;
    }

    private static JsonNode object(Map<?, ?> map) {
        var object = JSON.objectNode();
        map.forEach((key, value) -> object.set(key.toString(), toJson(value)));
        return object;
    }

    /** As CEL's {@code string(duration)} has it: {@code 5400s}, {@code 0.5s}. */
    private static String seconds(Duration duration) {
        return new BigDecimal(duration.getSeconds())
                        .add(BigDecimal.valueOf(duration.getNano(), 9))
                        .stripTrailingZeros()
                        .toPlainString()
                + "s";
    }
}
