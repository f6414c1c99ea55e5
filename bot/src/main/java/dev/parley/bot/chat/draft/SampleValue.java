package dev.parley.bot.chat.draft;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Plausible values for fields of which only the name, or a comparison, is known. */
final class SampleValue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern COMPARISON = Pattern.compile(
            "([A-Za-z_][\\w.]*)\\s*\\)*\\s*(>=|<=|==|!=|>|<)\\s*(-?\\d+(?:\\.\\d+)?|'[^']*'|\"[^\"]*\"|true|false)");
    private static final Pattern AMOUNT =
            Pattern.compile(".*(total|amount|price|sum|cost|count|quantity|qty|number|age|score|days|hours)$");

    private SampleValue() {}

    /** @param type {@code string}, {@code number} or {@code boolean} */
    static JsonNode of(String name, String type) {
        return switch (type) {
            case "number" -> JSON.numberNode(100);
            case "boolean" -> JSON.booleanNode(true);
            default -> words(name);
        };
    }

    static JsonNode named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (AMOUNT.matcher(lower).matches()) {
            return JSON.numberNode(100);
        }
        return lower.startsWith("is_") || lower.startsWith("has_") ? JSON.booleanNode(true) : words(name);
    }

    private static JsonNode words(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("mail")) {
            return JSON.stringNode("ana@example.com");
        }
        if (lower.endsWith("url") || lower.endsWith("link")) {
            return JSON.stringNode("https://example.com");
        }
        if (lower.equals("id") || lower.endsWith("_id") || name.endsWith("Id")) {
            return JSON.stringNode("A-1");
        }
        return JSON.stringNode(lower.endsWith("date") ? "2026-01-15" : "Sample " + name);
    }

    /** By path, values with which each comparison in the condition holds. */
    static Map<String, JsonNode> satisfying(String condition) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Matcher comparison = COMPARISON.matcher(condition);
        while (comparison.find()) {
            values.put(comparison.group(1), value(comparison.group(2), comparison.group(3)));
        }
        return values;
    }

    private static JsonNode value(String operator, String literal) {
        if (literal.startsWith("'") || literal.startsWith("\"")) {
            String text = literal.substring(1, literal.length() - 1);
            return JSON.stringNode(operator.equals("!=") ? "not " + text : text);
        }
        if (literal.equals("true") || literal.equals("false")) {
            return JSON.booleanNode(literal.equals("true") != operator.equals("!="));
        }
        BigDecimal number = new BigDecimal(literal);
        return switch (operator) {
            case ">", "!=" -> JSON.numberNode(number.add(BigDecimal.ONE));
            case "<" -> JSON.numberNode(number.subtract(BigDecimal.ONE));
            default -> JSON.numberNode(number);
        };
    }
}
