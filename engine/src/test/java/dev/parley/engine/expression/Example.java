package dev.parley.engine.expression;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** What an expression may read in a specification, and short ways to compile, evaluate and fail. */
final class Example {
    static final Expressions EXPRESSIONS = new Expressions();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Map<String, JsonNode> roots = new HashMap<>();

    private Example() {}

    /** A trigger with this body, {@code '} standing for the quote. */
    static Example body(String json) {
        return new Example().with("trigger", "{'output': {'body': " + json + "}}");
    }

    static Example nothing() {
        return new Example();
    }

    Example with(String root, String json) {
        roots.put(root, json(json));
        return this;
    }

    static JsonNode json(String json) {
        return plainJson(json.replace('\'', '"'));
    }

    static JsonNode plainJson(String json) {
        return JSON.readTree(json);
    }

    Scope scope() {
        return roots::get;
    }

    JsonNode value(String cel) throws ExpressionException {
        return EXPRESSIONS.expression(inBody(cel)).evaluate(scope());
    }

    JsonNode rendered(String template) throws ExpressionException {
        return EXPRESSIONS.template(json(template)).render(scope());
    }

    /** The string itself as a template, quotes and all. */
    String text(String template) throws ExpressionException {
        var node = StringNode.valueOf(template);
        return EXPRESSIONS.template(node).render(scope()).stringValue();
    }

    ExpressionException failure(String cel) {
        return catchThrowableOfType(ExpressionException.class, () -> value(cel));
    }

    static ExpressionException compileFailure(String cel) {
        return catchThrowableOfType(ExpressionException.class, () -> EXPRESSIONS.expression(cel));
    }

    /** Specifications say {@code body.total} for {@code trigger.output.body.total}. */
    private static String inBody(String cel) {
        return cel.replaceAll("(?<![\\w.])body\\b", "trigger.output.body");
    }
}
