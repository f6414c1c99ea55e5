package dev.parley.copilot.revision;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The paths, such as {@code fetch.output.body}, in the expressions of a step's JSON. */
final class References {
    /** What is CEL itself where it has no braces. */
    private static final Set<String> BARE = Set.of("condition", "value", "items", "until", "match");

    private static final Pattern BRACES = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);

    /** A path, or a text in quotes, in which nothing is a path. */
    private static final Pattern PATH =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|(?<![\\w.])[A-Za-z_]\\w*(?:\\.\\w+)*");

    private References() {}

    /** @param path gives what to read instead */
    static void rewrite(ObjectNode step, UnaryOperator<String> path) {
        if (step.get("with") instanceof ObjectNode with) {
            for (String name : List.copyOf(with.propertyNames())) {
                with.set(name, rewritten(with.get(name), BARE.contains(name), path));
            }
        }
    }

    private static JsonNode rewritten(JsonNode value, boolean isBare, UnaryOperator<String> path) {
        switch (value) {
            case ObjectNode object -> {
                for (String name : List.copyOf(object.propertyNames())) {
                    object.set(name, rewritten(object.get(name), false, path));
                }
                return object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, rewritten(array.get(i), false, path));
                }
                return array;
            }
            case StringNode text -> {
                String said = text.stringValue();
                return StringNode.valueOf(
                        isBare && !said.contains("{{")
                                ? expression(said, path)
                                : BRACES.matcher(said)
                                        .replaceAll(
                                                match -> Matcher.quoteReplacement(expression(match.group(), path))));
            }
            default -> {
                return value;
            }
        }
    }

    private static String expression(String cel, UnaryOperator<String> path) {
        return PATH.matcher(cel).replaceAll(match -> {
            boolean isText = match.group().startsWith("'") || match.group().startsWith("\"");
            return Matcher.quoteReplacement(isText ? match.group() : path.apply(match.group()));
        });
    }
}
