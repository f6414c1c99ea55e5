package dev.parley.bot.chat;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A number as people write it: {@code 1500}, {@code 12.5}, {@code 12,5}, {@code 1,234.50}, {@code 1.234,50}, {@code 1 500}. */
sealed interface TypedNumber {
    Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    Pattern POINT_DECIMAL = Pattern.compile(
            "[+-]?(\\d{1,40}|[1-9]\\d{0,2}(,\\d{3}){1,12})(\\.\\d{1,40})?([eE][+-]?\\d{1,3})?|[+-]?\\.\\d{1,40}");
    Pattern COMMA_DECIMAL = Pattern.compile("[+-]?(\\d{1,40}|[1-9]\\d{0,2}(\\.\\d{3}){1,12})(,\\d{1,40})?");

    record Read(JsonNode number) implements TypedNumber {}

    /** {@code 1,500} is one and a half to some and fifteen hundred to others. */
    record Unclear(String one, String other) implements TypedNumber {}

    record None() implements TypedNumber {}

    static TypedNumber read(String words) {
        // Typed by hand or pasted from a sheet, digits come with spaces of several kinds between thousands.
        String text = words.strip().replaceAll("(?<=\\d)[ \\u00A0\\u202F'’](?=\\d{3}(?!\\d))", "");
        if (EITHER.matcher(text).matches()) {
            return new Unclear(text.replace(",", ""), text.replace(',', '.'));
        }
        if (POINT_DECIMAL.matcher(text).matches()) {
            return number(text.replace(",", ""));
        }
        if (COMMA_DECIMAL.matcher(text).matches()) {
            return number(text.replace(".", "").replace(',', '.'));
        }
        return new None();
    }

    private static TypedNumber number(String plain) {
        BigDecimal number = new BigDecimal(plain);
        boolean isWhole = number.scale() <= 0 && number.precision() - number.scale() < 18;
        return new Read(
                isWhole
                        ? JsonNodeFactory.instance.numberNode(number.longValue())
                        : JsonNodeFactory.instance.numberNode(number));
    }
}
