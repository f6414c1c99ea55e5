package dev.parley.engine.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
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

    private Values() {}

    /** Objects and lists become views; numbers become those of {@link Numbers}. */
    static Object toCel(JsonNode value, Place place) {
        return switch (value.getNodeType()) {
            case OBJECT -> new Fields((ObjectNode) value, place);
            case ARRAY -> Items.of((ArrayNode) value, place);
            case STRING -> value.stringValue();
            case NUMBER -> Numbers.of(value);
            case BOOLEAN -> value.booleanValue();
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case BINARY, POJO -> value.asString();
        };
    }

    static TypeType typeOf(Object value) {
        return TypeType.create(
                switch (value) {
                    case String _ -> SimpleType.STRING;
                    case UnsignedLong _ -> SimpleType.UINT;
                    case Number number -> Numbers.of(number) instanceof Long ? SimpleType.INT : SimpleType.DOUBLE;
                    case Boolean _ -> SimpleType.BOOL;
                    case NullValue _ -> SimpleType.NULL_TYPE;
                    case Collection<?> _ -> ListType.create(SimpleType.DYN);
                    case Map<?, ?> _ -> MapType.create(SimpleType.DYN, SimpleType.DYN);
                    case Instant _ -> SimpleType.TIMESTAMP;
                    case Duration _ -> SimpleType.DURATION;
                    case CelByteString _ -> SimpleType.BYTES;
                    case Optional<?> _ -> OptionalType.create(SimpleType.DYN);
                    default -> SimpleType.DYN;
                });
    }

    /** @throws ValueProblem when JSON has no such value, as for infinity */
    static JsonNode toJson(Object value) {
        return switch (value) {
            case String text -> JSON.stringNode(text);
            case Number number -> number(Numbers.of(number));
            case Boolean truth -> JSON.booleanNode(truth);
            case NullValue _ -> JSON.nullNode();
            case Fields fields -> fields.node();
            case Items items when items.node() != null -> items.node();
            case List<?> list -> array(list);
            case Map<?, ?> map -> object(map);
            case Optional<?> optional -> optional.isPresent() ? toJson(optional.get()) : JSON.nullNode();
            case Instant time -> JSON.stringNode(time.toString());
            case Duration duration -> JSON.stringNode(seconds(duration));
            case CelByteString bytes -> JSON.stringNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case TypeType type -> JSON.stringNode(type.containingTypeName());
            default -> throw new ValueProblem("The result is " + Kind.of(value).words() + ", which is not JSON");
        };
    }

    private static JsonNode number(Number number) {
        return switch (number) {
            case Long whole when whole == whole.intValue() -> JSON.numberNode(whole.intValue());
            case Long whole -> JSON.numberNode(whole);
            default -> decimal((BigDecimal) number);
        };
    }

    /** A whole number is one in JSON too, written out while that stays short. */
    private static JsonNode decimal(BigDecimal number) {
        return number.scale() <= 0 && number.precision() - number.scale() <= Numbers.DIGITS
                ? JSON.numberNode(number.toBigIntegerExact())
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
