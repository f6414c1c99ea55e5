package dev.parley.engine.expression;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** A value as it reads in the middle of a sentence. */
final class PlainText {
    /** Digits a number may have before it is written with an exponent; a decimal may claim millions. */
    private static final int MAX_DIGITS = 40;

    private PlainText() {}

    /** Text as it is, null as nothing, lists and objects as compact JSON, whole numbers without a fraction. */
    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING, BINARY, POJO -> value.asString();
            case NUMBER -> number(value);
            case BOOLEAN -> value.booleanValue() ? "true" : "false";
            case NULL, MISSING -> "";
            case OBJECT, ARRAY -> value.toString();
        };
    }

    static String of(Number number) {
        return number instanceof BigDecimal decimal ? digits(decimal) : number.toString();
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        if (!value.isBigDecimal() && !Double.isFinite(value.doubleValue())) {
            return value.asString();
        }
        return digits(value.decimalValue());
    }

    private static String digits(BigDecimal value) {
        BigDecimal number = value.stripTrailingZeros();
        return Math.abs(number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS
                ? number.toPlainString()
                : number.toString();
    }
}
