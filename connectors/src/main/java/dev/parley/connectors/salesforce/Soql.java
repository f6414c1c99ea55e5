package dev.parley.connectors.salesforce;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Puts values into SOQL where it says {@code :name}, so that whatever a value holds, it stays a value. Source: SOQL and SOSL Reference,
 * "Quoted String Escape Sequences" and "Date Formats and Date Literals in WHERE".
 */
final class Soql {
    /** What is quoted stays as it is; a time of day has colons too, but no letter after one. */
    private static final Pattern PART =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|:([A-Za-z][A-Za-z0-9_]*)", Pattern.DOTALL);

    private Soql() {}

    /** @throws IllegalArgumentException when a value is missing or is none, with the reason in words */
    static String bound(String soql, Map<String, JsonNode> values) {
        return PART.matcher(soql)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group(1) == null ? part.group() : literal(part.group(1), values.get(part.group(1)))));
    }

    private static String literal(String name, @Nullable JsonNode value) {
        if (value == null) {
            throw new IllegalArgumentException("there is no value for :" + name);
        } else if (value.isArray()) {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("the list for :" + name + " is empty");
            }
            return value.valueStream().map(item -> literal(name, item)).collect(Collectors.joining(", ", "(", ")"));
        } else if (value.isObject()) {
            throw new IllegalArgumentException("the value for :" + name + " is an object");
        } else if (value.isString() && !isMoment(value.stringValue())) {
            return quoted(value.stringValue());
        } else if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isNull() ? "null" : value.asString();
    }

    private static String quoted(String text) {
        return "'"
                + text.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + "'";
    }

    private static boolean isMoment(String text) {
        return isParsed(text, LocalDate::parse) || isParsed(text, OffsetDateTime::parse);
    }

    private static boolean isParsed(String text, Function<String, ?> parser) {
        try {
            parser.apply(text);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
